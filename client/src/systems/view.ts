/** Where the picture is taken from, and how thick the mist is. */
import type { Frame, StageState } from "./state";

const CLEARING_MS = 900;
const THICK_MIST = 0.08;

export function aimCamera(stage: StageState, frame: Frame): void {
  const { model, place, rig } = stage;
  if (!place) return;
  const state = model.state.value;
  const entered = state === "inside" || state === "reconnecting" || (state === "ended" && stage.isInside);
  if (!entered) {
    stage.isInside = false;
    const best = place.site.viewpoint;
    if (best) rig.showViewpoint(best.position, best.component, frame.nowMs, stage.reducedMotion);
    return;
  }
  if (!stage.isInside) {
    stage.isInside = true;
    if (!stage.reducedMotion) rig.beginGlide(frame.nowMs);
  }
  rig.follow(model.self, model.self.view.value, place.world, frame.nowMs, frame.seconds);
}

/** The place comes out of the mist in 0.9 s after it was built. */
export function clearMist(stage: StageState, frame: Frame): void {
  const { place, picture } = stage;
  if (!place) return;
  const { colour, density } = place.site.mist;
  const part = stage.reducedMotion ? 1 : Math.min(1, (frame.nowMs - place.sinceMs) / CLEARING_MS);
  const thick = Math.max(THICK_MIST, density);
  picture.setMist(colour, density + (thick - density) * (1 - part) ** 3);
}

/** What moves by itself goes by the server's clock, so that all see the same cup at the same stone. */
export function moveThings(stage: StageState, frame: Frame): void {
  stage.place?.site.update(stage.model.clock.serverNowMs(frame.nowMs) / 1_000);
}
