/** Builds what she walks on when a snapshot has come, and sets her where the server said. Needs no picture. */
import { CollisionWorld } from "../world/collision";
import { Walker } from "../world/walking";
import type { BodyState } from "./state";
import { usableThings } from "./usable";

export function takeGround(body: BodyState): void {
  const { scene } = body.model;
  if (scene.revision.value === 0) {
    body.ground = null;
    return;
  }
  if (body.ground?.version === scene.version) return;
  const world = new CollisionWorld(scene.entities);
  body.edits.walked.clear();
  body.ground = {
    version: scene.version,
    world,
    walker: new Walker(world),
    things: usableThings(scene.entities),
  };
  if (body.ground.things.some(({ kind }) => kind === "thing")) body.edits.follow();
  // Whoever stood in the old place stands in the new one, on its ground.
  body.placedCount = Number.NaN;
}

/** The server set her somewhere: walking starts again from there. */
export function takeOwnPlace(body: BodyState): void {
  const { model, ground } = body;
  const state = model.state.value;
  if (!ground || (state !== "inside" && state !== "reconnecting")) return;
  const { self } = model;
  if (body.placedCount === self.placedCount) return;
  body.placedCount = self.placedCount;
  ground.walker.place(self.x, self.y, self.z);
}
