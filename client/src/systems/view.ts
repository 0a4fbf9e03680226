/** Where the picture is taken from, and how thick the mist is. */
import type { Vector3 } from "three";
import type { Bystander } from "../components/site";
import { FADE_MS } from "../net/travel";
import type { Frame, StageState } from "./state";

const CLEARING_MS = 900;
const THICK_MIST = 0.08;

/** One for all pictures, filled anew for each. */
const around: { people: readonly Bystander[]; eye: Vector3 | null; own: Bystander["shown"] | null } = {
  people: [],
  eye: null,
  own: null,
};

export function aimCamera(stage: StageState, frame: Frame): void {
  if (stage.immersed) {
    stage.immersed.aim(frame);
    return;
  }
  aimFlat(stage, frame);
  stage.eye.copy(stage.picture.camera.position);
}

function aimFlat(stage: StageState, frame: Frame): void {
  const { model, place, ground, rig } = stage;
  // Between two Spaces the mist hides everything: the camera waits for where she arrives.
  const state = model.state.value;
  if (!place || state === "travelling") return;
  const entered = state === "inside" || state === "reconnecting" || (state === "ended" && stage.isInside);
  // The first picture may be there before the ground: it is the one that the door shows.
  if (!entered || !ground) {
    stage.isInside = false;
    const best = place.site.viewpoint;
    if (best) rig.showViewpoint(best.position, best.component, frame.nowMs, stage.reducedMotion);
    return;
  }
  if (stage.cameraPlacedCount !== model.self.placedCount) rig.cut();
  stage.cameraPlacedCount = model.self.placedCount;
  if (!stage.isInside) {
    stage.isInside = true;
    if (!stage.reducedMotion) rig.beginGlide(frame.nowMs);
  }
  if (model.self.mirror.value) rig.faceSelf(model.self, ground.world, frame.seconds);
  else rig.follow(model.self, model.self.view.value, ground.world, frame.nowMs, frame.seconds);
}

/** The place comes out of the mist in 0.9 s after it was built, and a portal leads through mist. */
export function clearMist(stage: StageState, frame: Frame): void {
  const { place, picture } = stage;
  if (!place) return;
  const { colour, density } = place.site.mist;
  const part = stage.reducedMotion ? 1 : Math.min(1, (frame.nowMs - place.sinceMs) / CLEARING_MS);
  const thick = Math.max(THICK_MIST, density);
  picture.setMist(colour, density + (thick - density) * (1 - part) ** 3);
  const hidden = veil(stage, frame);
  picture.setVeil(hidden);
  stage.immersed?.veil(hidden);
}

/** How much of the picture the portal's mist hides, 0 … 1: it closes at the step through, and opens on arrival. */
function veil(stage: StageState, frame: Frame): number {
  const isLeaving = stage.model.travel.value !== null;
  if (stage.reducedMotion) return 0;
  if (isLeaving !== stage.isVeiling) {
    stage.isVeiling = isLeaving;
    stage.veilSinceMs = frame.nowMs;
    // Where one arrives the mist rises from the thickest again.
    if (!isLeaving && stage.place) stage.place = { ...stage.place, sinceMs: frame.nowMs };
  }
  if (Number.isNaN(stage.veilSinceMs)) return 0;
  const part = Math.min(1, (frame.nowMs - stage.veilSinceMs) / FADE_MS);
  return isLeaving ? part : 1 - part;
}

/** What moves by itself goes by the server's clock, so that all see the same cup at the same stone. */
export function moveThings(stage: StageState, frame: Frame): void {
  around.people = stage.model.people.list;
  around.eye = stage.eye;
  around.own = stage.isInside ? stage.model.self : null;
  stage.place?.site.update(stage.model.clock.serverNowMs(frame.nowMs) / 1_000, around);
}
