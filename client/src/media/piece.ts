/** What an Asset is when it is put into a Scene. */
import type { Piece } from "../build/pieces";
import { type AssetCard, aspectOf } from "./asset";
import { hungSize } from "./frame";

const WIDTH_CM = 80;
const HANGS_M = 1.5;
const THICK_M = 0.04;
const BALL_M = 1.2;
const EAR_M = 0.15;

/** `asPanorama`: a picture all around as a ball to walk into. */
export function pieceOf(asset: AssetCard, asPanorama = asset.facts.is_panorama): Piece {
  const { name, description } = asset;
  const own = { offer: null, name: name.replace(/\.\w{2,4}$/, "").slice(0, 80), description };
  if (asset.kind === "model") return { ...own, ...modelOf(asset) };
  if (asset.kind === "sound") {
    const sound = {
      asset: asset.id,
      volume: 1,
      near_m: 2,
      far_m: 20,
      is_looping: true,
      starts: "at_once",
    } as const;
    return { ...own, components: { sound }, box: ball(EAR_M), hangs_m: HANGS_M };
  }
  if (asPanorama) {
    return {
      ...own,
      components: { panorama: { asset: asset.id, radius_m: BALL_M } },
      box: ball(BALL_M),
      hangs_m: HANGS_M,
    };
  }
  return { ...own, ...pictureOf(asset), hangs_m: HANGS_M };
}

function modelOf({ id, facts }: AssetCard): Pick<Piece, "components" | "box" | "hangs_m"> {
  const [low, high] = facts.bounds ?? [
    [-0.5, 0, -0.5],
    [0.5, 1, 0.5],
  ];
  const [clip] = facts.clips;
  return {
    components: {
      model: { asset: id, variant: null, casts_shadow: true },
      ...(clip === undefined
        ? {}
        : {
            animation: { clip: idleOf(facts.clips), speed: 1, is_looping: true, starts: "at_once" as const },
          }),
    },
    box: { low: [...low], high: [...high] },
    hangs_m: null,
  };
}

/** A figure that has come stands and breathes rather than falls. */
function idleOf(clips: readonly string[]): string {
  return (
    clips.find((name) => /^idle$/i.test(name)) ?? clips.find((name) => /idle/i.test(name)) ?? clips[0] ?? ""
  );
}

function pictureOf(asset: AssetCard): Pick<Piece, "components" | "box"> {
  const image = {
    asset: asset.id,
    width_cm: WIDTH_CM,
    frame: "wood",
    frame_cm: 3,
    mount_cm: 0,
    mount: "#f6f1e4",
    title: "",
    maker: asset.author.slice(0, 120),
    date: "",
    rights: asset.licence.slice(0, 120),
    price: "",
  } as const;
  const { width_m, height_m } = hungSize(image, aspectOf(asset));
  return {
    components: { image },
    box: { low: [-width_m / 2, -height_m / 2, -THICK_M], high: [width_m / 2, height_m / 2, 0] },
  };
}

function ball(radius: number): Piece["box"] {
  return { low: [-radius, -radius, -radius], high: [radius, radius, radius] };
}
