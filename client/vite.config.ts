import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { leaveOut } from "./tools/left_out.ts";
import { BundledPackages } from "./tools/notices.ts";
import { isForEveryPicture, threeFromSources } from "./tools/three.ts";

const packages = new BundledPackages();
const SHARED_WITH_HEADSETS =
  /client\/src\/(avatar\/(skeleton|affine|legs|arms|bones|gesture)|components\/(world_matrices|chance|ink|piece))\.ts/;
const NO_PIXELS = fileURLToPath(new URL("./src/media/no_pixels.ts", import.meta.url));

/** The server's pages are Jinja templates: they find the built files by the manifest, so there is no HTML here. */
export default defineConfig({
  base: "/client/",
  publicDir: false,
  // The texts are shared with the server and lie beside its Python.
  server: { fs: { allow: [".."] } },
  // glTF-Transform's own way with pictures builds functions from text, which our policy forbids.
  resolve: { alias: { "ndarray-pixels": NO_PIXELS, "ndarray-lanczos": NO_PIXELS, ndarray: NO_PIXELS } },
  plugins: [threeFromSources(), leaveOut(), packages.noting(), packages.writing("NOTICES.txt")],
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
    rollupOptions: {
      // Packages that also run under Node name its modules; none is asked for in a browser.
      onLog: (level, log, tell) => log.message.includes("externalized for browser") || tell(level, log),
      input: {
        main: "src/main.ts",
        space_file: "src/page/space_file.ts",
        copying: "src/page/copying.ts",
        clip_page: "src/report/clip_page.ts",
      },
      output: {
        codeSplitting: {
          groups: [
            { name: "three", test: isForEveryPicture },
            // What a headset shares with every picture: one chunk of it is smaller than five.
            { name: "figure", test: SHARED_WITH_HEADSETS, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  test: {
    // A test that needs a page asks for one in its first line: // @vitest-environment happy-dom
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    passWithNoTests: true,
    // One page for all files of a worker, a third of the cost; and a slow machine is not a wrong client.
    pool: "threads",
    isolate: false,
    testTimeout: 60_000,
  },
});
