import { describe, expect, it } from "vitest";
import { Assembly } from "../../src/takeaway/assembly";
import type { Made } from "../../src/takeaway/gltf";
import { Merged } from "../../src/takeaway/merging";
import { isKnown, renumber } from "../../src/takeaway/numbers";

/** Each number becomes the name of its list with the number behind it. */
function told<Tree extends object>(tree: Tree): unknown {
  const told = structuredClone(tree);
  renumber(told, (kind, number) => `${kind} ${number}` as unknown as number);
  return told;
}

describe("numbers in a glTF", () => {
  it("sc80: are found in extensions that few files have", () => {
    const sound = {
      uri: "a",
      extensions: { OMI_audio_ogg_vorbis: { bufferView: 3, mimeType: "audio/ogg" } },
    };
    expect(
      told({
        textures: [{ extensions: { EXT_texture_avif: { source: 1 } } }],
        materials: [{ extensions: { EXT_materials_bump: { bumpTexture: { index: 2 }, bumpFactor: 2 } } }],
        scenes: [{ extensions: { KHR_audio_emitter: { emitters: [4] } } }],
        nodes: [{ extensions: { OMI_physics_body: { trigger: { shape: 5 }, motion: { mass: 5 } } } }],
        asset: { version: "2.0", extensions: { KHR_xmp_json_ld: { packet: 6 } } },
        extensions: {
          KHR_audio_emitter: { audio: [sound] },
          OMI_physics_shape: { shapes: [{ type: "trimesh", trimesh: { mesh: 7 } }] },
        },
      }),
    ).toEqual({
      textures: [{ extensions: { EXT_texture_avif: { source: "images 1" } } }],
      materials: [
        { extensions: { EXT_materials_bump: { bumpTexture: { index: "textures 2" }, bumpFactor: 2 } } },
      ],
      scenes: [{ extensions: { KHR_audio_emitter: { emitters: ["emitters 4"] } } }],
      nodes: [{ extensions: { OMI_physics_body: { trigger: { shape: "shapes 5" }, motion: { mass: 5 } } } }],
      asset: { version: "2.0", extensions: { KHR_xmp_json_ld: { packet: "packets 6" } } },
      extensions: {
        KHR_audio_emitter: {
          audio: [
            {
              uri: "a",
              extensions: { OMI_audio_ogg_vorbis: { bufferView: "bufferViews 3", mimeType: "audio/ogg" } },
            },
          ],
        },
        OMI_physics_shape: { shapes: [{ type: "trimesh", trimesh: { mesh: "meshes 7" } }] },
      },
    });
  });

  it.each([
    ["/nodes/3/translation", "/nodes/nodes 3/translation"],
    ["/meshes/1", "/meshes/meshes 1"],
    [
      "/extensions/KHR_lights_punctual/lights/2/intensity",
      "/extensions/KHR_lights_punctual/lights/lights 2/intensity",
    ],
    ["/extensions/ACME_unheard_of/lights/2", "/extensions/ACME_unheard_of/lights/2"],
    ["/asset", "/asset"],
  ])("sc80: are found in what animations point at: %s", (pointer, wanted) => {
    const target = (to: string) => ({
      path: "pointer",
      extensions: { KHR_animation_pointer: { pointer: to } },
    });
    expect(told({ animations: [{ channels: [{ target: target(pointer) }] }] })).toEqual({
      animations: [{ channels: [{ target: target(wanted) }] }],
    });
  });

  it("sc81: are no numbers to us where nobody has told what they mean", () => {
    const strange = {
      nodes: [{ mesh: "seven", extensions: { ACME_unheard_of: { mesh: 1, children: [2] } } }],
    };
    expect(told(strange)).toEqual(strange);
    expect(["KHR_draco_mesh_compression", "KHR_texture_transform", "EXT_materials_bump"].every(isKnown)).toBe(
      true,
    );
    expect(["VRMC_vrm", "KHR_physics_rigid_bodies", "ACME_unheard_of"].some(isKnown)).toBe(false);
  });
});

it("sc80: bytes packed by meshopt lie where their view says, and buffers that only stand in for them stay", async () => {
  const assembly = new Assembly("a place");
  assembly.put(new Uint8Array(12));
  const packed = (name: string): Made => ({
    buffer: 1,
    byteLength: 64,
    extensions: {
      [name]: { buffer: 0, byteOffset: 4, byteLength: 8, byteStride: 4, count: 16, mode: "ATTRIBUTES" },
    },
  });
  const fallback = { byteLength: 128, extensions: { EXT_meshopt_compression: { fallback: true } } };
  new Merged(assembly, {
    gltf: {
      asset: { version: "2.0" },
      buffers: [{ byteLength: 12 }, fallback],
      bufferViews: [packed("EXT_meshopt_compression"), packed("KHR_meshopt_compression")],
    },
    buffers: [new Blob([new Uint8Array(12)]), null],
  }).hang(null);
  const { bufferViews, buffers } = assembly.gltf;
  expect(buffers?.[1]).toEqual(fallback);
  for (const view of bufferViews ?? []) {
    const [range] = Object.values(view.extensions as Record<string, Made>);
    expect(view).toMatchObject({ buffer: 1 });
    expect(view.byteOffset).toBeUndefined();
    expect(range).toMatchObject({ buffer: 0, byteOffset: 16 });
  }
});
