/** `button`: a knob, where the Entity has no body of its own, and a ring that spreads from it when somebody presses it. */
import { Group, Mesh, MeshBasicMaterial, RingGeometry, SphereGeometry } from "three";
import type { SceneEntity } from "../model/scene_model";
import { Piece } from "./piece";
import type { BuilderOf, Site } from "./site";

/** Vermilion is for the active thing. */
const VERMILION = "#c8452d";
const WOOD = "#8c5a3a";
const KNOB_M = 0.14;
const RING_M = 0.22;
const SPREAD = 3.2;
const SHOWN_MS = 900;
const BODIES = [
  "shape",
  "lathe",
  "extrusion",
  "tube",
  "sheet",
  "rock",
  "model",
  "image",
  "text",
  "label",
] as const;

export const button: BuilderOf<"button"> = (site) => ({
  add(_, { entity, matrix }) {
    if (!hasBody(entity)) {
      const batch = site.batch(entity, "matt");
      batch.add(knob(1.5, 0.4), matrix, WOOD);
      batch.add(knob(1, 0.75), matrix, VERMILION);
    }
    const ring = new Group();
    ring.applyMatrix4(matrix);
    site.owner(entity).add(ring);
    spread(site, entity, ring);
  },
});

function hasBody({ components }: SceneEntity): boolean {
  return BODIES.some((name) => components[name]);
}

/** Half a ball that looks along −Z. */
function knob(wide: number, deep: number): Piece {
  const size = KNOB_M * wide;
  const dome = new SphereGeometry(0.5, 20, 8, 0, Math.PI * 2, 0, Math.PI / 2).rotateX(-Math.PI / 2);
  return Piece.from(dome.scale(size, size, KNOB_M * deep));
}

function spread(site: Site, { id }: SceneEntity, holder: Group): void {
  let ring: Mesh<RingGeometry, MeshBasicMaterial> | null = null;
  site.everyFrame((seconds, { eye }) => {
    const sinceMs = site.playing(id)?.sinceMs;
    const part = sinceMs === undefined ? 1 : (seconds * 1_000 - sinceMs) / SHOWN_MS;
    if (part >= 1) {
      if (sinceMs !== undefined) site.ended(id);
      if (ring) ring.visible = false;
      return;
    }
    ring ??= ringIn(holder);
    ring.visible = true;
    ring.material.opacity = 1 - Math.max(0, part);
    ring.scale.setScalar(1 + SPREAD * Math.max(0, part));
    if (eye) ring.lookAt(eye);
  });
}

function ringIn(holder: Group): Mesh<RingGeometry, MeshBasicMaterial> {
  const material = new MeshBasicMaterial({
    color: VERMILION,
    transparent: true,
    depthWrite: false,
    toneMapped: false,
  });
  const ring = new Mesh(new RingGeometry(0.82 * RING_M, RING_M, 40), material);
  ring.userData.isUntouchable = true;
  ring.renderOrder = 6;
  holder.add(ring);
  return ring;
}
