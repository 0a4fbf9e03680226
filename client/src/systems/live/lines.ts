/** Lines of a width in pixels, in one colour, drawn over everything: around what is chosen, and around what is unseen. */
import { type Box3, type Matrix4, Vector3 } from "three";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { LineSegments2 } from "three/addons/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/addons/lines/LineSegmentsGeometry.js";

export interface Pen {
  readonly colour: string;
  readonly width_px: number;
  readonly opacity: number;
}

/** A bracket's arm, as a share of the edge that it lies on, and at most so long. */
const ARM_PART = 0.3;
const ARM_M_MAX = 0.4;

export class Lines {
  readonly root: LineSegments2;
  readonly #material: LineMaterial;

  constructor({ colour, width_px, opacity }: Pen) {
    this.#material = new LineMaterial({
      color: colour,
      linewidth: width_px,
      transparent: true,
      opacity,
      depthTest: false,
      toneMapped: false,
      fog: false,
    });
    this.root = new LineSegments2(new LineSegmentsGeometry(), this.#material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 9;
    this.root.userData.isUntouchable = true;
  }

  /** Two points of the world for each line, as x y z one after the other. */
  draw(points: readonly number[]): void {
    this.root.geometry.dispose();
    this.root.visible = points.length > 0;
    if (points.length > 0) this.root.geometry = new LineSegmentsGeometry().setPositions([...points]);
  }

  dispose(): void {
    this.root.removeFromParent();
    this.root.geometry.dispose();
    this.#material.dispose();
  }
}

/** Adds the twelve edges of a box that stands where a matrix puts it. */
export function addEdges(points: number[], box: Box3, world: Matrix4): void {
  for (const [corner, along] of edges(box)) addLine(points, corner, along, world);
}

/** Adds three short arms at each corner. */
export function addBrackets(points: number[], box: Box3, world: Matrix4): void {
  for (const [corner, along] of edges(box)) {
    const length = along.length();
    if (length === 0) continue;
    const arm = along.clone().multiplyScalar(Math.min(ARM_PART, ARM_M_MAX / length));
    addLine(points, corner, arm, world);
    addLine(points, corner.clone().add(along), arm.clone().negate(), world);
  }
}

function addLine(points: number[], from: Vector3, along: Vector3, world: Matrix4): void {
  const start = from.clone().applyMatrix4(world);
  const end = from.clone().add(along).applyMatrix4(world);
  points.push(start.x, start.y, start.z, end.x, end.y, end.z);
}

/** Each edge by a corner and the way to the next. */
function* edges({ min, max }: Box3): Generator<[Vector3, Vector3]> {
  const size = max.clone().sub(min);
  for (const u of [0, 1]) {
    for (const v of [0, 1]) {
      yield [new Vector3(min.x, min.y + u * size.y, min.z + v * size.z), new Vector3(size.x, 0, 0)];
      yield [new Vector3(min.x + u * size.x, min.y, min.z + v * size.z), new Vector3(0, size.y, 0)];
      yield [new Vector3(min.x + u * size.x, min.y + v * size.y, min.z), new Vector3(0, 0, size.z)];
    }
  }
}
