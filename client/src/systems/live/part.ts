/** A part of the place that is drawn apart, so that it can move: some drawings under one matrix. */
import { Group, Matrix4, Mesh, type Object3D } from "three";
import { type Copied, type Drawing, drawingsIn, joined, stretchesOf } from "./drawing";

const STILL = new Matrix4();

export class Part {
  readonly root: Group;
  readonly drawings = new Set<Drawing>();
  /** It holds what was changed earlier and has come to rest. */
  isMerged = false;
  /** Something of it goes along a line by itself: it can be joined with nothing that stands. */
  isCarried = false;

  constructor(root = new Group()) {
    this.root = root;
    root.userData.origin = null;
    root.matrixAutoUpdate = false;
  }

  /** Everything that was built into its root. */
  takeBuilt(): void {
    for (const drawing of drawingsIn(this, this.root)) this.drawings.add(drawing);
    this.isCarried = this.root.children.some(({ userData }) => userData.carries);
  }

  /** A mesh of stretches; returns what is drawn by it. */
  addMesh(mesh: Mesh): Drawing[] {
    this.root.add(mesh);
    const drawings = stretchesOf(this, mesh);
    for (const drawing of drawings) this.drawings.add(drawing);
    return drawings;
  }

  /** Takes over an object from where it stands now. */
  adopt(drawing: Drawing): void {
    drawing.part.drawings.delete(drawing);
    const { object } = drawing;
    const { parent } = object;
    const at = parent ? worldOf(parent) : STILL;
    let holder: Object3D = this.root;
    if (!at.equals(STILL)) {
      holder = new Group();
      holder.matrixAutoUpdate = false;
      holder.matrix.copy(at);
      holder.userData.origin = null;
      this.root.add(holder);
    }
    holder.add(object);
    if (parent?.userData.origin === null && parent.children.length === 0) parent.removeFromParent();
    drawing.part = this;
    this.drawings.add(drawing);
  }

  move(delta: Matrix4): void {
    this.root.matrix.premultiply(delta);
    this.root.matrixWorldNeedsUpdate = true;
    this.root.updateMatrixWorld(true);
  }
}

/** Where an object is drawn, though no picture was made since it moved. */
export function worldOf(object: Object3D): Matrix4 {
  object.updateWorldMatrix(true, false);
  return object.matrixWorld;
}

/** Stretches of meshes that can be one mesh. */
export function alike(drawings: Iterable<Drawing>, isStill = false): Map<string, Copied[]> {
  const groups = new Map<string, Copied[]>();
  for (const { object, range, origin } of drawings) {
    if (!range || !(object instanceof Mesh)) continue;
    const matrix = worldOf(object);
    const { material, castShadow, receiveShadow, geometry } = object;
    const key = [material.uuid, castShadow, receiveShadow, Object.keys(geometry.attributes).sort()].join();
    const copied = {
      mesh: object,
      range,
      origin,
      matrix: isStill || matrix.equals(STILL) ? null : matrix.clone(),
    };
    const group = groups.get(key);
    if (group) group.push(copied);
    else groups.set(key, [copied]);
  }
  return groups;
}

export function joinedNow(copies: readonly Copied[]): Mesh | null {
  const steps = joined(copies);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
