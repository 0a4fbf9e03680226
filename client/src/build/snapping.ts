/** The grid that what is built keeps to, unless its builder switches it off. */

export interface Grid {
  readonly isOn: boolean;
  readonly step_m: number;
  readonly step_deg: number;
}

export const GRID: Grid = { isOn: true, step_m: 0.25, step_deg: 15 };
/** Off the grid a nudge is so small. */
export const FINE: Grid = { isOn: false, step_m: 0.01, step_deg: 1 };

/** To a tenth of a millimetre: no number that a builder reads has a tail of nines. */
const EXACT = 10_000;

export function exact(value: number): number {
  const rounded = Math.round(value * EXACT) / EXACT;
  return rounded === 0 ? 0 : rounded;
}

/** The nearest multiple of `step`; the value itself where there is no grid. */
export function snapped(value: number, step: number, isOn: boolean): number {
  return exact(isOn ? Math.round(value / step) * step : value);
}

export type Vector = [number, number, number];

/** A dragged thing lands on the grid's lines along those axes in which it was dragged, and keeps its others. */
export function snapMove(from: Readonly<Vector>, moved: Readonly<Vector>, grid: Grid): Vector {
  const along = (axis: 0 | 1 | 2) =>
    moved[axis] === 0 ? from[axis] : snapped(from[axis] + moved[axis], grid.step_m, grid.isOn);
  return [along(0), along(1), along(2)];
}
