/** `path`: the Entity goes along a line with all that hangs on it, where the server's clock says. */
import { Matrix4, type Quaternion, Vector3 } from "three";
import { Course } from "./drift";
import type { Path } from "./generated";
import type { BuilderOf } from "./site";
import { WorldMatrices } from "./world_matrices";

/** Looked at on the way, so that it does not turn on the spot at each corner. */
const AHEAD_M = 0.4;
const UP = new Vector3(0, 1, 0);

export const path: BuilderOf<"path"> = (site) => ({
  add(component, { entity }) {
    const carrier = site.carrier(entity);
    const [first] = component.line;
    const course = new Course(component.is_closed && first ? [...component.line, first] : component.line);
    const ahead = new Vector3();
    new WorldMatrices(site.entities)
      .of(entity)
      .decompose(carrier.position, carrier.quaternion, carrier.scale);
    site.everyFrame((seconds) => {
      const moment = momentOf(component, course.length, seconds);
      course.placeInto(carrier.position, moment.along);
      if (!component.turns) return;
      const to = moment.along + (moment.isBack ? -AHEAD_M : AHEAD_M);
      course.placeInto(
        ahead,
        component.is_closed ? (to + course.length) % course.length : clamped(to, course.length),
      );
      face(carrier.quaternion, carrier.position, ahead);
    });
  },
});

/** How far along the line it is, and whether on its way back. */
export function momentOf(path: Path, length: number, seconds: number): { along: number; isBack: boolean } {
  if (path.speed_m_per_s === 0 || length === 0) return { along: 0, isBack: false };
  const way_s = length / path.speed_m_per_s;
  if (path.is_closed) return { along: (modulo(seconds, way_s) / way_s) * length, isBack: false };
  const passed = modulo(seconds, 2 * (way_s + path.wait_s));
  const isBack = passed >= way_s + path.wait_s;
  const part = Math.min(1, (isBack ? passed - way_s - path.wait_s : passed) / way_s);
  return { along: clamped((isBack ? 1 - part : part) * length, length), isBack };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** Just short of the end, where the line would begin again. */
function clamped(along: number, length: number): number {
  return Math.min(Math.max(along, 0), length * (1 - 1e-6));
}

const turned = new Matrix4();
const level = new Vector3();

function face(rotation: Quaternion, from: Vector3, to: Vector3): void {
  level.set(to.x, from.y, to.z);
  if (level.distanceToSquared(from) < 1e-8) return;
  rotation.setFromRotationMatrix(turned.lookAt(from, level, UP));
}
