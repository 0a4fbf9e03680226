/** What is made of a file in its uploader's browser: a small picture of it, and a lighter one for small machines. */
import type { AssetCard } from "./asset";
import { lighterModel } from "./lighter";
import { readPicture } from "./pictures";

export interface Derived {
  readonly thumb: Blob | null;
  readonly light: Blob | null;
}

const MEBIBYTE = 1024 * 1024;
const THUMB_SIDE = 384;
const THUMB_BYTES_MAX = 256 * 1024;
const THUMB_QUALITIES = [0.85, 0.7, 0.5] as const;
/** Anything beyond one of these has a light variant. */
const LARGE = { bytes: 1 * MEBIBYTE, triangles: 30_000, pixels: 4_000_000 } as const;
const LIGHT = { triangles: 20_000, side: 512 } as const;
const LIGHT_SIDE = { picture: 1_280, panorama: 2_048 } as const;
/** What comes of a file that is too heavy to be taken at all. */
const LIGHTER = { triangles: 150_000, side: 2_048 } as const;
const LIGHT_QUALITY = 0.82;
/** So much less, or it is not worth a file of its own. */
const LESS = 0.8;

/** Leaves out what the Asset has already. */
export async function derive(file: File, asset: AssetCard): Promise<Derived> {
  if (asset.kind === "sound" || asset.kind === "array") return { thumb: null, light: null };
  const [thumb, light] = await Promise.all([
    asset.thumb_url === null ? thumbOf(file, asset).catch(without("small picture", file)) : null,
    asset.light_url === null && isLarge(asset)
      ? lightOf(file, asset).catch(without("light variant", file))
      : null,
  ]);
  return { thumb, light: light && light.size < asset.bytes * LESS ? light : null };
}

/** An Asset is whole without it; why it could not be made is for whoever looks into it. */
function without(what: string, { name }: File): (error: unknown) => null {
  return (error) => {
    console.info(`no ${what} of ${name}: ${String(error)}`);
    return null;
  };
}

/** A file in place of one that was refused as too heavy; null where there is none. */
export async function lighten(file: File): Promise<File | null> {
  const stem = file.name.replace(/\.\w+$/, "");
  if (/\.(glb|gltf)$/i.test(file.name)) {
    const glb = await lighterModel({ bytes: await file.arrayBuffer(), ...LIGHTER });
    return new File([glb], `${stem}.glb`, { type: glb.type });
  }
  if (!/\.(png|jpe?g|webp)$/i.test(file.name)) return null;
  const drawn = await readPicture(file, LIGHTER.side);
  const smaller = await encoded(drawn, "image/jpeg", LIGHT_QUALITY);
  drawn.close();
  return smaller && new File([smaller], `${stem}.jpg`, { type: smaller.type });
}

function isLarge({ bytes, facts }: AssetCard): boolean {
  return bytes > LARGE.bytes || facts.triangles > LARGE.triangles || facts.pixels > LARGE.pixels;
}

async function lightOf(file: File, asset: AssetCard): Promise<Blob | null> {
  const { kind, facts } = asset;
  if (kind === "model") {
    return lighterModel({ bytes: await file.arrayBuffer(), ...LIGHT });
  }
  const drawn = await readPicture(file, facts.is_panorama ? LIGHT_SIDE.panorama : LIGHT_SIDE.picture);
  const light = await encoded(
    drawn,
    asset.media_type === "image/jpeg" ? "image/jpeg" : "image/webp",
    LIGHT_QUALITY,
  );
  drawn.close();
  return light;
}

async function thumbOf(file: File, { kind }: AssetCard): Promise<Blob | null> {
  let drawn: ImageBitmap | null;
  if (kind === "model") drawn = await (await import("./portrait")).portraitOf(file, THUMB_SIDE);
  else drawn = await readPicture(file, THUMB_SIDE);
  for (const quality of THUMB_QUALITIES) {
    const thumb = await encoded(drawn, "image/webp", quality);
    if (thumb && thumb.size <= THUMB_BYTES_MAX) return thumb;
  }
  return null;
}

/** A browser that cannot write the wished-for type writes PNG. */
async function encoded(drawn: ImageBitmap, type: string, quality: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext("2d")?.drawImage(drawn, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
