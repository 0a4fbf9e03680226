/** What is drawn on canvases as the bytes of files. */

const PHOTO_QUALITY = 0.92;

type Picture = HTMLCanvasElement | HTMLImageElement | ImageBitmap | Pixels;
/** What a program has written, four bytes each. */
interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Rejects where this browser cannot paint it. */
export async function paint(picture: unknown): Promise<Blob> {
  const canvas = picture instanceof HTMLCanvasElement ? picture : redrawn(picture as Picture);
  return encoded(canvas, "image/png");
}

/** A photo as it is to be seen: browsers heed how its camera was held. */
export async function turn(photo: Blob): Promise<Blob> {
  const seen = await createImageBitmap(photo);
  const canvas = redrawn(seen);
  seen.close();
  return encoded(canvas, "image/jpeg");
}

async function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, PHOTO_QUALITY));
  if (!file) throw new Error(`this browser made no ${type} of a picture`);
  return file;
}

function redrawn(picture: Picture): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext("2d");
  if (!("data" in picture)) context?.drawImage(picture, 0, 0);
  else context?.putImageData(imageOf(picture), 0, 0);
  return canvas;
}

function imageOf({ data, width, height }: Pixels): ImageData {
  return new ImageData(new Uint8ClampedArray(data), width, height);
}
