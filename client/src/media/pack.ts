/**
 * Files that belong together become one: a .gltf names its parts by file name, and the server takes single files only.
 * Bytes are copied as they are; a .gltf that carries all its parts within itself stays what it is.
 */
import type { Refusal } from "../model/chat";

interface Gltf {
  buffers?: { uri?: string; byteLength: number; extensions?: Record<string, { fallback?: boolean }> }[];
  bufferViews?: BufferView[];
  images?: { uri?: string; bufferView?: number; mimeType?: string }[];
}

interface BufferRange {
  buffer: number;
  byteOffset?: number;
}

interface BufferView extends BufferRange {
  byteLength: number;
  extensions?: Record<string, Partial<BufferRange>>;
}

export interface Packed {
  readonly whole: readonly File[];
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
const MIME: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};

class PartMissing extends Error {
  readonly code = "upload-part-missing";

  constructor(readonly part: string) {
    super(`the file "${part}" is named by the model but was not brought along`);
    this.name = "PartMissing";
  }
}

export class Packing {
  readonly #files: readonly File[];
  readonly #used = new Set<File>();

  constructor(files: readonly File[]) {
    this.#files = files;
  }

  async packed(): Promise<Packed> {
    const packs = new Map<File, File>();
    const refused: { name: string; refusal: Refusal }[] = [];
    for (const file of this.#files) {
      if (!/\.gltf$/i.test(file.name)) continue;
      try {
        packs.set(file, await this.#pack(file));
      } catch (error) {
        const refusal: Refusal =
          error instanceof PartMissing
            ? { code: error.code, facts: { part: error.part } }
            : { code: "upload-unreadable", facts: {} };
        refused.push({ name: file.name, refusal });
        this.#used.add(file);
      }
    }
    const whole = this.#files.filter((file) => !this.#used.has(file)).map((file) => packs.get(file) ?? file);
    return { whole, refused };
  }

  async #pack(file: File): Promise<File> {
    const gltf = JSON.parse(await file.text()) as Gltf;
    const isWhole = [...(gltf.buffers ?? []), ...(gltf.images ?? [])].every(({ uri }) => !uri || isData(uri));
    if (isWhole) return file;
    const binary = new Binary();
    await this.#takeBuffers(gltf, binary);
    for (const image of gltf.images ?? []) {
      if (image.uri === undefined) continue;
      const { uri } = image;
      const bytes = await this.#bytesOf(uri);
      gltf.bufferViews ??= [];
      image.bufferView = gltf.bufferViews.length;
      image.mimeType ??= mimeOf(uri);
      delete image.uri;
      gltf.bufferViews.push({ buffer: 0, byteOffset: binary.add(bytes), byteLength: bytes.byteLength });
    }
    gltf.buffers![0]!.byteLength = binary.length;
    const name = file.name.replace(/\.gltf$/i, ".glb");
    return new File([glb(gltf, binary)], name, { type: "model/gltf-binary" });
  }

  /** All buffers become the first one; those that only stand in for compressed ones have no bytes and stay. */
  async #takeBuffers(gltf: Gltf, binary: Binary): Promise<void> {
    const places = new Map<number, { readonly buffer: number; readonly shift: number }>();
    const empty: NonNullable<Gltf["buffers"]> = [];
    for (const [at, buffer] of (gltf.buffers ?? []).entries()) {
      if (buffer.uri === undefined) {
        empty.push(buffer);
        places.set(at, { buffer: empty.length, shift: 0 });
      } else {
        const bytes = (await this.#bytesOf(buffer.uri)).slice(0, buffer.byteLength);
        places.set(at, { buffer: 0, shift: binary.add(bytes) });
      }
    }
    for (const view of gltf.bufferViews ?? []) {
      for (const range of [view, ...Object.values(view.extensions ?? {})]) {
        const place = range.buffer === undefined ? undefined : places.get(range.buffer);
        if (!place) continue;
        range.buffer = place.buffer;
        range.byteOffset = (range.byteOffset ?? 0) + place.shift;
      }
    }
    gltf.buffers = [{ byteLength: 0 }, ...empty];
  }

  async #bytesOf(uri: string): Promise<ArrayBuffer> {
    if (isData(uri)) return (await fetch(uri)).arrayBuffer();
    const name = baseName(decodeURIComponent(uri));
    const part = this.#files.find((file) => baseName(file.name).toLowerCase() === name.toLowerCase());
    if (!part) throw new PartMissing(name);
    this.#used.add(part);
    return part.arrayBuffer();
  }
}

class Binary {
  readonly parts: ArrayBuffer[] = [];
  length = 0;

  /** Returns where the bytes begin; every part begins at a multiple of four. */
  add(bytes: ArrayBuffer): number {
    const from = this.length;
    const rest = (4 - (bytes.byteLength % 4)) % 4;
    this.parts.push(bytes, new ArrayBuffer(rest));
    this.length += bytes.byteLength + rest;
    return from;
  }
}

function glb(gltf: Gltf, binary: Binary): Blob {
  const text = new TextEncoder().encode(JSON.stringify(gltf));
  const json = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  json.set(text);
  const words = (...values: number[]) => new Uint32Array(values).buffer;
  const total = 12 + 8 + json.length + 8 + binary.length;
  return new Blob([
    words(MAGIC, 2, total, json.length, JSON_CHUNK),
    json,
    words(binary.length, BIN_CHUNK),
    ...binary.parts,
  ]);
}

function isData(uri: string): boolean {
  return uri.startsWith("data:");
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function mimeOf(uri: string): string {
  return MIME[uri.split(".").at(-1)?.toLowerCase() ?? ""] ?? "image/png";
}
