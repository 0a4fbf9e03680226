/** Makes a lighter model, beside the page: fewer triangles, smaller pictures, nothing twice, packed by meshopt. */
import { type Document, Logger, type Texture, type Transform, WebIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dedup, meshopt, prune, simplify, weld } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder, MeshoptSimplifier } from "meshoptimizer";
import dracoProgram from "three/examples/jsm/libs/draco/gltf/draco_decoder.wasm?url";
import type { LighterAnswer, LighterWish } from "./lighter";

const DRACO = "KHR_draco_mesh_compression";
const JPEG_QUALITY = 0.82;
/** Of the model's size: how far a surface may move. The second is for those that will not be simple. */
const ERRORS = [0.005, 0.03] as const;

self.onmessage = async ({ data }: MessageEvent<LighterWish>) => {
  let answer: LighterAnswer;
  try {
    answer = { glb: await lighter(data) };
  } catch (error) {
    answer = { failed: String(error) };
  }
  self.postMessage(answer, { transfer: "glb" in answer ? [answer.glb.buffer] : [] });
};

async function lighter({ bytes, triangles, side }: LighterWish): Promise<Uint8Array<ArrayBuffer>> {
  await Promise.all([MeshoptDecoder.ready, MeshoptEncoder.ready, MeshoptSimplifier.ready]);
  const io = new WebIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({
    "meshopt.decoder": MeshoptDecoder,
    "meshopt.encoder": MeshoptEncoder,
  });
  if (mentions(bytes, DRACO)) io.registerDependencies({ "draco3d.decoder": await dracoDecoder() });
  const document = await read(io.setLogger(new Logger(Logger.Verbosity.SILENT)), bytes);
  document.setLogger(new Logger(Logger.Verbosity.SILENT));
  for (const extension of document.getRoot().listExtensionsUsed()) {
    if (extension.extensionName === DRACO) extension.dispose();
  }
  await document.transform(dedup(), prune(), weld());
  for (const error of ERRORS) {
    const now = trianglesOf(document);
    if (now <= triangles) break;
    await document.transform(simplify({ simplifier: MeshoptSimplifier, ratio: triangles / now, error }));
  }
  for (const texture of document.getRoot().listTextures()) await shrink(texture, side);
  await document.transform(prune(), meshopt({ encoder: MeshoptEncoder, level: "medium" }) as Transform);
  return (await io.writeBinary(document)) as Uint8Array<ArrayBuffer>;
}

async function read(io: WebIO, bytes: ArrayBuffer): Promise<Document> {
  const isBinary = new DataView(bytes).getUint32(0, true) === 0x46546c67;
  if (isBinary) return io.readBinary(new Uint8Array(bytes));
  const json = JSON.parse(new TextDecoder().decode(bytes));
  return io.readJSON({ json, resources: {} });
}

function mentions(bytes: ArrayBuffer, word: string): boolean {
  // Its JSON comes first in every file.
  return new TextDecoder("latin1").decode(bytes.slice(0, 4 * 1024 * 1024)).includes(word);
}

async function dracoDecoder(): Promise<unknown> {
  const [{ default: make }, wasmBinary] = await Promise.all([
    import("three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js"),
    fetch(dracoProgram).then((response) => response.arrayBuffer()),
  ]);
  return make({ wasmBinary });
}

function trianglesOf(document: Document): number {
  let triangles = 0;
  for (const mesh of document.getRoot().listMeshes()) {
    for (const primitive of mesh.listPrimitives()) {
      const corners = primitive.getIndices() ?? primitive.getAttribute("POSITION");
      triangles += (corners?.getCount() ?? 0) / 3;
    }
  }
  return triangles;
}

/** Smaller where it is larger than wished; as JPEG where nothing in it is clear. */
async function shrink(texture: Texture, side: number): Promise<void> {
  const image = texture.getImage();
  if (!image) return;
  const drawn = await createImageBitmap(
    new Blob([image as Uint8Array<ArrayBuffer>], { type: texture.getMimeType() }),
    {
      premultiplyAlpha: "none",
      colorSpaceConversion: "none",
    },
  );
  const part = Math.min(1, side / Math.max(drawn.width, drawn.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(drawn.width * part)),
    Math.max(1, Math.round(drawn.height * part)),
  );
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingQuality = "high";
  context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  const type = isClear(context) ? "image/png" : "image/jpeg";
  const blob = await canvas.convertToBlob({ type, quality: JPEG_QUALITY });
  if (blob.size >= image.byteLength) return;
  texture.setImage(new Uint8Array(await blob.arrayBuffer())).setMimeType(type);
}

function isClear(context: OffscreenCanvasRenderingContext2D): boolean {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  for (let at = 3; at < data.length; at += 4) if ((data[at] as number) < 255) return true;
  return false;
}
