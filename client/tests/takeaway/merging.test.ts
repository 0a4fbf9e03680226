import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Assembly } from "../../src/takeaway/assembly";
import { EXTENSION_LISTS, type Gltf, LISTS, type Made } from "../../src/takeaway/gltf";
import { hasUnknown, Merged } from "../../src/takeaway/merging";
import type { Model } from "../../src/takeaway/model";
import { bytesOf, jsonOf } from "./khronos";
import { type RandomGltf, randomGltfs, UNKNOWN } from "./random_gltf";

/** Every list of a file, with those of extensions, by the name that numbers are told by. */
function listsOf(gltf: Gltf): Map<string, readonly Made[]> {
  const lists = new Map<string, readonly Made[]>(LISTS.map((list) => [list, gltf[list] ?? []]));
  for (const [extension, own] of Object.entries(EXTENSION_LISTS))
    for (const [list, kind] of Object.entries(own))
      lists.set(kind, (gltf.extensions?.[extension]?.[list] as Made[] | undefined) ?? []);
  return lists;
}

function at(thing: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((inner, name) => (inner as Made)[name], thing);
}

async function merge(...models: readonly Model[]): Promise<{ glb: Blob; gltf: Gltf; assembly: Assembly }> {
  const assembly = new Assembly("a place");
  for (const model of models) new Merged(assembly, model).hang(null);
  const glb = assembly.finished();
  return { glb, gltf: await jsonOf(glb), assembly };
}

async function expectMeant(glb: Blob, gltf: Gltf, { meant, bytes }: RandomGltf): Promise<void> {
  const lists = listsOf(gltf);
  const named = new Map([...lists.values()].flat().map((thing) => [thing.name, thing]));
  for (const { from, at: path, list, to } of meant) {
    const number = at(named.get(from), path) as number;
    expect(`${from} ${path.join(".")}: ${lists.get(list)?.[number]?.name}`).toBe(
      `${from} ${path.join(".")}: ${to}`,
    );
  }
  for (const [number, view] of (gltf.bufferViews ?? []).entries()) {
    const own = bytes.get(view.name as string);
    if (own) expect([...(await bytesOf(glb, number))]).toEqual(own);
  }
  for (const animation of gltf.animations ?? []) {
    const target = at(animation, ["channels", 1, "target", "extensions", "KHR_animation_pointer", "pointer"]);
    const [, list, number, rest] = String(target).split("/");
    expect(rest).toBe("alphaCutoff");
    const pointed = lists.get(list as string)?.[Number(number)]?.name;
    expect(pointed).toBe((animation.extras as Made).points);
  }
}

describe("models in one file", () => {
  it("sc80: every number names what it named, whatever stands before and behind", async () => {
    await fc.assert(
      fc.asyncProperty(randomGltfs("a"), randomGltfs("b"), randomGltfs("c"), async (...all) => {
        const { glb, gltf } = await merge(...all.map(({ model }) => model));
        for (const one of all) await expectMeant(glb, gltf, one);
      }),
      { numRuns: 25 },
    );
  });

  it("sc81: JSON that nobody knows is carried equal in value", async () => {
    await fc.assert(
      fc.asyncProperty(randomGltfs("a"), randomGltfs("b"), async (a, b) => {
        const before = structuredClone([a.model.gltf, b.model.gltf]);
        const { gltf } = await merge(a.model, b.model);
        const named = new Map([...listsOf(gltf).values()].flat().map((thing) => [thing.name, thing]));
        for (const { unknown } of [a, b])
          for (const [own, value] of unknown)
            if (named.has(own)) expect(at(named.get(own), ["extensions", UNKNOWN])).toEqual(value);
        // At the top there is one of a name: the first's.
        expect(gltf.extensions?.[UNKNOWN]).toEqual(before[0]?.extensions?.[UNKNOWN]);
        expect([a.model.gltf, b.model.gltf]).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it("sc81: what finds no place at the top of the whole comes with its model", () => {
    const assembly = new Assembly("a place");
    const model = (of: string): Model => ({
      gltf: {
        asset: { version: "2.0", copyright: of },
        extras: { of },
        nodes: [{}],
        extensions: { [UNKNOWN]: { of } },
        scenes: [{ nodes: [0], extras: { mood: of } }],
      },
      buffers: [],
    });
    new Merged(assembly, model("a")).hang(null);
    expect(new Merged(assembly, model("b")).hang(null).extras).toEqual({
      asset: { copyright: "b" },
      extras: { of: "b" },
      extensions: { [UNKNOWN]: { of: "b" } },
      scene: { extras: { mood: "b" } },
    });
  });

  it("sc82: a model that hangs often has its bytes and meshes once, and its nodes and clips each time", async () => {
    await fc.assert(
      fc.asyncProperty(randomGltfs("a"), async ({ model }) => {
        const assembly = new Assembly("a place");
        const merged = new Merged(assembly, model);
        const [first, second] = [merged.hang(null), merged.hang(null)];
        const count = (list: "nodes" | "meshes" | "animations") => model.gltf[list]?.length ?? 0;
        expect(second.roots).toEqual(first.roots.map((root) => root + count("nodes")));
        const { gltf } = assembly;
        expect(gltf.meshes).toHaveLength(count("meshes"));
        expect(gltf.nodes).toHaveLength(2 * count("nodes"));
        expect(assembly.bytes).toBe(model.buffers[0]?.size);
        const [of, again] = [gltf.animations?.[0], gltf.animations?.[count("animations")]];
        expect(at(again, ["channels", 0, "target", "node"])).toBe(
          (at(of, ["channels", 0, "target", "node"]) as number) + count("nodes"),
        );
        expect(again?.samplers).toEqual(of?.samplers);
      }),
      { numRuns: 10 },
    );
  });

  it("wears the variant that it wears in the place, and keeps all others", () => {
    const assembly = new Assembly("a place");
    const worn = (variant: number, material: number) => ({ material, variants: [variant] });
    const mappings = [worn(0, 1), worn(1, 2)];
    const merged = new Merged(assembly, {
      gltf: {
        asset: { version: "2.0" },
        nodes: [{ mesh: 0 }],
        materials: [{ name: "plain" }, { name: "red" }, { name: "blue" }],
        meshes: [{ primitives: [{ material: 0, extensions: { KHR_materials_variants: { mappings } } }] }],
        extensions: { KHR_materials_variants: { variants: [{ name: "Red" }, { name: "Blue" }] } },
      },
      buffers: [],
    });
    const hungAs = (variant: string | null) => {
      const [root] = merged.hang(variant).roots;
      const mesh = assembly.gltf.nodes?.[root as number]?.mesh as number;
      const material = at(assembly.gltf.meshes?.[mesh], ["primitives", 0, "material"]) as number;
      return assembly.gltf.materials?.[material]?.name;
    };
    expect(["Blue", null, "Red", "Blue", "Green"].map(hungAs)).toEqual([
      "blue",
      "plain",
      "red",
      "blue",
      "plain",
    ]);
    expect(assembly.gltf.meshes).toHaveLength(3);
  });

  it("goes first where it holds numbers that nobody knows", () => {
    const model = (...extensionsUsed: string[]): Model => ({
      gltf: { asset: { version: "2.0" }, extensionsUsed },
      buffers: [],
    });
    expect(hasUnknown(model("KHR_draco_mesh_compression", "KHR_materials_clearcoat"))).toBe(false);
    expect(hasUnknown(model("KHR_lights_punctual", "VRMC_vrm"))).toBe(true);
  });
});
