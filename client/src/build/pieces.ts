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
  | "collider";

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
  readonly kind?: "image" | "model" | "sound";
  /** Only whoever builds everywhere may place it. */
  readonly forBuilders?: true;
}

export interface Family {
  readonly name: "shapes" | "words" | "media" | "use" | "place";
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
  {
    name: "place",
    offers: [{ name: "spawn", forBuilders: true }, { name: "zone", forBuilders: true }, { name: "collider" }],
  },
];

const EYES_M = 1.5;
const PLASTER = "#f4efe3";
const WOOD = "#8c5a3a";
const STONE = "#cfcabc";

/** `words` says what a fresh text reads. */
export function pieceOf(
  name: Exclude<PieceName, "image" | "model" | "sound">,
  words: (key: string) => string,
): Piece {
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
      return {
        ...blank,
        components: {
          seat: { height_m: 0.45 },
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
        components: { zone: { size: [4, 3, 4], is_private: false } },
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
  }
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
