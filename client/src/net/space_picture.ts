/** A photo becomes a Space's picture: cut to the size of the server's own, and sent to it. */
import type { Refusal } from "../model/chat";

export const PICTURE_WIDTH = 1_200;
export const PICTURE_HEIGHT = 630;
export const PICTURE_BYTES_MAX = 300_000;

/** From what looks like the original down to what still looks like the place. */
const QUALITIES = [0.9, 0.82, 0.74, 0.64, 0.52, 0.4] as const;

/** As much of a canvas as this needs; a test hands in its own. */
export type Encode = (photo: Blob, quality: number) => Promise<Blob | null>;

/** As a JPEG that the server takes; null where the browser cannot make one small enough. */
export async function fitPicture(photo: Blob, encode: Encode = encodeJpeg): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const picture = await encode(photo, quality);
    if (picture === null) return null;
    if (picture.size <= PICTURE_BYTES_MAX) return picture;
  }
  return null;
}

/** Null: it is the Space's picture now. */
export async function putPicture(
  space: string,
  picture: Blob,
  send: typeof fetch = fetch,
): Promise<Refusal | null> {
  const path = `/api/spaces/${encodeURIComponent(space)}/picture`;
  try {
    const answer = await send(path, {
      method: "PUT",
      headers: { "content-type": "image/jpeg" },
      body: picture,
    });
    if (answer.ok) return null;
    const body = await answer.json().catch(() => null);
    return { code: body?.code ?? "unknown", facts: body?.facts ?? {} };
  } catch {
    return { code: "photo-not-sent", facts: {} };
  }
}

/** The middle of the photo, as large as the picture. */
async function encodeJpeg(photo: Blob, quality: number): Promise<Blob | null> {
  const drawn = await createImageBitmap(photo).catch(() => null);
  if (drawn === null) return null;
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE_WIDTH;
  canvas.height = PICTURE_HEIGHT;
  const { x, y, width, height } = middleOf(drawn.width, drawn.height);
  canvas.getContext("2d")?.drawImage(drawn, x, y, width, height, 0, 0, PICTURE_WIDTH, PICTURE_HEIGHT);
  drawn.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

/** The largest part in the middle that has the picture's proportions. */
export function middleOf(
  width: number,
  height: number,
): { x: number; y: number; width: number; height: number } {
  const scale = Math.min(width / PICTURE_WIDTH, height / PICTURE_HEIGHT);
  const [cutWidth, cutHeight] = [PICTURE_WIDTH * scale, PICTURE_HEIGHT * scale];
  return { x: (width - cutWidth) / 2, y: (height - cutHeight) / 2, width: cutWidth, height: cutHeight };
}
