/** `sheet`: a curved surface through rows of points, with a thickness where it has an underside. */
import { Color, Vector3 } from "three";
import type { Sheet } from "./generated";
import { Piece } from "./piece";
import type { BuilderOf } from "./site";

export const sheet: BuilderOf<"sheet"> = (site) => ({
  add(component, { entity, matrix }) {
    const batch = site.batch(entity, component.finish);
    const grid = new Grid(component);
    batch.add(grid.top(), matrix, component.colour);
    if (component.underside) {
      batch.add(grid.underside(), matrix, component.underside);
      batch.add(grid.rim(), matrix, component.edge_colour ?? component.colour);
    }
  },
});

class Grid {
  readonly #sheet: Sheet;
  readonly #rows: number;
  readonly #points: Vector3[];
  readonly #normals: Vector3[];
  /** 1 where rows run so that normals point up, −1 otherwise. */
  readonly #facing: number;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
    this.#rows = sheet.points.length / sheet.columns;
    this.#points = sheet.points.map((point) => new Vector3(...point));
    const raw = this.#points.map((_, at) => this.#normalAt(at));
    this.#facing = raw.reduce((sum, normal) => sum + normal.y, 0) < 0 ? -1 : 1;
    this.#normals = raw.map((normal) => normal.multiplyScalar(this.#facing));
  }

  top(): Piece {
    const piece = this.#surface(0, 1);
    const edge = this.#sheet.edge_colour;
    if (edge) piece.colours = this.#rowColours(edge);
    return piece;
  }

  underside(): Piece {
    return this.#surface(this.#sheet.thickness_m, -1);
  }

  /** The strip between the last row above and below. */
  rim(): Piece {
    const piece = new Piece();
    const { columns, is_closed, thickness_m } = this.#sheet;
    const first = (this.#rows - 1) * columns;
    const count = is_closed ? columns + 1 : columns;
    for (let at = 0; at < count; at += 1) {
      const point = this.#point(first + (at % columns));
      const inner = this.#point(first - columns + (at % columns));
      const [nx, nz] = [point.x - inner.x, point.z - inner.z];
      piece.vertex(point.x, point.y, point.z, nx, 0, nz);
      piece.vertex(point.x, point.y - thickness_m, point.z, nx, 0, nz);
      if (at === 0) continue;
      const v = 2 * at;
      if (this.#facing > 0) piece.quad(v - 2, v, v + 1, v - 1);
      else piece.quad(v, v - 2, v - 1, v + 1);
    }
    return piece;
  }

  #surface(below: number, side: 1 | -1): Piece {
    const piece = new Piece();
    const { columns, is_closed } = this.#sheet;
    for (const [at, point] of this.#points.entries()) {
      const normal = this.#normals[at] ?? point;
      piece.vertex(point.x, point.y - below, point.z, side * normal.x, side * normal.y, side * normal.z);
    }
    for (let row = 0; row + 1 < this.#rows; row += 1) {
      for (let column = 0; column < (is_closed ? columns : columns - 1); column += 1) {
        const a = row * columns + column;
        const b = row * columns + ((column + 1) % columns);
        if (side * this.#facing > 0) piece.quad(a, b, b + columns, a + columns);
        else piece.quad(a, a + columns, b + columns, b);
      }
    }
    return piece;
  }

  #rowColours(edge: string): number[] {
    const colours: number[] = [];
    const [from, to, mixed] = [new Color(this.#sheet.colour), new Color(edge), new Color()];
    for (let at = 0; at < this.#points.length; at += 1) {
      mixed.lerpColors(from, to, Math.floor(at / this.#sheet.columns) / (this.#rows - 1));
      colours.push(mixed.r, mixed.g, mixed.b);
    }
    return colours;
  }

  #normalAt(at: number): Vector3 {
    const { columns, is_closed } = this.#sheet;
    const [row, column] = [Math.floor(at / columns), at % columns];
    const wrap = (wanted: number) =>
      is_closed ? (wanted + columns) % columns : Math.min(Math.max(wanted, 0), columns - 1);
    const along = new Vector3().subVectors(
      this.#point(row * columns + wrap(column + 1)),
      this.#point(row * columns + wrap(column - 1)),
    );
    const down = new Vector3().subVectors(
      this.#point(Math.min(row + 1, this.#rows - 1) * columns + column),
      this.#point(Math.max(row - 1, 0) * columns + column),
    );
    return along.cross(down).normalize();
  }

  #point(at: number): Vector3 {
    return this.#points[at] ?? new Vector3();
  }
}
