/** Files that nobody here has made: see `LICENSES.md` beside them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Packing } from "../../src/media/pack";
import { Assembly } from "../../src/takeaway/assembly";
import { Merged } from "../../src/takeaway/merging";
import { type Model, readModel } from "../../src/takeaway/model";
import { errorsIn, jsonOf } from "./khronos";

const DATA = new URL("../../../../shared/data/", import.meta.url);
const ABSENT = !existsSync(DATA);

function fileOf(path: string): File {
  return new File([readFileSync(new URL(path, DATA))], path.split("/").at(-1) as string);
}

function folderOf(path: string): File[] {
  return readdirSync(new URL(path, DATA)).map((name) => fileOf(`${path}${name}`));
}

/** Whole files as the library has them. */
async function originals(): Promise<File[]> {
  const shoe = await new Packing(folderOf("gltf-variants-shoe/")).packed();
  const models = shoe.whole.filter(({ name }) => name.endsWith(".glb"));
  return [
    ...models,
    fileOf("heritage/whale_cranium_draco.glb"),
    fileOf("avatar/kaykit_mage.glb"),
    ...folderOf("gltf-omi/"),
  ];
}

interface Hangings {
  readonly model: Model;
  readonly times: number;
}

async function whole(hangings: readonly Hangings[]): Promise<Blob> {
  const assembly = new Assembly("a place");
  for (const { model, times } of hangings) {
    const merged = new Merged(assembly, model);
    for (let time = 0; time < times; time += 1) {
      const children = [...merged.hang(null).roots];
      (assembly.scene.nodes as number[]).push(assembly.add("nodes", { children }));
    }
  }
  return assembly.finished();
}

describe.skipIf(ABSENT)("real files in one", () => {
  it("sc80: a shoe with variants, a scan in Draco, a figure with 76 clips and OMI's examples have no error", async () => {
    const models = await Promise.all((await originals()).map(readModel));
    expect(models).toHaveLength(9);
    const hangings = models.map((model, at) => ({ model, times: at === 2 ? 1 : 2 }));
    const glb = await whole(hangings);
    expect(await errorsIn(glb)).toEqual([]);
    const { animations, extensionsRequired, extensions } = await jsonOf(glb);
    expect(animations).toHaveLength(76);
    expect(extensionsRequired).toEqual(["KHR_draco_mesh_compression"]);
    expect(extensions?.OMI_physics_shape?.shapes).toHaveLength(4);
  });

  it("sc81: what a figure's VRM says of it is carried word for word", async () => {
    const file = fileOf("vrm/VRMC_materials_mtoon_UV_Animation_Test.vrm");
    const glb = await whole([{ model: await readModel(file), times: 1 }]);
    const [before, after] = [await jsonOf(file), await jsonOf(glb)];
    expect(after.extensions).toEqual(before.extensions);
    expect(after.materials).toEqual(before.materials);
  });
});
