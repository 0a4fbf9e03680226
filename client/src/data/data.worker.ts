/** Reads arrays and makes what is drawn of them, beside the page: whatever their size, no picture waits for it. */
import { cloudOf } from "./cloud";
import { readNpy } from "./npy";
import { reliefOf } from "./relief";
import type { DataAnswer, DataWish } from "./work";

self.onmessage = async ({ data }: MessageEvent<DataWish>) => {
  const answer = await answerTo(data).catch((error: unknown) => ({ id: data.id, failed: String(error) }));
  self.postMessage(answer, { transfer: "failed" in answer ? [] : buffersOf(answer) });
};

async function answerTo(wish: DataWish): Promise<DataAnswer> {
  const matrix = readNpy(await wish.file.arrayBuffer());
  return "relief" in wish
    ? { id: wish.id, relief: reliefOf(matrix, wish.relief) }
    : { id: wish.id, cloud: cloudOf(matrix, wish.cloud) };
}

function buffersOf(answer: DataAnswer): ArrayBuffer[] {
  const made = "relief" in answer ? answer.relief : "cloud" in answer ? answer.cloud : {};
  return Object.values(made)
    .filter((part) => ArrayBuffer.isView(part))
    .map(({ buffer }) => buffer as ArrayBuffer);
}
