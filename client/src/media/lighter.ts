/** A lighter model of a model, made in a Worker, so that the place goes on meanwhile. */

export interface LighterWish {
  readonly bytes: ArrayBuffer;
  /** As many as it may have. */
  readonly triangles: number;
  /** Of its pictures, in pixels. */
  readonly side: number;
}

export type LighterAnswer = { readonly glb: Uint8Array<ArrayBuffer> } | { readonly failed: string };

const PATIENCE_MS = 120_000;

/** Rejects where it cannot be made. */
export async function lighterModel(wish: LighterWish): Promise<Blob> {
  const worker = new Worker(new URL("./light.worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<LighterAnswer>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("it takes too long")), PATIENCE_MS);
      worker.onmessage = ({ data }: MessageEvent<LighterAnswer>) => {
        clearTimeout(late);
        resolve(data);
      };
      worker.onerror = (event) => {
        clearTimeout(late);
        reject(new Error(event.message));
      };
      worker.postMessage(wish, [wish.bytes]);
    });
    if ("failed" in answer) throw new Error(answer.failed);
    return new Blob([answer.glb], { type: "model/gltf-binary" });
  } finally {
    worker.terminate();
  }
}
