/** What the palette offers, and what each thing is when it comes: as it is most often wanted, to be changed later. */
import type { Components } from "../components/generated";
import type { Vector } from "./snapping";

export type PieceName =
  | "box"
  | "cylinder"
  | "sphere"
  | "ring"
  | "text"
  | "label"
  | "image"
  | "model"
  | "sound"
  | "lamp"
  | "seat"
  | "portal"
  | "spawn"
  | "zone"
  | "button"
  | "collider"
  | "board"
  | "surface"
  | "points"
  | "generator"
  | "ball"
  | "cup";

/** What needs a file of the library. */
export type FiledPiece = "image" | "model" | "sound" | "surface" | "points";

/** What is put into a Scene, whatever it came from. */
export interface Piece {
  /** Which of the palette's; null: an Asset of the library. */
  readonly offer: PieceName | null;
  readonly name: string;
  readonly description: string;
  readonly components: Partial<Components>;
  /** Of what it takes up, in its own axes: from its origin to its low and high corner. */
  readonly box: { readonly low: Vector; readonly high: Vector };
  /** How high its middle hangs before a builder where there is no wall to hang it on; null: it stands. */
  readonly hangs_m: number | null;
}

export interface Offer {
  readonly name: PieceName;
  /** It needs a file: the library is opened for it. */
  readonly kind?: "image" | "model" | "sound" | "array";
  /** Only whoever builds everywhere may place it. */
  readonly forBuilders?: true;
}

export interface Family {
  readonly name: "shapes" | "words" | "media" | "use" | "hands" | "data" | "place";
  readonly offers: readonly Offer[];
}

export const FAMILIES: readonly Family[] = [
  { name: "shapes", offers: [{ name: "box" }, { name: "cylinder" }, { name: "sphere" }, { name: "ring" }] },
  {
    name: "media",
    offers: [
      { name: "image", kind: "image" },
      { name: "model", kind: "model" },
      { name: "sound", kind: "sound" },
    ],
  },
  { name: "words", offers: [{ name: "text" }, { name: "label" }] },
  { name: "use", offers: [{ name: "seat" }, { name: "button" }, { name: "portal" }, { name: "lamp" }] },
  { name: "hands", offers: [{ name: "ball" }, { name: "cup" }] },
  {
    name: "data",
    offers: [
      { name: "board" },
      { name: "surface", kind: "array" },
      { name: "points", kind: "array" },
      { name: "generator" },
    ],
  },
  {
    name: "place",
    offers: [{ name: "spawn", forBuilders: true }, { name: "zone", forBuilders: true }, { name: "collider" }],
  },
];

const EYES_M = 1.5;
const PLASTER = "#f4efe3";
const WOOD = "#8c5a3a";
const STONE = "#cfcabc";
const RING: Components["generator"] = {
  kind: "ring",
  count: 8,
  spacing_m: 1,
  radius_m: 1.6,
  columns: 5,
  is_turned: true,
  seed: 0,
};

/** A tea cup: from its foot up its outside, and down its inside. */
const CUP: Components["lathe"]["outline"] = [
  [0, 0],
  [0.04, 0],
  [0.042, 0.012],
  [0.066, 0.045],
  [0.078, 0.105],
  [0.072, 0.105],
  [0.06, 0.05],
  [0.036, 0.02],
  [0, 0.016],
];

/** `words` says what a fresh text reads, and what things to take in hand are called. */
export function pieceOf(name: Exclude<PieceName, FiledPiece>, words: (key: string) => string): Piece {
  const blank = { offer: name, name: "", description: "" } as const;
  switch (name) {
    case "box":
      return { ...blank, ...solid("box", [1, 1, 1], PLASTER) };
    case "cylinder":
      return { ...blank, ...solid("cylinder", [0.8, 1, 0.8], STONE) };
    case "sphere":
      return { ...blank, ...solid("sphere", [0.8, 0.8, 0.8], "#7fa58b") };
    case "ring":
      return { ...blank, ...solid("ring", [1.2, 1.2, 0.16], "#d9b25f") };
    case "text":
      return { ...blank, ...hung({ text: textOf(words("build-fresh-text")) }, [1.6, 0.5, 0.04]) };
    case "label":
      return { ...blank, ...hung({ label: labelOf(words("build-fresh-label")) }, [1.2, 0.24, 0.04]) };
    case "lamp":
      return {
        ...blank,
        components: {
          shape: { ...shapeOf("sphere", [0.24, 0.24, 0.24], "#fff3d6"), finish: "glow" },
          lamp: { kind: "point", colour: "#ffdfb0", strength: 4, reach_m: 8, angle: 0.6, softness: 0.4 },
        },
        box: around([0.24, 0.24, 0.24]),
        hangs_m: 2,
      };
    case "seat":
      return { ...blank, ...stool({ seat: { height_m: 0.45 } }) };
    case "portal":
      return {
        ...blank,
        components: { portal: { target: "", diameter_m: 2.4, light: "#fff6de" } },
        box: around([2.4, 2.4, 0.2]),
        hangs_m: null,
      };
    case "spawn":
      return {
        ...blank,
        components: { spawn: { radius_m: 1 } },
        box: { low: [-1, 0, -1], high: [1, 0.02, 1] },
        hangs_m: null,
      };
    case "zone":
      return {
        ...blank,
        components: { zone: { size: [4, 3, 4], is_private: false, is_quiet: false, is_stage: false } },
        box: around([4, 3, 4]),
        hangs_m: null,
      };
    case "button":
      return {
        ...blank,
        components: {
          button: { plays: [], toggles: [], link: null },
          shape: shapeOf("cylinder", [0.3, 0.12, 0.3], "#c8452d"),
        },
        box: around([0.3, 0.12, 0.3]),
        hangs_m: null,
      };
    case "collider":
      return {
        ...blank,
        components: { collider: { kind: "box", size: [1, 1, 1] } },
        box: around([1, 1, 1]),
        hangs_m: null,
      };
    case "ball":
      return {
        offer: name,
        ...told(name, words),
        components: {
          shape: shapeOf("sphere", [0.24, 0.24, 0.24], "#d9b25f"),
          grabbable: { bounce: 0.7, friction: 0.3 },
        },
        box: around([0.24, 0.24, 0.24]),
        hangs_m: null,
      };
    case "cup":
      return {
        offer: name,
        ...told(name, words),
        components: {
          lathe: { outline: CUP, colour: "#7fa58b", sides: 32, is_smooth: true, finish: "matt" },
          grabbable: { bounce: 0.2, friction: 0.6 },
        },
        box: { low: [-0.078, 0, -0.078], high: [0.078, 0.105, 0.078] },
        hangs_m: null,
      };
    case "board":
      return { ...blank, ...hung({ board: boardOf(words) }, [1.7, 1.2, 0.05]) };
    case "generator":
      return { ...blank, ...stool({ generator: RING }) };
  }
}

/** A stool, and what else it is. */
function stool(more: Partial<Components>): Body {
  return {
    components: {
      ...more,
      lathe: {
        outline: [
          [0, 0],
          [0.2, 0],
          [0.24, 0.1],
          [0.24, 0.35],
          [0.2, 0.45],
          [0, 0.45],
        ],
        colour: WOOD,
        sides: 24,
        is_smooth: false,
        finish: "matt",
      },
    },
    box: { low: [-0.24, 0, -0.24], high: [0.24, 0.45, 0.24] },
    hangs_m: null,
  };
}

/** Whoever takes it in hand hears what it is. */
function told(name: "ball" | "cup", words: (key: string) => string): Pick<Piece, "name" | "description"> {
  return { name: words(`build-kind-${name}`), description: words(`build-fresh-${name}`) };
}

type Body = Pick<Piece, "components" | "box" | "hangs_m">;

function solid(kind: "box" | "cylinder" | "sphere" | "ring", size: Vector, colour: string): Body {
  const shape = shapeOf(kind, size, colour);
  // One walks through a ring and against anything else.
  const collider =
    kind === "ring" ? {} : { collider: { kind: kind === "box" ? kind : "cylinder", size } as const };
  return { components: { shape, ...collider }, box: around(size), hangs_m: null };
}

function shapeOf(
  kind: "box" | "cylinder" | "sphere" | "ring",
  size: Vector,
  colour: string,
): Components["shape"] {
  return { kind, size, colour, rounding_m: 0.02, taper: 1, sides: 32, finish: "matt" };
}

function boardOf(words: (key: string) => string): Components["board"] {
  return {
    title: words("build-fresh-board"),
    text: words("build-fresh-text"),
    rows: [],
    chart: "bars",
    series: [],
    series_title: "",
    width_m: 1.6,
    height_m: 1.1,
    letter_m: 0.06,
    legs_m: 0.9,
  };
}

function textOf(text: string): Components["text"] {
  return { text, width_m: 1.6, letter_m: 0.08, colour: "#22313a", paper: "#fbf7ec", alignment: "start" };
}

function labelOf(text: string): Components["label"] {
  return { text, height_m: 0.2, colour: "#22313a", paper: "#fbf7ec", is_upright: false };
}

function hung(components: Partial<Components>, size: Vector): Body {
  return { components, box: around(size), hangs_m: EYES_M };
}

export function around([x, y, z]: Readonly<Vector>): Piece["box"] {
  return { low: [-x / 2, -y / 2, -z / 2], high: [x / 2, y / 2, z / 2] };
}
