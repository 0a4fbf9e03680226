/** Where a key moves a thing: in the world's axes, as her eyes are turned. */
import { Vector3 } from "three";

const QUARTERS: Readonly<Record<string, number>> = { ArrowUp: 0, ArrowLeft: 1, ArrowDown: 2, ArrowRight: 3 };
/** Ahead, left, back, right of who looks along −Z. */
const WAYS = [
  [0, -1],
  [-1, 0],
  [0, 1],
  [1, 0],
] as const;

export function directionOf(key: string, yaw: number): Vector3 | null {
  if (key === "PageUp") return new Vector3(0, 1, 0);
  if (key === "PageDown") return new Vector3(0, -1, 0);
  const quarter = QUARTERS[key];
  if (quarter === undefined) return null;
  const turned = Math.round(yaw / (Math.PI / 2)) + quarter;
  const [x, z] = WAYS[(((turned % 4) + 4) % 4) as 0 | 1 | 2 | 3];
  return new Vector3(x, 0, z);
}
