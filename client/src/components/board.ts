/** `board`: a framed sheet with title, words, a table and a chart, on a wall or on two posts. */
import { CanvasTexture, Matrix4, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from "three";
import { drawBoard } from "../data/board_sheet";
import { box } from "./shape";
import type { BuilderOf } from "./site";

const WOOD = "#8c5a3a";
const RAIL_M = 0.045;
const DEPTH_M = 0.04;
const POST_M = 0.05;
const SIDE_PIXELS_MAX = { high: 2_048, low: 1_024 } as const;
/** Before its frame's own front. */
const SHEET_Z_M = -0.012;
const IN_THE_EVENING = 0.72;

export const board: BuilderOf<"board"> = (site) => ({
  add(component, { entity, matrix }) {
    const { width_m, height_m, legs_m } = component;
    const canvas = drawBoard(component, SIDE_PIXELS_MAX[site.quality], document.documentElement.lang || "en");
    const map = new CanvasTexture(canvas);
    map.colorSpace = SRGBColorSpace;
    map.anisotropy = 8;
    const material = new MeshBasicMaterial({ map, toneMapped: false });
    if (site.daylight === "evening") material.color.multiplyScalar(IN_THE_EVENING);
    const sheet = new Mesh(new PlaneGeometry(width_m, height_m).rotateY(Math.PI), material);
    sheet.position.z = SHEET_Z_M;
    sheet.updateMatrix();
    sheet.applyMatrix4(matrix);
    site.owner(entity).add(sheet);
    const frame = site.batch(entity, "matt");
    const [across, up] = [(width_m + RAIL_M) / 2, (height_m + RAIL_M) / 2];
    const wood: readonly (readonly [number, number, number, number, number, number])[] = [
      [0, 0, 0.005, width_m, height_m, DEPTH_M / 4],
      [0, up, 0, width_m + 2 * RAIL_M, RAIL_M, DEPTH_M],
      [0, -up, 0, width_m + 2 * RAIL_M, RAIL_M, DEPTH_M],
      [across, 0, 0, RAIL_M, height_m, DEPTH_M],
      [-across, 0, 0, RAIL_M, height_m, DEPTH_M],
      ...([1, -1] as const).flatMap((side) =>
        legs_m > 0
          ? [[side * across, -height_m / 2 - RAIL_M - legs_m / 2, 0, POST_M, legs_m, POST_M] as const]
          : [],
      ),
    ];
    for (const [x, y, z, width, height, depth] of wood) {
      const at = new Matrix4().makeTranslation(x, y, z).premultiply(matrix);
      frame.add(box(width, height, depth, 0.02), at, WOOD);
    }
  },
});
