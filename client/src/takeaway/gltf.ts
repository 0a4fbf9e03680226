/** glTF 2.0 as JSON, as far as one file is put together from many: lists of objects that name each other by number. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** An object of a glTF that is being written. */
export type Made = Record<string, unknown>;

/** The lists at the top of a file. What is in them is named by its place in them. */
export const LISTS = [
  "accessors",
  "animations",
  "buffers",
  "bufferViews",
  "cameras",
  "images",
  "materials",
  "meshes",
  "nodes",
  "samplers",
  "scenes",
  "skins",
  "textures",
] as const;
export type List = (typeof LISTS)[number];

/** A file's own words about itself. */
export interface AssetWords extends Made {
  version: string;
  generator?: string;
  copyright?: string;
  extras?: unknown;
  extensions?: Made;
}

export type Gltf = { [Name in List]?: Made[] } & {
  asset: AssetWords;
  scene?: number;
  extensions?: Record<string, Made>;
  extensionsUsed?: string[];
  extensionsRequired?: string[];
  extras?: unknown;
};

/** Lists that extensions keep at the top of a file: what they are called there, and as what they are numbered here. */
export const EXTENSION_LISTS = {
  KHR_lights_punctual: { lights: "lights" },
  KHR_materials_variants: { variants: "variants" },
  KHR_xmp_json_ld: { packets: "packets" },
  KHR_audio_emitter: { audio: "audio", sources: "sources", emitters: "emitters" },
  OMI_physics_shape: { shapes: "shapes" },
} as const satisfies Record<string, Record<string, string>>;

type Value<T> = T[keyof T];
export type ExtensionKind = Value<{
  [Name in keyof typeof EXTENSION_LISTS]: Value<(typeof EXTENSION_LISTS)[Name]>;
}>;
/** Whatever has a number. */
export type Kind = List | ExtensionKind;

export const FLOAT = 5126;
export const UNSIGNED_SHORT = 5123;
export const UNSIGNED_INT = 5125;
export const ARRAY_BUFFER = 34962;
export const ELEMENT_ARRAY_BUFFER = 34963;
