/**
 * A framed picture as one surface: moulding, mount with its bevelled edge, the picture itself and the plate beside it.
 * Metres; built looking along +Z with its back at z 0, the middle of the picture at x 0, y 0.
 */
import { BufferAttribute, BufferGeometry, Color } from "three";
import type { Image } from "../components/generated";
import type { PlateSize } from "./plate";

/** What a point of the surface shows: its colour, gilded or not, or one of the two sheets. */
export const Sheet = { gilt: -1, matter: 0, picture: 1, plate: 2 } as const;

type Corner2 = readonly [number, number];
type FrameKind = Image["frame"];
/** From the picture outward: part of the frame's width, height above its back in metres, how light. */
type Moulding = readonly (readonly [number, number, number])[];

/** The picture lies so deep behind the lip of its frame. */
const PICTURE_Z = 0.012;
const MOUNT_Z = 0.0155;
const BEVEL_M = 0.003;
const BOARD_M = 0.02;
const PLATE_M = 0.005;
/** Between frame and plate. */
const PLATE_APART_M = 0.06;
const BEVEL_COLOUR = "#fffdf6";
const PLATE_EDGE = "#e3dccb";

const MOULDINGS: Readonly<Record<FrameKind, Moulding>> = {
  none: [],
  wood: [
    [0, 0.01, 0.62],
    [0, 0.021, 0.85],
    [0.14, 0.026, 1],
    [0.8, 0.028, 1],
    [0.94, 0.026, 0.96],
    [1, 0.02, 0.85],
    [1, 0, 0.6],
  ],
  dark: [
    [0, 0.01, 0.6],
    [0, 0.019, 0.9],
    [0.12, 0.022, 1.15],
    [0.3, 0.019, 0.85],
    [0.72, 0.031, 1],
    [0.9, 0.034, 1.1],
    [1, 0.028, 0.9],
    [1, 0, 0.6],
  ],
  gilt: [
    [0, 0.01, 0.55],
    [0, 0.02, 0.9],
    [0.08, 0.024, 1.05],
    [0.17, 0.021, 0.7],
    [0.24, 0.022, 0.92],
    [0.55, 0.027, 1],
    [0.76, 0.041, 0.95],
    [0.86, 0.045, 1.08],
    [0.95, 0.042, 0.9],
    [1, 0.034, 0.75],
    [1, 0, 0.5],
  ],
  white: [
    [0, 0.01, 0.8],
    [0, 0.029, 0.95],
    [0.06, 0.031, 1],
    [0.94, 0.031, 1],
    [1, 0.029, 0.97],
    [1, 0, 0.75],
  ],
};
const COLOURS: Readonly<Record<FrameKind, string>> = {
  none: "#f4efe3",
  wood: "#8c5a3a",
  dark: "#3d302b",
  gilt: "#d9b25f",
  white: "#f4efe3",
};

export interface Hung {
  readonly geometry: BufferGeometry;
  /** Without the plate. */
  readonly width_m: number;
  readonly height_m: number;
}

/** How large a picture is with all that is around it, and whether it has a frame at all. */
export function hungSize(image: Image, aspect: number): { width_m: number; height_m: number } {
  const around = 2 * (image.mount_cm + (image.frame === "none" ? 0 : image.frame_cm));
  return {
    width_m: (image.width_cm + around) / 100,
    height_m: (image.width_cm / aspect + around) / 100,
  };
}

/** `aspect`: how wide for its height the picture is. */
export function hangPicture(image: Image, aspect: number, plate: PlateSize | null): Hung {
  const [x, y] = [image.width_cm / 200, image.width_cm / aspect / 200];
  const surface = new Surface();
  const mount = image.mount_cm / 100;
  const hasFrame = image.frame !== "none" && image.frame_cm > 0;
  const front = hasFrame ? PICTURE_Z : BOARD_M;
  surface.sheet([-x, -y], [x, y], front, Sheet.picture);
  if (mount > 0) mountAround(surface, image.mount, [x, y], mount, front);
  const inner: Corner2 = [x + mount, y + mount];
  if (hasFrame) frameAround(surface, image, inner);
  else edges(surface, inner, mount > 0 ? MOUNT_Z - PICTURE_Z + front : front, image.mount);
  const { width_m, height_m } = hungSize(image, aspect);
  if (plate) plateBeside(surface, plate, width_m / 2, -height_m / 2);
  return { geometry: surface.geometry(), width_m, height_m };
}

function mountAround(surface: Surface, colour: string, [x, y]: Corner2, mount: number, front: number): void {
  const top = front + MOUNT_Z - PICTURE_Z;
  const bevel = Math.min(BEVEL_M, mount / 2);
  const rise = top - front;
  surface.ring([x, y, front], [x + bevel, y + bevel, top], [-rise, bevel], BEVEL_COLOUR, Sheet.matter, 1, 1);
  surface.ring([x + bevel, y + bevel, top], [x + mount, y + mount, top], [0, 1], colour, Sheet.matter, 1, 1);
}

function frameAround(surface: Surface, image: Image, [x, y]: Corner2): void {
  const width = image.frame_cm / 100;
  const sheet = image.frame === "gilt" ? Sheet.gilt : Sheet.matter;
  const points = MOULDINGS[image.frame];
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1]!, points[at]!];
    const [a, b] = [from[0] * width, to[0] * width];
    // Across the moulding, turned outward by a quarter.
    const normal: Corner2 = [-(to[1] - from[1]), b - a];
    surface.ring(
      [x + a, y + a, from[1]],
      [x + b, y + b, to[1]],
      normal,
      COLOURS[image.frame],
      sheet,
      from[2],
      to[2],
    );
  }
}

/** A board without a frame has four sides. */
function edges(surface: Surface, [x, y]: Corner2, front: number, colour: string): void {
  surface.ring([x, y, front], [x, y, 0], [1, 0], colour, Sheet.matter, 1, 0.8);
}

/** To the right of who looks at it, on the frame's lower edge. */
function plateBeside(surface: Surface, plate: PlateSize, right: number, foot: number): void {
  const left = right + PLATE_APART_M;
  const low: Corner2 = [left, foot];
  const high: Corner2 = [left + plate.width_m, foot + plate.height_m];
  surface.sheet(low, high, PLATE_M, Sheet.plate);
  const [cx, cy] = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  const [hx, hy] = [plate.width_m / 2, plate.height_m / 2];
  surface.ring([hx, hy, PLATE_M], [hx, hy, 0], [1, 0], PLATE_EDGE, Sheet.matter, 1, 0.85, [cx, cy]);
}

const SIDES: readonly (readonly [Corner2, Corner2, Corner2])[] = [
  // From one corner to the next, counter-clockwise from below, and which way that side looks.
  [
    [-1, -1],
    [1, -1],
    [0, -1],
  ],
  [
    [1, -1],
    [1, 1],
    [1, 0],
  ],
  [
    [1, 1],
    [-1, 1],
    [0, 1],
  ],
  [
    [-1, 1],
    [-1, -1],
    [-1, 0],
  ],
];

type Ring = readonly [number, number, number];

class Surface {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #uvs: number[] = [];
  readonly #sheets: number[] = [];
  readonly #indices: number[] = [];
  readonly #colour = new Color();

  /** A flat sheet that looks forward and shows a whole texture. */
  sheet(low: Corner2, high: Corner2, z: number, sheet: number): void {
    const first = this.#sheets.length;
    const corners: readonly Corner2[] = [low, [high[0], low[1]], high, [low[0], high[1]]];
    this.#colour.set("#ffffff");
    corners.forEach(([x, y], at) => {
      this.#vertex(x, y, z, [0, 0, 1], 1, sheet);
      // Textures lie with their first row on top.
      this.#uvs.push(at === 0 || at === 3 ? 0 : 1, at < 2 ? 1 : 0);
    });
    this.#quad(first);
  }

  /** Four mitred sides between two rectangles around a middle; `normal` is (outward, forward). */
  ring(
    inner: Ring,
    outer: Ring,
    [outward, forward]: Corner2,
    colour: string,
    sheet: number,
    innerShade: number,
    outerShade: number,
    [middleX, middleY]: Corner2 = [0, 0],
  ): void {
    const length = Math.hypot(outward, forward) || 1;
    for (const [from, to, [sx, sy]] of SIDES) {
      const first = this.#sheets.length;
      const normal = [(sx * outward) / length, (sy * outward) / length, forward / length] as const;
      this.#colour.set(colour);
      const corner = (side: Corner2, [x, y, z]: Ring, shade: number) => {
        this.#vertex(middleX + side[0] * x, middleY + side[1] * y, z, normal, shade, sheet);
        this.#uvs.push(0, 0);
      };
      corner(from, inner, innerShade);
      corner(from, outer, outerShade);
      corner(to, outer, outerShade);
      corner(to, inner, innerShade);
      this.#quad(first);
    }
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    const attribute = (values: number[], size: number) => new BufferAttribute(new Float32Array(values), size);
    geometry.setAttribute("position", attribute(this.#positions, 3));
    geometry.setAttribute("normal", attribute(this.#normals, 3));
    geometry.setAttribute("color", attribute(this.#colours, 3));
    geometry.setAttribute("uv", attribute(this.#uvs, 2));
    geometry.setAttribute("sheet", attribute(this.#sheets, 1));
    geometry.setIndex(this.#indices);
    return geometry;
  }

  #vertex(x: number, y: number, z: number, normal: Ring, shade: number, sheet: number): void {
    this.#positions.push(x, y, z);
    this.#normals.push(...normal);
    const { r, g, b } = this.#colour;
    this.#colours.push(Math.min(1, r * shade), Math.min(1, g * shade), Math.min(1, b * shade));
    this.#sheets.push(sheet);
  }

  #quad(first: number): void {
    this.#indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
}
