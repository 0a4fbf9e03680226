/** Triangles in the making: a Piece is one thing's surface in its own axes, a Batch many of them as one geometry. */
import { BufferAttribute, BufferGeometry, Color, Matrix3, type Matrix4, Vector3 } from "three";

/** Whose drawing something is: a component of an Entity. */
export interface Origin {
  readonly id: string;
  readonly component: string;
}

/** Where in a geometry the drawing of one component begins; it ends where the next begins. */
export interface Stretch {
  readonly origin: Origin;
  readonly vertex: number;
  readonly index: number;
}

/** Notes that what comes next is another's drawing. */
export function begin(stretches: Stretch[], origin: Origin | null, vertex: number, index: number): void {
  if (origin && stretches[stretches.length - 1]?.origin !== origin) stretches.push({ origin, vertex, index });
}

export class Piece {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly indices: number[] = [];
  /** Linear colours for each vertex, where a piece has more than one. */
  colours: number[] | null = null;

  get count(): number {
    return this.positions.length / 3;
  }

  /** Adds a vertex; returns its number. */
  vertex(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
    this.positions.push(x, y, z);
    const length = Math.hypot(nx, ny, nz) || 1;
    this.normals.push(nx / length, ny / length, nz / length);
    return this.count - 1;
  }

  triangle(a: number, b: number, c: number): void {
    this.indices.push(a, b, c);
  }

  /** Two triangles, corners counter-clockwise as seen from outside. */
  quad(a: number, b: number, c: number, d: number): void {
    this.indices.push(a, b, c, a, c, d);
  }

  /** One of three's own geometries as a piece. */
  static from(geometry: BufferGeometry): Piece {
    const piece = new Piece();
    const position = geometry.getAttribute("position");
    const normal = geometry.getAttribute("normal");
    for (let at = 0; at < position.count; at += 1) {
      piece.vertex(
        position.getX(at),
        position.getY(at),
        position.getZ(at),
        normal.getX(at),
        normal.getY(at),
        normal.getZ(at),
      );
    }
    const index = geometry.getIndex();
    for (let at = 0; at < (index ? index.count : position.count); at += 1) {
      piece.indices.push(index ? index.getX(at) : at);
    }
    geometry.dispose();
    return piece;
  }
}

export class Batch {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #indices: number[] = [];
  readonly #stretches: Stretch[] = [];
  readonly #point = new Vector3();
  readonly #normalMatrix = new Matrix3();
  readonly #colour = new Color();

  get isEmpty(): boolean {
    return this.#indices.length === 0;
  }

  begin(origin: Origin | null): void {
    begin(this.#stretches, origin, this.#positions.length / 3, this.#indices.length);
  }

  /** Adds a piece where the matrix puts it, in one colour unless the piece has its own. */
  add(piece: Piece, matrix: Matrix4, colour: string): void {
    const first = this.#positions.length / 3;
    const point = this.#point;
    this.#normalMatrix.getNormalMatrix(matrix);
    this.#colour.set(colour);
    for (let at = 0; at < piece.positions.length; at += 3) {
      point.fromArray(piece.positions, at).applyMatrix4(matrix);
      this.#positions.push(point.x, point.y, point.z);
      point.fromArray(piece.normals, at).applyMatrix3(this.#normalMatrix).normalize();
      this.#normals.push(point.x, point.y, point.z);
      if (!piece.colours) this.#colours.push(this.#colour.r, this.#colour.g, this.#colour.b);
    }
    if (piece.colours) for (const value of piece.colours) this.#colours.push(value);
    for (const index of piece.indices) this.#indices.push(first + index);
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(this.#positions), 3));
    geometry.setAttribute("normal", new BufferAttribute(new Float32Array(this.#normals), 3));
    geometry.setAttribute("color", new BufferAttribute(new Float32Array(this.#colours), 3));
    geometry.setIndex(this.#indices);
    geometry.userData.stretches = this.#stretches;
    return geometry;
  }
}

/** A point of an outline that is turned around Y: distance from the axis, height, and its normal in the same plane. */
export interface Turned {
  readonly r: number;
  readonly y: number;
  readonly nr: number;
  readonly ny: number;
}

/** The surface of an outline turned around Y, which runs from its foot outward and up; flat facets where not smooth. */
export function revolve(outline: readonly Turned[], sides: number, smooth: boolean): Piece {
  const piece = new Piece();
  const angle = (side: number) => (side / sides) * Math.PI * 2;
  // Smooth sides share their points with their neighbours; a facet has both its edges to itself.
  const columns = smooth ? 1 : 2;
  for (let side = 0; side < sides; side += 1) {
    for (const point of outline) {
      turnedVertex(piece, point, angle(side), angle(smooth ? side : side + 0.5));
      if (!smooth) turnedVertex(piece, point, angle(side + 1), angle(side + 0.5));
    }
  }
  const perSide = outline.length * columns;
  for (let side = 0; side < sides; side += 1) {
    const here = side * perSide;
    const next = smooth ? ((side + 1) % sides) * perSide : here + 1;
    for (let at = 1; at < outline.length; at += 1) {
      const [low, high] = [(at - 1) * columns, at * columns];
      // On the axis both corners are one point: there is no second triangle.
      if ((outline[at]?.r ?? 0) > 0) piece.triangle(here + low, here + high, next + high);
      if ((outline[at - 1]?.r ?? 0) > 0) piece.triangle(here + low, next + high, next + low);
    }
  }
  return piece;
}

function turnedVertex(piece: Piece, point: Turned, angle: number, facing: number): number {
  return piece.vertex(
    point.r * Math.cos(angle),
    point.y,
    point.r * Math.sin(angle),
    point.nr * Math.cos(facing),
    point.ny,
    point.nr * Math.sin(facing),
  );
}
