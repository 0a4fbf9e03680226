/** What an Asset is when it is put into a Scene. */
import { around, type Piece } from "../build/pieces";
import { type AssetCard, aspectOf } from "./asset";
import { hungSize } from "./frame";

const WIDTH_CM = 80;
const HANGS_M = 1.5;
const THICK_M = 0.04;
const BALL_M = 1.2;
const EAR_M = 0.15;

const TABLE_M = 0.9;
/** So many numbers each has a point, with or without its colour. */
const POINT_COLUMNS: readonly number[] = [3, 4, 6];

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
  if (asset.kind === "array") return { ...own, ...arrayOf(asset) };
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

/** Rows of three, four or six numbers are points, any other matrix is a relief. */
export function arePoints({ facts: { shape } }: Pick<AssetCard, "facts">): boolean {
  const [rows = 0, columns = 0] = shape;
  return shape.length === 2 && POINT_COLUMNS.includes(columns) && rows > columns;
}

function arrayOf(asset: AssetCard): Pick<Piece, "components" | "box" | "hangs_m"> {
  const common = {
    asset: asset.id,
    colours: "viridis",
    title: asset.name.replace(/\.\w{2,4}$/, "").slice(0, 120),
    x_title: "",
    y_title: "",
    z_title: "",
    has_axes: true,
    has_legend: true,
  } as const;
  if (arePoints(asset)) {
    const points = {
      ...common,
      size: [2, 2, 2] as [number, number, number],
      is_stretched: false,
      point_m: 0.02,
    };
    const value = { value_title: "", value_from: null, value_to: null };
    return { components: { points: { ...points, ...value } }, box: around([2, 2, 2]), hangs_m: null };
  }
  const [rows = 1, columns = 1] = asset.facts.shape;
  const longest = Math.max(rows, columns, 1);
  const size: [number, number, number] = [(2 * columns) / longest, 0.4, (2 * rows) / longest];
  const ends = { x_from: null, x_to: null, y_from: null, y_to: null, z_from: null, z_to: null };
  return {
    components: { surface: { ...common, ...ends, size } },
    box: around(size),
    hangs_m: TABLE_M,
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
