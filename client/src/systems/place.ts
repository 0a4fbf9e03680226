/** Builds the place when a new Revision of the Scene has come, and sets her where the server said. */
import { buildPlace } from "../components";
import type { Site } from "../components/site";
import { CollisionWorld } from "../world/collision";
import { Walker } from "../world/walking";
import type { Frame, Place, StageState } from "./state";

export function takeScene(stage: StageState, frame: Frame): void {
  const revision = stage.model.scene.revision.value;
  if (revision === 0 || stage.place?.revision === revision) return;
  const { picture } = stage;
  if (stage.place) discard(stage.place, stage);
  const { entities } = stage.model.scene;
  const site = buildPlace(entities, picture.quality);
  const world = new CollisionWorld(entities);
  const walker = new Walker(world);
  picture.scene.add(site.root);
  picture.renderer.toneMappingExposure = site.exposure;
  stage.crowd.setLight(site.lights);
  stage.place = { revision, site, world, walker, sinceMs: frame.nowMs };
  // Whoever stood in the old place stands in the new one, on its ground.
  stage.placedCount = Number.NaN;
}

/** The server set her somewhere: walking starts again from there, and the camera does not fly after her. */
export function takeOwnPlace(stage: StageState): void {
  const { model, place } = stage;
  if (!place || model.state.value === "door" || model.state.value === "entering") return;
  const { self } = model;
  if (stage.placedCount === self.placedCount) return;
  stage.placedCount = self.placedCount;
  place.walker.place(self.x, self.y, self.z);
  stage.rig.cut();
}

function discard(place: Place, stage: StageState): void {
  stage.picture.scene.remove(place.site.root);
  disposeOf(place.site);
}

function disposeOf(site: Site): void {
  site.root.traverse((object) => {
    if ("geometry" in object) (object.geometry as { dispose(): void }).dispose();
    if ("dispose" in object && typeof object.dispose === "function") object.dispose();
  });
}
