/** What a heron is made of: it looks along −Z, its feet at the origin. */
import { Group, Matrix4, Mesh, type Object3D, SphereGeometry, Vector3 } from "three";
import { Batch, Piece } from "./piece";
import type { Site } from "./site";
import { bar } from "./tube";

const WHITE = "#f1efe8";
const GREY = "#a9b7bd";
const SLATE = "#56666f";
const BEAK = "#d3a45a";
const LEG = "#8d8a6c";
type Point = [number, number, number];

export interface HeronBody {
  readonly standing: Object3D;
  readonly flying: Object3D;
  /** Turns on top of the standing neck. */
  readonly head: Object3D;
  readonly left: Object3D;
  readonly right: Object3D;
}

export function heronBody(site: Site): HeronBody {
  const standing = new Group();
  const neck: Point[] = [
    [0, 0.62, -0.14],
    [0, 0.72, -0.24],
    [0, 0.82, -0.2],
    [0, 0.93, -0.12],
    [0, 1.02, -0.13],
  ];
  const stand = new Batch();
  addBody(stand, new Vector3(0, 0.56, 0), -0.5);
  addTube(stand, neck, 0.05, 0.026, WHITE);
  for (const side of [-1, 1]) {
    addTube(
      stand,
      [
        [0.05 * side, 0.46, 0.05],
        [0.055 * side, 0.24, 0.09],
        [0.05 * side, -0.06, 0.03],
      ],
      0.014,
      0.01,
      LEG,
    );
  }
  const head = new Group();
  head.position.set(0, 1.02, -0.13);
  const face = new Batch();
  addHead(face);
  head.add(mesh(site, face));
  standing.add(mesh(site, stand), head);

  const flying = new Group();
  const fly = new Batch();
  addBody(fly, new Vector3(0, 0, 0), 0);
  addTube(
    fly,
    [
      [0, 0.02, -0.24],
      [0, 0.1, -0.36],
      [0, 0.0, -0.42],
      [0, 0.03, -0.5],
    ],
    0.05,
    0.035,
    WHITE,
  );
  const folded = new Batch();
  addHead(folded);
  const faceAhead = new Group();
  faceAhead.position.set(0, 0.02, -0.5);
  faceAhead.add(mesh(site, folded));
  for (const side of [-1, 1])
    addTube(
      fly,
      [
        [0.035 * side, 0, 0.26],
        [0.03 * side, -0.03, 0.62],
      ],
      0.013,
      0.009,
      LEG,
    );
  const [left, right] = [-1, 1].map((side) => {
    const wing = new Group();
    wing.position.set(0.07 * side, 0.05, -0.06);
    wing.add(mesh(site, wingBatch(side)));
    return wing;
  }) as [Group, Group];
  flying.add(mesh(site, fly), faceAhead, left, right);
  return { standing, flying, head, left, right };
}

function addBody(batch: Batch, middle: Vector3, tilt: number): void {
  const body = Piece.from(new SphereGeometry(0.5, 10, 8).scale(0.22, 0.22, 0.56));
  const turn = new Matrix4().makeRotationX(tilt).setPosition(middle);
  batch.add(body, turn, GREY);
  const tail = Piece.from(new SphereGeometry(0.5, 8, 5).scale(0.15, 0.08, 0.34).translate(0, -0.02, 0.26));
  batch.add(tail, turn, SLATE);
  const breast = Piece.from(new SphereGeometry(0.5, 8, 6).scale(0.18, 0.18, 0.3).translate(0, -0.03, -0.12));
  batch.add(breast, turn, WHITE);
}

function addHead(batch: Batch): void {
  batch.add(
    Piece.from(new SphereGeometry(0.5, 8, 6).scale(0.075, 0.07, 0.15).translate(0, 0.01, -0.03)),
    new Matrix4(),
    WHITE,
  );
  addTube(
    batch,
    [
      [0, 0.008, -0.09],
      [0, -0.012, -0.26],
    ],
    0.018,
    0.003,
    BEAK,
  );
  for (const side of [-1, 1]) {
    addTube(
      batch,
      [
        [0.024 * side, 0.032, -0.05],
        [0.02 * side, 0.045, 0.04],
        [0.004 * side, 0.0, 0.16],
      ],
      0.012,
      0.004,
      SLATE,
    );
  }
}

/** Two joints of a broad wing, grey with dark fingers. */
function wingBatch(side: number): Batch {
  const piece = new Piece();
  const ribs: readonly (readonly [number, number, number, number])[] = [
    [0, 0, -0.12, 0.2],
    [0.34, 0.06, -0.2, 0.2],
    [0.62, 0.05, -0.16, 0.16],
    [0.86, 0.0, 0.02, 0.14],
  ];
  for (const [x, y, front, back] of ribs) {
    for (const up of [1, -1]) {
      piece.vertex(side * x, y, front, 0, up, 0);
      piece.vertex(side * x, y - 0.01, back, 0, up, 0);
    }
  }
  for (let rib = 0; rib + 1 < ribs.length; rib += 1) {
    const [a, b] = [4 * rib, 4 * rib + 4];
    if (side > 0) {
      piece.quad(a, a + 1, b + 1, b);
      piece.quad(a + 2, b + 2, b + 3, a + 3);
    } else {
      piece.quad(a, b, b + 1, a + 1);
      piece.quad(a + 2, a + 3, b + 3, b + 2);
    }
  }
  piece.colours = ribs.flatMap(([x]) => {
    const dark = x > 0.5 ? [0.09, 0.13, 0.16] : [0.37, 0.45, 0.48];
    return [0.39, 0.47, 0.5, ...dark, 0.39, 0.47, 0.5, ...dark];
  });
  const batch = new Batch();
  batch.add(piece, new Matrix4(), GREY);
  return batch;
}

function addTube(batch: Batch, line: Point[], radius_m: number, end_radius_m: number, colour: string): void {
  const tube = {
    line,
    radius_m,
    end_radius_m,
    colour,
    sides: 6,
    flatness: 1,
    is_closed: false,
    finish: "matt",
  } as const;
  batch.add(bar(tube), new Matrix4(), colour);
}

function mesh(site: Site, batch: Batch): Mesh {
  const geometry = batch.geometry();
  site.bakedLight?.bakeInto(geometry);
  const made = new Mesh(geometry, site.materials.finishes.matt);
  made.castShadow = true;
  return made;
}
