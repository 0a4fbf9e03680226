/** What the systems of a frame share. */
import type { Site } from "../components/site";
import type { Crowd } from "../crowd/crowd";
import type { NamePlates } from "../crowd/name_plates";
import type { Input } from "../input/input";
import type { AppModel } from "../model/app_model";
import type { CameraRig } from "../world/camera";
import type { CollisionWorld } from "../world/collision";
import type { Walker } from "../world/walking";
import type { Picture } from "./picture";

/** The place as built from one Revision. */
export interface Place {
  readonly revision: number;
  readonly site: Site;
  readonly world: CollisionWorld;
  readonly walker: Walker;
  /** When its mist began to clear. */
  readonly sinceMs: number;
}

export interface StageState {
  readonly model: AppModel;
  readonly input: Input;
  readonly picture: Picture;
  readonly rig: CameraRig;
  readonly crowd: Crowd;
  readonly names: NamePlates;
  readonly reducedMotion: boolean;
  place: Place | null;
  /** The last `placedCount` of the model that was walked from. */
  placedCount: number;
  /** Whether the camera has left the best side for the shoulder. */
  isInside: boolean;
}

/** The moment a picture is made for. */
export interface Frame {
  nowMs: number;
  /** Since the last picture, held to a quarter of a second. */
  seconds: number;
}
