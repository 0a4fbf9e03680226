/** glTFs without sense but with references of every kind; each knows what its references mean. */
import fc from "fast-check";
import type { Gltf, Made } from "../../src/takeaway/gltf";
import type { Model } from "../../src/takeaway/model";

/** An object, where in it a number stands, and what that number names. */
export interface Meant {
  readonly from: string;
  readonly at: readonly (string | number)[];
  readonly list: string;
  readonly to: string;
}

export interface RandomGltf {
  readonly model: Model;
  readonly meant: readonly Meant[];
  /** By the name of the object that has it. */
  readonly unknown: ReadonlyMap<string, unknown>;
  /** The bytes of each view, by its name. */
  readonly bytes: ReadonlyMap<string, readonly number[]>;
}

export const UNKNOWN = "ACME_unheard_of";
const VIEW_BYTES = 8;

/** `name` keeps the objects of one file apart from those of another. */
export function randomGltfs(name: string): fc.Arbitrary<RandomGltf> {
  const size = fc.integer({ min: 1, max: 4 });
  return fc
    .record({
      sizes: fc.infiniteStream(size),
      picks: fc.infiniteStream(fc.nat(1_000)),
      // As a file says it: there, 0 has no sign.
      values: fc.infiniteStream(
        fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value))),
      ),
    })
    .map(({ sizes, picks, values }) => new Author(name, sizes, picks, values).write());
}

class Author {
  readonly #meant: Meant[] = [];
  readonly #unknown = new Map<string, unknown>();
  readonly #bytes = new Map<string, readonly number[]>();
  readonly #counts = new Map<string, number>();

  constructor(
    readonly name: string,
    readonly sizes: Iterator<number>,
    readonly picks: Iterator<number>,
    readonly values: Iterator<unknown>,
  ) {}

  write(): RandomGltf {
    for (const list of [
      "accessors",
      "bufferViews",
      "cameras",
      "images",
      "materials",
      "meshes",
      "nodes",
      "samplers",
      "skins",
      "textures",
      "animations",
      "lights",
      "variants",
      "shapes",
      "audio",
      "sources",
      "emitters",
      "packets",
    ])
      this.#counts.set(list, this.sizes.next().value);
    const buffer = new Uint8Array((this.#counts.get("bufferViews") as number) * VIEW_BYTES);
    buffer.forEach((_, at) => {
      buffer[at] = this.picks.next().value % 256;
    });
    const gltf: Gltf = {
      asset: { version: "2.0", copyright: `© ${this.name}` },
      extensionsUsed: [UNKNOWN],
      buffers: [{ byteLength: buffer.length }],
      bufferViews: this.#each("bufferViews", (_, view) => ({
        buffer: 0,
        byteOffset: this.#noteBytes(view, buffer) * VIEW_BYTES,
        byteLength: VIEW_BYTES,
      })),
      accessors: this.#each("accessors", (own) => ({
        bufferView: this.#to(own, "bufferViews", "bufferView"),
        sparse: {
          indices: { bufferView: this.#to(own, "bufferViews", "sparse", "indices", "bufferView") },
          values: { bufferView: this.#to(own, "bufferViews", "sparse", "values", "bufferView") },
        },
      })),
      cameras: this.#each("cameras", () => ({})),
      samplers: this.#each("samplers", () => ({})),
      images: this.#each("images", (own) => ({ bufferView: this.#to(own, "bufferViews", "bufferView") })),
      textures: this.#each("textures", (own) => ({
        sampler: this.#to(own, "samplers", "sampler"),
        source: this.#to(own, "images", "source"),
        extensions: {
          EXT_texture_webp: { source: this.#to(own, "images", "extensions", "EXT_texture_webp", "source") },
          KHR_texture_basisu: {
            source: this.#to(own, "images", "extensions", "KHR_texture_basisu", "source"),
          },
        },
      })),
      materials: this.#each("materials", (own) => this.#material(own)),
      meshes: this.#each("meshes", (own) => this.#mesh(own)),
      skins: this.#each("skins", (own) => ({
        inverseBindMatrices: this.#to(own, "accessors", "inverseBindMatrices"),
        joints: [this.#to(own, "nodes", "joints", 0), this.#to(own, "nodes", "joints", 1)],
        skeleton: this.#to(own, "nodes", "skeleton"),
      })),
      nodes: this.#each("nodes", (own) => this.#node(own)),
      animations: this.#each("animations", (own) => this.#animation(own)),
      scenes: [{ nodes: [0] }],
      scene: 0,
      extensions: this.#top(),
    };
    const model = { gltf, buffers: [new Blob([buffer])] };
    return { model, meant: this.#meant, unknown: this.#unknown, bytes: this.#bytes };
  }

  #material(own: string): Made {
    return {
      normalTexture: { index: this.#to(own, "textures", "normalTexture", "index") },
      pbrMetallicRoughness: {
        baseColorTexture: {
          index: this.#to(own, "textures", "pbrMetallicRoughness", "baseColorTexture", "index"),
          texCoord: 1,
          extensions: { KHR_texture_transform: { texCoord: 1 } },
        },
      },
      extensions: {
        KHR_materials_sheen: {
          sheenColorTexture: {
            index: this.#to(
              own,
              "textures",
              "extensions",
              "KHR_materials_sheen",
              "sheenColorTexture",
              "index",
            ),
          },
        },
        [UNKNOWN]: this.#any(own),
      },
    };
  }

  #mesh(own: string): Made {
    const at = ["primitives", 0] as const;
    const mappings = [...at, "extensions", "KHR_materials_variants", "mappings", 0] as const;
    return {
      primitives: [
        {
          attributes: { POSITION: this.#to(own, "accessors", ...at, "attributes", "POSITION") },
          indices: this.#to(own, "accessors", ...at, "indices"),
          material: this.#to(own, "materials", ...at, "material"),
          targets: [{ NORMAL: this.#to(own, "accessors", ...at, "targets", 0, "NORMAL") }],
          extensions: {
            KHR_draco_mesh_compression: {
              bufferView: this.#to(
                own,
                "bufferViews",
                ...at,
                "extensions",
                "KHR_draco_mesh_compression",
                "bufferView",
              ),
              attributes: { POSITION: 0 },
            },
            KHR_materials_variants: {
              mappings: [
                {
                  material: this.#to(own, "materials", ...mappings, "material"),
                  variants: [this.#to(own, "variants", ...mappings, "variants", 0)],
                },
              ],
            },
          },
        },
      ],
    };
  }

  #node(own: string): Made {
    const at = "extensions";
    return {
      mesh: this.#to(own, "meshes", "mesh"),
      skin: this.#to(own, "skins", "skin"),
      camera: this.#to(own, "cameras", "camera"),
      children: [this.#to(own, "nodes", "children", 0)],
      extensions: {
        EXT_mesh_gpu_instancing: {
          attributes: {
            TRANSLATION: this.#to(
              own,
              "accessors",
              at,
              "EXT_mesh_gpu_instancing",
              "attributes",
              "TRANSLATION",
            ),
          },
        },
        KHR_audio_emitter: { emitter: this.#to(own, "emitters", at, "KHR_audio_emitter", "emitter") },
        KHR_lights_punctual: { light: this.#to(own, "lights", at, "KHR_lights_punctual", "light") },
        KHR_xmp_json_ld: { packet: this.#to(own, "packets", at, "KHR_xmp_json_ld", "packet") },
        OMI_physics_body: {
          collider: { shape: this.#to(own, "shapes", at, "OMI_physics_body", "collider", "shape") },
          trigger: { nodes: [this.#to(own, "nodes", at, "OMI_physics_body", "trigger", "nodes", 0)] },
        },
        [UNKNOWN]: this.#any(own),
      },
    };
  }

  #animation(own: string): Made {
    const pointed = this.#pick("materials");
    return {
      channels: [
        {
          sampler: 0,
          target: { node: this.#to(own, "nodes", "channels", 0, "target", "node"), path: "scale" },
        },
        {
          sampler: 0,
          target: {
            path: "pointer",
            extensions: { KHR_animation_pointer: { pointer: `/materials/${pointed}/alphaCutoff` } },
          },
        },
      ],
      samplers: [
        {
          input: this.#to(own, "accessors", "samplers", 0, "input"),
          output: this.#to(own, "accessors", "samplers", 0, "output"),
        },
      ],
      extras: { points: `${this.name} materials ${pointed}` },
    };
  }

  #top(): Record<string, Made> {
    return {
      KHR_lights_punctual: { lights: this.#each("lights", () => ({})) },
      KHR_materials_variants: { variants: this.#each("variants", () => ({})) },
      KHR_xmp_json_ld: { packets: this.#each("packets", () => ({})) },
      OMI_physics_shape: {
        shapes: this.#each("shapes", (own) => ({
          type: "convex",
          convex: { mesh: this.#to(own, "meshes", "convex", "mesh") },
        })),
      },
      KHR_audio_emitter: {
        audio: this.#each("audio", (own) => ({ bufferView: this.#to(own, "bufferViews", "bufferView") })),
        sources: this.#each("sources", (own) => ({ audio: this.#to(own, "audio", "audio") })),
        emitters: this.#each("emitters", (own) => ({ sources: [this.#to(own, "sources", "sources", 0)] })),
      },
      [UNKNOWN]: { of: this.name, any: this.#any(this.name) } as Made,
    };
  }

  #each(list: string, make: (own: string, at: number) => Made): Made[] {
    return Array.from({ length: this.#counts.get(list) as number }, (_, at) => {
      const name = `${this.name} ${list} ${at}`;
      return { name, ...make(name, at) };
    });
  }

  #to(from: string, list: string, ...at: readonly (string | number)[]): number {
    const number = this.#pick(list);
    this.#meant.push({ from, at, list, to: `${this.name} ${list} ${number}` });
    return number;
  }

  #pick(list: string): number {
    return this.picks.next().value % (this.#counts.get(list) as number);
  }

  #any(own: string): unknown {
    const value = this.values.next().value;
    this.#unknown.set(own, value);
    return value;
  }

  #noteBytes(view: number, buffer: Uint8Array): number {
    const own = [...buffer.subarray(view * VIEW_BYTES, (view + 1) * VIEW_BYTES)];
    this.#bytes.set(`${this.name} bufferViews ${view}`, own);
    return view;
  }
}
