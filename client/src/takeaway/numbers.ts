/**
 * Where in a glTF the numbers of other objects stand: in glTF 2.0, in Khronos' extensions and in those of OMI that say so.
 * What is not named here is carried as it is, whatever it holds: nobody can know what a number means in an extension that
 * nobody has told us of.
 */
import { EXTENSION_LISTS, type Kind } from "./gltf";

/** The new number of what had this one. */
export type Renumber = (kind: Kind, number: number) => number;

type Where = readonly [path: string, kind: Kind];

/** A `*` stands for any member, or for a part of a name. */
const WHERE: readonly Where[] = [
  ["accessors.*.bufferView", "bufferViews"],
  ["accessors.*.sparse.indices.bufferView", "bufferViews"],
  ["accessors.*.sparse.values.bufferView", "bufferViews"],
  ["animations.*.channels.*.target.node", "nodes"],
  ["animations.*.samplers.*.input", "accessors"],
  ["animations.*.samplers.*.output", "accessors"],
  ["bufferViews.*.buffer", "buffers"],
  ["bufferViews.*.extensions.EXT_meshopt_compression.buffer", "buffers"],
  ["bufferViews.*.extensions.KHR_meshopt_compression.buffer", "buffers"],
  ["images.*.bufferView", "bufferViews"],
  ["materials.*.*Texture.index", "textures"],
  ["materials.*.pbrMetallicRoughness.*Texture.index", "textures"],
  ["materials.*.extensions.KHR_materials_*.*Texture.index", "textures"],
  ["materials.*.extensions.EXT_materials_*.*Texture.index", "textures"],
  ["meshes.*.primitives.*.attributes.*", "accessors"],
  ["meshes.*.primitives.*.indices", "accessors"],
  ["meshes.*.primitives.*.material", "materials"],
  ["meshes.*.primitives.*.targets.*.*", "accessors"],
  ["meshes.*.primitives.*.extensions.KHR_draco_mesh_compression.bufferView", "bufferViews"],
  ["meshes.*.primitives.*.extensions.KHR_materials_variants.mappings.*.material", "materials"],
  ["meshes.*.primitives.*.extensions.KHR_materials_variants.mappings.*.variants.*", "variants"],
  ["nodes.*.camera", "cameras"],
  ["nodes.*.children.*", "nodes"],
  ["nodes.*.mesh", "meshes"],
  ["nodes.*.skin", "skins"],
  ["nodes.*.extensions.EXT_mesh_gpu_instancing.attributes.*", "accessors"],
  ["nodes.*.extensions.KHR_audio_emitter.emitter", "emitters"],
  ["nodes.*.extensions.KHR_lights_punctual.light", "lights"],
  ["nodes.*.extensions.OMI_physics_body.collider.shape", "shapes"],
  ["nodes.*.extensions.OMI_physics_body.trigger.nodes.*", "nodes"],
  ["nodes.*.extensions.OMI_physics_body.trigger.shape", "shapes"],
  ["scenes.*.nodes.*", "nodes"],
  ["scenes.*.extensions.KHR_audio_emitter.emitters.*", "emitters"],
  ["skins.*.inverseBindMatrices", "accessors"],
  ["skins.*.joints.*", "nodes"],
  ["skins.*.skeleton", "nodes"],
  ["textures.*.sampler", "samplers"],
  ["textures.*.source", "images"],
  ["textures.*.extensions.EXT_texture_avif.source", "images"],
  ["textures.*.extensions.EXT_texture_webp.source", "images"],
  ["textures.*.extensions.KHR_texture_basisu.source", "images"],
  ["*.*.extensions.KHR_xmp_json_ld.packet", "packets"],
  ["asset.extensions.KHR_xmp_json_ld.packet", "packets"],
  ["extensions.KHR_audio_emitter.audio.*.bufferView", "bufferViews"],
  ["extensions.KHR_audio_emitter.audio.*.extensions.OMI_audio_*.bufferView", "bufferViews"],
  ["extensions.KHR_audio_emitter.emitters.*.sources.*", "sources"],
  ["extensions.KHR_audio_emitter.sources.*.audio", "audio"],
  ["extensions.OMI_physics_shape.shapes.*.convex.mesh", "meshes"],
  ["extensions.OMI_physics_shape.shapes.*.trimesh.mesh", "meshes"],
];
const PATHS = WHERE.map(([path, kind]) => ({ names: path.split(".").map(nameLike), kind }));

const POINTER = "KHR_animation_pointer";
const POINTERS = `animations.*.channels.*.target.extensions.${POINTER}`.split(".").map(nameLike);
const LIST_POINTER = /^\/(\w+)\/(\d+)(?=\/|$)/;
const EXTENSION_POINTER = /^\/extensions\/(\w+)\/(\w+)\/(\d+)(?=\/|$)/;

/** Extensions that we know, and that hold no numbers. */
const NUMBERLESS =
  /^(KHR_(materials_\w+|mesh_quantization|node_\w+|texture_transform|animation_pointer)|EXT_materials_\w+)$/;

/** Whether the numbers in an extension's JSON are known to us, where it has any. */
export function isKnown(extension: string): boolean {
  return NUMBERLESS.test(extension) || WHERE.some(([path]) => path.split(".").includes(extension));
}

/** Changes every number in a tree that begins where a glTF does; the tree may hold any part of one. */
export function renumber(tree: object, to: Renumber): void {
  for (const { names, kind } of PATHS) {
    each(tree, names, 0, (holder, name) => {
      const number = holder[name];
      if (typeof number === "number") holder[name] = to(kind, number);
    });
  }
  each(tree, POINTERS, 0, (holder, name) => {
    const target = holder[name] as { pointer?: unknown } | null;
    if (typeof target?.pointer === "string") target.pointer = pointerTo(target.pointer, to);
  });
}

/** A JSON pointer into the file, as KHR_animation_pointer has it. */
function pointerTo(pointer: string, to: Renumber): string {
  const extension = EXTENSION_POINTER.exec(pointer);
  if (extension) {
    const [whole, name = "", list = "", number] = extension;
    const lists: Record<string, Kind> | undefined = EXTENSION_LISTS[name as keyof typeof EXTENSION_LISTS];
    const kind = lists?.[list];
    return kind
      ? `/extensions/${name}/${list}/${to(kind, Number(number))}${pointer.slice(whole.length)}`
      : pointer;
  }
  const listed = LIST_POINTER.exec(pointer);
  if (!listed) return pointer;
  const [whole, list, number] = listed;
  return `/${list}/${to(list as Kind, Number(number))}${pointer.slice(whole.length)}`;
}

type Holder = Record<string, unknown>;

function each(
  holder: unknown,
  names: readonly RegExp[],
  at: number,
  act: (holder: Holder, name: string) => void,
): void {
  if (typeof holder !== "object" || holder === null) return;
  const name = names[at];
  if (!name) return;
  for (const own of Object.keys(holder)) {
    if (!name.test(own)) continue;
    if (at === names.length - 1) act(holder as Holder, own);
    else each((holder as Holder)[own], names, at + 1, act);
  }
}

function nameLike(name: string): RegExp {
  return new RegExp(`^${name.replace("*", ".*")}$`);
}
