import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLASSES, FUNCTIONS, standIn } from "../tools/left_out";

const SHADERS = "three/src/renderers/shaders/ShaderLib/";

function file(path: string): URL {
  const base: string = import.meta.url;
  return new URL(`../node_modules/${path}`, base);
}

function standsFor(path: string): string | null {
  return standIn(`/x/node_modules/${path}`);
}

test("what is left out exists under its name: a package that moved it would bring it back unseen", () => {
  for (const [path, name] of Object.entries({ ...FUNCTIONS, ...CLASSES })) {
    expect(existsSync(file(path)), path).toBe(true);
    const exported = new RegExp(`export (class|function|\\{) ?${name}\\b`);
    expect(new TextDecoder().decode(readFileSync(file(path)))).toMatch(exported);
    expect(standsFor(path)).toMatch(exported);
  }
});

test("materials that are made here keep their shaders", () => {
  expect(existsSync(file(`${SHADERS}meshtoon.glsl.js`))).toBe(true);
  expect(standsFor(`${SHADERS}meshtoon.glsl.js`)).toContain("vertex");
  for (const name of ["meshphysical", "meshlambert", "meshbasic", "points", "sprite", "linedashed", "depth"])
    expect(standsFor(`${SHADERS}${name}.glsl.js`), name).toBeNull();
  expect(standIn("/x/src/world/collision.ts")).toBeNull();
});
