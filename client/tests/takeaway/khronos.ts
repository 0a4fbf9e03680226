/** What Khronos' validator has to say of a file. */
import { validateBytes } from "gltf-validator";
import type { Gltf } from "../../src/takeaway/gltf";
import { readModel } from "../../src/takeaway/model";

/** Its errors, each with its place. */
export async function errorsIn(glb: Blob): Promise<string[]> {
  const { issues } = await validateBytes(new Uint8Array(await glb.arrayBuffer()), { maxIssues: 0 });
  return issues.messages
    .filter(({ severity }) => severity === 0)
    .map(({ code, message, pointer }) => `${code} ${pointer ?? ""}: ${message}`);
}

export async function jsonOf(glb: Blob): Promise<Gltf> {
  return (await readModel(glb)).gltf;
}

type ViewRange = { readonly buffer?: number; readonly byteOffset?: number; readonly byteLength?: number };

/** The bytes of a view, as they lie in the file. */
export async function bytesOf(glb: Blob, view: number): Promise<Uint8Array> {
  const { gltf, buffers } = await readModel(glb);
  const { buffer = 0, byteOffset = 0, byteLength = 0 } = (gltf.bufferViews?.[view] ?? {}) as ViewRange;
  const bytes = buffers[buffer]?.slice(byteOffset, byteOffset + byteLength);
  return new Uint8Array((await bytes?.arrayBuffer()) ?? new ArrayBuffer(0));
}
