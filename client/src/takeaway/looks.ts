/** Materials of three.js as materials of glTF; pictures on them are painted at the end, each once. */
import {
  BackSide,
  DoubleSide,
  type Material,
  type MeshBasicMaterial,
  type MeshLambertMaterial,
  type MeshStandardMaterial,
  type PointsMaterial,
  type Texture,
} from "three";
import type { Assembly } from "./assembly";
import type { Made } from "./gltf";
import type { Pace } from "./pace";
import { linear, type SurfaceLook } from "./surface";

const UNLIT = "KHR_materials_unlit";
const WEBP = "EXT_texture_webp";
const CLAMPED = 33071;
const LINEAR = 9729;
const LINEAR_MIPMAP_LINEAR = 9987;

export interface Look extends SurfaceLook {
  /** The material's number. */
  readonly material: number;
}

/** What is drawn on a canvas, or was decoded, as the bytes of a PNG. */
export type Paint = (picture: unknown) => Promise<Blob>;

type Known = MeshBasicMaterial & MeshLambertMaterial & MeshStandardMaterial;

/** A texture that has come as a file keeps its file's bytes. */
export function ofFile(texture: Texture, file: Blob): Texture {
  texture.userData.file = file;
  return texture;
}

export class Looks {
  readonly #assembly: Assembly;
  readonly #known = new Map<Material, Look>();
  readonly #textures = new Map<Texture, number>();
  readonly #files = new Map<Blob, Made>();
  readonly #unpainted: { readonly image: Made; readonly texture: Texture }[] = [];
  #sampler: number | null = null;

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
  }

  of(material: Material): Look {
    let look = this.#known.get(material);
    if (!look) {
      look = this.#make(material as Known);
      this.#known.set(material, look);
    }
    return look;
  }

  /** Puts in the pictures. */
  async paint(paint: Paint, pace: Pace): Promise<void> {
    for (const { image, texture } of this.#unpainted) {
      const png = await paint(texture.image);
      image.bufferView = this.#assembly.view(png);
      image.mimeType = png.type;
      await pace.breathe();
    }
  }

  #make(material: Known): Look {
    const isPoints = (material as Material as PointsMaterial).isPointsMaterial === true;
    const isLit = !material.isMeshBasicMaterial && !isPoints;
    const map = material.map ?? null;
    const isClear = material.transparent;
    const made: Made = {
      pbrMetallicRoughness: {
        baseColorFactor: linear(material.color, isClear ? material.opacity : 1),
        metallicFactor: isLit ? (material.metalness ?? 0) : 0,
        roughnessFactor: isLit ? (material.roughness ?? 1) : 0.9,
        ...(map ? { baseColorTexture: { index: this.#texture(map) } } : {}),
      },
    };
    if (material.side === DoubleSide) made.doubleSided = true;
    if (isClear) made.alphaMode = "BLEND";
    else if (material.alphaTest > 0)
      Object.assign(made, { alphaMode: "MASK", alphaCutoff: material.alphaTest });
    if (!isLit) {
      this.#assembly.use(UNLIT);
      made.extensions = { [UNLIT]: {} };
    }
    return {
      material: this.#assembly.add("materials", made),
      isLit,
      hasColours: material.vertexColors,
      map,
      isTurned: material.side === BackSide,
      isPoints,
    };
  }

  #texture(texture: Texture): number {
    const known = this.#textures.get(texture);
    if (known !== undefined) return known;
    this.#sampler ??= this.#assembly.add("samplers", {
      magFilter: LINEAR,
      minFilter: LINEAR_MIPMAP_LINEAR,
      wrapS: CLAMPED,
      wrapT: CLAMPED,
    });
    const made: Made = { sampler: this.#sampler };
    const file = texture.userData.file as Blob | undefined;
    const image = this.#image(texture, file);
    const source = this.#assembly.gltf.images!.indexOf(image);
    if (file?.type === "image/webp") {
      this.#assembly.use(WEBP, true);
      made.extensions = { [WEBP]: { source } };
    } else made.source = source;
    const number = this.#assembly.add("textures", made);
    this.#textures.set(texture, number);
    return number;
  }

  #image(texture: Texture, file: Blob | undefined): Made {
    const known = file && this.#files.get(file);
    if (known) return known;
    const image: Made = file ? { bufferView: this.#assembly.view(file), mimeType: file.type } : {};
    this.#assembly.add("images", image);
    if (file) this.#files.set(file, image);
    else this.#unpainted.push({ image, texture });
    return image;
  }
}
