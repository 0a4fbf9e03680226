/** What the systems of a frame share: her body in the place, and, where the browser can draw, the picture of it. */
import type { Vector3 } from "three";
import type { Daylight } from "../components/daylight";
import type { MediaHost } from "../components/media_host";
import type { Site } from "../components/site";
import type { Crowd } from "../crowd/crowd";
import type { NamePlates } from "../crowd/name_plates";
import type { Input } from "../input/input";
import type { AppModel } from "../model/app_model";
import type { Goal } from "../model/going";
import type { Visit } from "../net/visit";
import type { CameraRig } from "../world/camera";
import type { CollisionWorld } from "../world/collision";
import type { QualityChooser } from "../world/quality";
import type { Walker } from "../world/walking";
import type { Edits } from "./edits";
import type { Picture } from "./picture";
import type { Ring } from "./ring";
import type { UsableThing } from "./usable";

/** The ground under her feet, and what can be used on it: as built from one snapshot. */
export interface Ground {
  /** The scene's, as the model counts them. */
  readonly version: number;
  readonly world: CollisionWorld;
  readonly walker: Walker;
  things: readonly UsableThing[];
}

/** A round piece of the place, in the world: all that is seen of it on a table. */
export interface Piece {
  readonly x: number;
  readonly z: number;
  readonly reach: number;
}

/**
 * What takes the place of keys and camera while she wears a headset, or has the place on a table before her: a guest in
 * every frame, in this order.
 */
export interface Immersed {
  /** A CSS pixel of what stands in the place and faces her is so wide, metres a metre away. */
  readonly pixel: number;
  /** As many of them have room before an eye, across and up. */
  readonly size: readonly [number, number];
  /** World metres to a real one. */
  readonly scale: number;
  /** Null: all of the place is seen. */
  readonly piece: Piece | null;
  /** Her head and hands, as the device tells them now. */
  read(frame: Frame): void;
  /** Instead of the steps that keys ask for. */
  step(frame: Frame): void;
  /** Instead of the camera. */
  aim(frame: Frame): void;
  /** Hides this much of the picture in this frame, 0 … 1. */
  veil(part: number): void;
  /** What only she sees: hands, rays, card. */
  draw(frame: Frame): void;
  drawn(): void;
}

/** Her body in the place: all of it works without any picture. */
export interface BodyState {
  readonly model: AppModel;
  readonly input: Input;
  readonly visit: Visit;
  ground: Ground | null;
  readonly edits: Edits;
  /** The last `placedCount` of the model that was walked from. */
  placedCount: number;
  /** When she asked to stand up; once is enough. */
  askedToStandMs: number;
  /** Until then her eyes go where her hand turns them, and not along her way. */
  eyesFreeUntilMs: number;
  usableAskedMs: number;
  /** Null: the picture is flat. */
  immersed: Immersed | null;
}

/** What is drawn of the place. */
export interface Place {
  readonly version: number;
  readonly site: Site;
  /** When its mist began to clear. */
  readonly sinceMs: number;
}

export interface StageState extends BodyState {
  readonly picture: Picture;
  /** Where the picture is taken from, in the world; between her eyes with a headset. Filled by aiming. */
  readonly eye: Vector3;
  /** Whether the device was asked what it offers. */
  isImmersionAsked: boolean;
  readonly media: MediaHost;
  readonly rig: CameraRig;
  crowd: Crowd;
  /** What the crowd was made for. */
  crowdQuality: Picture["quality"];
  readonly names: NamePlates;
  readonly ring: Ring;
  readonly quality: QualityChooser;
  readonly reducedMotion: boolean;
  /** What a tap at a point of the picture, in CSS pixels, asks for. */
  readonly goalAt: (x: number, y: number) => Goal | null;
  place: Place | null;
  /** What it was when last asked. */
  readonly daylight: { now: Daylight; askedMs: number };
  /** The last `placedCount` that the camera has seen. */
  cameraPlacedCount: number;
  /** Whether the camera has left the best side for the shoulder. */
  isInside: boolean;
  /** Whether a portal's mist is closing, else opening, and since when; NaN: she has not travelled yet. */
  isVeiling: boolean;
  veilSinceMs: number;
}

/** The moment a picture is made for. */
export interface Frame {
  nowMs: number;
  /** Since the last picture, held to a quarter of a second. */
  seconds: number;
}
