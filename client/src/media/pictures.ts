/** Pictures from bytes: turned as their camera says, in the screen's colours, no larger than this machine bears. */
import { LinearFilter, LinearMipmapLinearFilter, SRGBColorSpace, Texture } from "three";
import type { Quality } from "../components/site";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The longer side of what hangs on a wall. */
export const SIDE_MAX: Readonly<Record<Quality, number>> = { high: 4_096, low: 1_024 };
const ANISOTROPY: Readonly<Record<Quality, number>> = { high: 8, low: 2 };

/** Rejects where the bytes are no picture. */
export async function readPicture(blob: Blob, sideMax: number): Promise<ImageBitmap> {
  const drawn = await createImageBitmap(blob, { premultiplyAlpha: "none" });
  const part = sideMax / Math.max(drawn.width, drawn.height);
  if (part >= 1) return drawn;
  const smaller = await createImageBitmap(drawn, {
    resizeWidth: Math.max(1, Math.round(drawn.width * part)),
    resizeHeight: Math.max(1, Math.round(drawn.height * part)),
    resizeQuality: "high",
    premultiplyAlpha: "none",
  });
  drawn.close();
  return smaller;
}

/** With its first row on top, as it is in memory; the texture owns the picture. */
export function textureOf(bitmap: ImageBitmap, quality: Quality): Texture<ImageBitmap> {
  const texture = new Texture(bitmap);
  texture.colorSpace = SRGBColorSpace;
  texture.flipY = false;
  texture.generateMipmaps = true;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = ANISOTROPY[quality];
  texture.needsUpdate = true;
  texture.addEventListener("dispose", () => bitmap.close());
  return texture;
}
