import { defineConfig } from "vitest/config";
import { BundledPackages } from "./tools/notices.ts";

const packages = new BundledPackages();

/** The server's pages are Jinja templates: they find the built files by the manifest, so there is no HTML here. */
export default defineConfig({
  base: "/client/",
  publicDir: false,
  // The texts are shared with the server and lie beside its Python.
  server: { fs: { allow: [".."] } },
  plugins: [packages.noting(), packages.writing("NOTICES.txt")],
  worker: { format: "es", plugins: () => [packages.noting()] },
  build: {
    outDir: "../src/lanting/web/client",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // The Content Security Policy forbids inline scripts and styles, and every browser we serve knows modulepreload.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: { main: "src/main.ts" } },
  },
  test: {
    // A test that needs a page asks for one in its first line: // @vitest-environment happy-dom
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    passWithNoTests: true,
  },
});
