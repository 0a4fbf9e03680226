/** A model as it was uploaded, read as far as merging needs: its JSON, and its buffers as pieces of the file itself. */
import type { Gltf } from "./gltf";

const MAGIC = 0x46546c67;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

export interface Model {
  readonly gltf: Gltf;
  /** By number; null: it only stands in for what is compressed elsewhere. */
  readonly buffers: readonly (Blob | null)[];
}

/** A GLB, or a .gltf that carries all its parts within itself. Rejects where it is neither. */
export async function readModel(file: Blob): Promise<Model> {
  const head = new DataView(await file.slice(0, HEADER_BYTES + CHUNK_HEADER_BYTES).arrayBuffer());
  const isBinary = head.byteLength >= HEADER_BYTES + CHUNK_HEADER_BYTES && head.getUint32(0, true) === MAGIC;
  if (!isBinary) return whole(JSON.parse(await file.text()) as Gltf, null);
  const jsonAt = HEADER_BYTES + CHUNK_HEADER_BYTES;
  const jsonEnd = jsonAt + head.getUint32(HEADER_BYTES, true);
  const gltf = JSON.parse(await file.slice(jsonAt, jsonEnd).text()) as Gltf;
  const binary = file.size > jsonEnd ? file.slice(jsonEnd + CHUNK_HEADER_BYTES) : null;
  return whole(gltf, binary);
}

async function whole(gltf: Gltf, binary: Blob | null): Promise<Model> {
  const buffers: (Blob | null)[] = [];
  for (const [at, { uri, byteLength }] of (gltf.buffers ?? []).entries()) {
    const bytes = typeof uri === "string" ? await dataOf(uri) : at === 0 ? binary : null;
    buffers.push(bytes?.slice(0, byteLength as number) ?? null);
  }
  await takeImagesIn(gltf, buffers);
  return { gltf, buffers };
}

/** Pictures that are written into the JSON become bytes like all others. */
async function takeImagesIn(gltf: Gltf, buffers: (Blob | null)[]): Promise<void> {
  for (const image of gltf.images ?? []) {
    if (typeof image.uri !== "string") continue;
    const bytes = await dataOf(image.uri);
    gltf.buffers ??= [];
    gltf.bufferViews ??= [];
    buffers.push(bytes);
    const buffer = gltf.buffers.push({ byteLength: bytes.size }) - 1;
    image.mimeType ??= bytes.type;
    image.bufferView = gltf.bufferViews.push({ buffer, byteLength: bytes.size }) - 1;
    delete image.uri;
  }
}

/** What the server takes names no other file. */
async function dataOf(uri: string): Promise<Blob> {
  if (!uri.startsWith("data:")) throw new Error("a model of this Space names another file");
  return (await fetch(uri)).blob();
}
