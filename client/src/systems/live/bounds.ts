/** How large things are, as they are drawn; what is not drawn has the size of what it is for. */
import { Box3, type BufferAttribute, Matrix4, Mesh, Vector3 } from "three";
import type { SceneEntity } from "../../model/scene_model";
import { withParts } from "./difference";
import { boxesOf, type Drawing } from "./drawing";
import type { LivePlace } from "./live_place";
import { worldOf } from "./part";

/** Spread over everything: nobody wants to frame or choose it. */
export const EVERYWHERE: ReadonlySet<string> = new Set(["sky", "light", "hills", "clouds", "shade"]);
const SMALL_M = 0.3;

const box = new Box3();
const corner = new Vector3();

/** What an Entity that is not drawn takes of the place, in its own axes. */
export function unseenBox({ components }: SceneEntity, into: Box3): Box3 | null {
  const { zone, collider, barrier, seat, spawn, lamp, sound, viewpoint, portal } = components;
  if (barrier) return into.setFromPoints(barrier.line.map((point) => new Vector3(...point)));
  const size =
    zone?.size ??
    (collider && collider.kind !== "height_field" ? collider.size : null) ??
    (seat || spawn || lamp || sound || viewpoint ? [SMALL_M, SMALL_M, SMALL_M] : null) ??
    (portal ? [portal.diameter_m, portal.diameter_m, SMALL_M] : null);
  return size && into.setFromCenterAndSize(corner.set(0, 0, 0), new Vector3(...size));
}

/** Of Entities with all that hangs on them, in the world's axes. */
export function boundsOf(place: LivePlace, ids: Iterable<string>, into = new Box3()): Box3 | null {
  into.makeEmpty();
  for (const id of ids) {
    for (const each of withParts(id, (of) => place.scene.childrenOf(of))) {
      let isDrawn = false;
      for (const drawing of place.drawingsOf(each)) {
        if (EVERYWHERE.has(drawing.origin.component)) continue;
        isDrawn = true;
        addWorld(drawing, into);
      }
      const entity = isDrawn ? undefined : place.shown.get(each);
      const world = entity && place.worldOf(each);
      if (world && unseenBox(entity, box)) into.union(box.applyMatrix4(world));
    }
  }
  return into.isEmpty() ? null : into;
}

function addWorld(drawing: Drawing, into: Box3): void {
  const { object, range } = drawing;
  if (range) into.union(box.copy(boxesOf(drawing).whole).applyMatrix4(worldOf(object)));
  else {
    object.updateWorldMatrix(true, true);
    into.expandByObject(object);
  }
}

/** Of one Entity with all that hangs on it, in its own axes. */
export function ownBoundsOf(place: LivePlace, id: string, into = new Box3()): Box3 | null {
  into.makeEmpty();
  const world = place.worldOf(id);
  if (!world) return null;
  const toOwn = world.clone().invert();
  const step = new Matrix4();
  for (const each of withParts(id, (of) => place.scene.childrenOf(of))) {
    let isDrawn = false;
    for (const drawing of place.drawingsOf(each)) {
      if (EVERYWHERE.has(drawing.origin.component)) continue;
      isDrawn = true;
      addOwn(drawing, toOwn, step, into);
    }
    const entity = isDrawn ? undefined : place.shown.get(each);
    const standing = entity && place.worldOf(each);
    if (standing && unseenBox(entity, box))
      into.union(box.applyMatrix4(step.multiplyMatrices(toOwn, standing)));
  }
  return into.isEmpty() ? null : into;
}

function addOwn({ object, range }: Drawing, toOwn: Matrix4, step: Matrix4, into: Box3): void {
  if (range && object instanceof Mesh) {
    step.multiplyMatrices(toOwn, worldOf(object));
    const position = object.geometry.getAttribute("position") as BufferAttribute;
    for (let at = range.vertex; at < range.vertexEnd; at += 1)
      into.expandByPoint(corner.fromBufferAttribute(position, at).applyMatrix4(step));
    return;
  }
  object.updateWorldMatrix(true, true);
  object.traverseVisible((each) => {
    const { geometry } = each as Partial<Mesh>;
    if (!geometry || each.userData.isUntouchable) return;
    if (!geometry.boundingBox) geometry.computeBoundingBox();
    if (geometry.boundingBox)
      into.union(box.copy(geometry.boundingBox).applyMatrix4(step.multiplyMatrices(toOwn, each.matrixWorld)));
  });
}
