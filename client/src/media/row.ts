/**
 * A row of things as one edit: pictures on a line at the height of eyes, or things on plinths, with room between them by
 * their widths. The row stands in its own axes: it looks along −Z, and who stands before it reads from +X to −X.
 */
import type { Components } from "../components/generated";
import type { Operation } from "../model/scene_model";
import type { AssetCard } from "./asset";
import { aspectOf } from "./asset";
import { hungSize } from "./frame";
import type { Item } from "./items";

export type RowKind = "wall" | "plinths";

/** An item and the file that shows it; null: its words alone. */
export interface Shown {
  readonly item: Item;
  readonly asset: AssetCard | null;
}

/** Where the row's middle is: on the floor, and the way it looks, in radians from −Z to the left. */
export interface RowPlace {
  readonly position: readonly [number, number, number];
  readonly yaw: number;
}

export interface Row {
  readonly operations: readonly Operation[];
  readonly length_m: number;
}

export type FrameName = Components["image"]["frame"];

/** The middle of a picture, above the floor. */
export const EYES_M = 1.5;
const APART_M = 0.4;
/** The plate beside a picture, and the gap before it. */
const PLATE_M = 0.3;
const FRAME_CM = 3;
const MOUNT_CM = 4;
const PLINTH = { width_m: 0.5, height_m: 0.95, colour: "#f4efe3" } as const;
const ON_PLINTH_M = 0.45;
const LETTER_M = 0.028;

export function rowOf(
  name: string,
  kind: RowKind,
  shown: readonly Shown[],
  place: RowPlace,
  frame: FrameName,
  newId: () => string,
): Row {
  const row = newId();
  const widths = shown.map((one) => widthOf(one, kind, frame));
  const length_m = widths.reduce((sum, width) => sum + width, 0) + APART_M * Math.max(0, shown.length - 1);
  const operations: Operation[] = [
    added(row, name, "", null, {
      transform: transformAt(place.position, place.yaw),
    }),
  ];
  let from = -length_m / 2;
  for (const [at, one] of shown.entries()) {
    const width = widths[at] as number;
    // A plate hangs to the right of its picture.
    const taken = kind === "wall" && one.asset ? width - PLATE_M : width;
    const x = -(from + taken / 2);
    if (kind === "wall") operations.push(hung(one, x, row, frame, newId));
    else operations.push(...onPlinth(one, x, row, newId));
    from += width + APART_M;
  }
  return { operations, length_m };
}

function widthOf({ item, asset }: Shown, kind: RowKind, frame: FrameName): number {
  if (kind === "plinths") return PLINTH.width_m;
  if (!asset) return SHEET_M;
  return hungSize(imageOf(item, asset, frame), aspectOf(asset)).width_m + PLATE_M;
}

const SHEET_M = 0.6;

function imageOf(item: Item, asset: AssetCard, frame: FrameName): Components["image"] {
  const { name, maker, date, rights, price, width_cm } = item;
  return {
    asset: asset.id,
    width_cm,
    frame,
    frame_cm: FRAME_CM,
    mount_cm: frame === "none" ? 0 : MOUNT_CM,
    mount: "#f6f1e4",
    title: name,
    maker,
    date,
    rights,
    price,
  };
}

function hung(one: Shown, x: number, row: string, frame: FrameName, newId: () => string): Operation {
  const { item, asset } = one;
  const transform = transformAt([x, EYES_M, 0]);
  const component =
    asset?.kind === "image" ? { image: imageOf(item, asset, frame) } : { text: sheetOf(item, SHEET_M) };
  return added(newId(), item.name, item.text, row, { transform, ...component });
}

function onPlinth({ item, asset }: Shown, x: number, row: string, newId: () => string): Operation[] {
  const plinth = newId();
  const { width_m, height_m, colour } = PLINTH;
  const size: [number, number, number] = [width_m, height_m, width_m];
  const front = -width_m / 2 - 0.012;
  const operations = [
    added(plinth, item.name, item.text, row, {
      transform: transformAt([x, height_m / 2, 0]),
      shape: { kind: "box", size, colour, rounding_m: 0.02, taper: 1, sides: 4, finish: "matt" },
      collider: { kind: "box", size },
    }),
    added(newId(), "", "", plinth, {
      transform: transformAt([0, height_m / 2 - 0.24, front]),
      text: sheetOf(item, width_m * 0.8),
    }),
  ];
  if (asset)
    operations.push(added(newId(), item.name, item.text, plinth, standing(item, asset, height_m / 2)));
  return operations;
}

/** A model as large as its plinth bears, looking at who stands before it; a picture as a small card. */
function standing(item: Item, asset: AssetCard, top: number): Partial<Components> {
  if (asset.kind === "image") {
    const aspect = aspectOf(asset);
    const width = Math.min(ON_PLINTH_M, ON_PLINTH_M * aspect);
    const image = {
      ...imageOf(item, asset, "none"),
      width_cm: width * 100,
      title: "",
      maker: "",
      date: "",
      rights: "",
      price: "",
    };
    return { transform: transformAt([0, top + width / aspect / 2, 0]), image };
  }
  const [low, high] = asset.facts.bounds ?? [
    [-0.5, 0, -0.5],
    [0.5, 1, 0.5],
  ];
  const size = ([0, 1, 2] as const).map((at) => high[at] - low[at]);
  const scale = Math.max(0.001, ON_PLINTH_M / Math.max(...size, 0.001));
  // glTF looks along +Z, things here along −Z: half a turn, and its middle over the plinth's.
  const at: [number, number, number] = [
    (scale * (low[0] + high[0])) / 2,
    top - scale * low[1],
    (scale * (low[2] + high[2])) / 2,
  ];
  return {
    transform: { position: at, rotation: [0, 1, 0, 0], scale: [scale, scale, scale] },
    model: { asset: asset.id, variant: null, casts_shadow: true },
  };
}

function sheetOf({ name, maker, date, price }: Item, width_m: number): Components["text"] {
  const lines = [name, [maker, date].filter(Boolean).join(", "), price].filter(Boolean);
  return {
    text: lines.join("\n"),
    width_m,
    letter_m: LETTER_M,
    colour: "#22313a",
    paper: "#fbf7ec",
    alignment: "start",
  };
}

function transformAt(position: readonly [number, number, number], yaw = 0): Components["transform"] {
  return {
    position: [...position],
    rotation: [0, Math.sin(yaw / 2), 0, Math.cos(yaw / 2)],
    scale: [1, 1, 1],
  };
}

function added(
  id: string,
  name: string,
  description: string,
  parent: string | null,
  components: Partial<Components>,
): Operation {
  return {
    op: "add",
    id,
    name,
    description,
    words: null,
    parent,
    is_locked: false,
    components: components as Record<string, Record<string, unknown>>,
  };
}
