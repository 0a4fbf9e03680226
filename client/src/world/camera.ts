/** Where the picture is taken from: the shoulder, the eyes, or, before anybody enters, the place's best side. */
import { type PerspectiveCamera, Quaternion, Vector3 } from "three";
import type { Viewpoint } from "../components/generated";
import type { View } from "../model/self";
import type { CollisionWorld } from "./collision";

const EYE_M = 1.56;
/** From the feet to the shoulder camera: back, right and up. The own head then stays clear of the bar below. */
const BACK_M = 3.4;
const RIGHT_M = 0.55;
const UP_M = 2.1;
const WALL_M = 0.22;
/** How much less the eyes are raised from the floor when one sits. */
const SEATED_M = 0.42;
const NEAREST_M = 0.35;
const FIELD_OF_VIEW_DEG = 50;
const FIELD_OF_VIEW_PORTRAIT_DEG = 62;
const GLIDE_MS = 1_200;
/** The own figure would fill the picture when a wall pushes the camera so near. */
const OWN_FIGURE_M = 1.1;
const IN_PER_S = 24;
/** A wall may come so much nearer than it should while the camera is still being pulled in. */
const IN_SLACK_M = 0.14;
/** In the glide's middle the camera flies higher by so much, or by more where something stands in its way. */
const ARC_M = 0.6;
const ARC_OVER_M = 4.5;
/** Whoever stands nearer to the line between camera and self is seen through; nearer still, not at all. */
const CLEAR_M = 0.95;
const HIDDEN_M = 0.5;
const CHEST_M = 1.25;
/** The mirror: so far in front of oneself, so high, looking at so much. */
const MIRROR_M = 2.5;
const MIRROR_UP_M = 1.5;
const MIRROR_AT_M = 1.05;

export interface Onlooker {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly isSeated?: boolean;
}

export class CameraRig {
  /** Whether the own figure can be drawn: not from its own eyes. */
  showsOwnFigure = false;
  /** How much of it, 0 … 1: a builder sees through herself. */
  ownFigure = 1;

  readonly #camera: PerspectiveCamera;
  readonly #pivot = new Vector3();
  readonly #wanted = new Vector3();
  readonly #turn = new Quaternion();
  readonly #glideFrom = new Vector3();
  readonly #glideTurn = new Quaternion();
  #glideStartMs = Number.NEGATIVE_INFINITY;
  #arc = Number.NaN;
  /** Of the figure in the mirror, when one began to look. */
  #mirrorYaw = Number.NaN;
  #height = Number.NaN;
  #reach = Number.POSITIVE_INFINITY;

  constructor(camera: PerspectiveCamera) {
    this.#camera = camera;
    camera.rotation.order = "YXZ";
  }

  /** The best side of the place, before anybody enters; it sways a little, as a held breath does. */
  showViewpoint(position: Vector3, viewpoint: Viewpoint, nowMs: number, still: boolean): void {
    const camera = this.#camera;
    const sway = still ? 0 : nowMs / 1_000;
    camera.position.copy(position);
    camera.position.x += 0.25 * Math.sin(sway * 0.21);
    camera.position.y += 0.06 * Math.sin(sway * 0.34);
    camera.lookAt(...viewpoint.target);
    this.#setFieldOfView(viewpoint.field_of_view_deg, viewpoint.field_of_view_portrait_deg);
    this.showsOwnFigure = false;
  }

  /** From wherever the camera is to the shoulder, in 1.2 s. */
  beginGlide(nowMs: number): void {
    this.#glideFrom.copy(this.#camera.position);
    this.#glideTurn.copy(this.#camera.quaternion);
    this.#glideStartMs = nowMs;
    this.#arc = Number.NaN;
  }

  /** Forget the old place: she was set elsewhere. */
  cut(): void {
    this.#height = Number.NaN;
  }

  follow(self: Onlooker, view: View, world: CollisionWorld, nowMs: number, seconds: number): void {
    this.#mirrorYaw = Number.NaN;
    this.#setFieldOfView(FIELD_OF_VIEW_DEG, FIELD_OF_VIEW_PORTRAIT_DEG);
    this.#followHeight(self, seconds);
    this.#camera.rotation.set(self.pitch, self.yaw, 0);
    this.#turn.copy(this.#camera.quaternion);
    if (view === "first") this.#toEyes(self);
    else this.#toShoulder(self, world, seconds);
    this.#glide(world, nowMs);
  }

  /** One sees oneself as in a mirror: turning shows one's sides. */
  faceSelf(self: Onlooker, world: CollisionWorld, seconds: number): void {
    if (Number.isNaN(this.#mirrorYaw)) this.#mirrorYaw = self.yaw;
    this.#setFieldOfView(FIELD_OF_VIEW_DEG, FIELD_OF_VIEW_PORTRAIT_DEG);
    this.#followHeight(self, seconds);
    const ahead = this.#mirrorYaw;
    this.#pivot.set(self.x, this.#height + MIRROR_AT_M, self.z);
    const wanted = this.#wanted.set(
      self.x - Math.sin(ahead) * MIRROR_M,
      this.#height + MIRROR_UP_M,
      self.z - Math.cos(ahead) * MIRROR_M,
    );
    const clear = world.clearance(this.#pivot, wanted, WALL_M) / this.#pivot.distanceTo(wanted);
    this.#camera.position.lerpVectors(this.#pivot, wanted, Math.max(clear, 0.3));
    this.#camera.lookAt(this.#pivot);
    this.#reach = Number.POSITIVE_INFINITY;
    this.showsOwnFigure = true;
  }

  /** How much of somebody may be seen, 0 … 1: whoever stands between the camera and oneself gives way. */
  clearance(somebody: { readonly x: number; readonly y: number; readonly z: number }): number {
    if (!this.showsOwnFigure) return 1;
    const { position } = this.#camera;
    const ax = this.#pivot.x - position.x;
    const ay = this.#pivot.y - position.y;
    const az = this.#pivot.z - position.z;
    const bx = somebody.x - position.x;
    const by = somebody.y + CHEST_M - position.y;
    const bz = somebody.z - position.z;
    const along = (ax * bx + ay * by + az * bz) / (ax * ax + ay * ay + az * az || 1);
    // Whoever stands beyond oneself hides nothing.
    if (along > 0.9) return 1;
    const part = Math.max(0, along);
    const off = Math.hypot(bx - ax * part, (by - ay * part) * 0.5, bz - az * part);
    return Math.min(1, Math.max(0, (off - HIDDEN_M) / (CLEAR_M - HIDDEN_M)));
  }

  /** Stairs are climbed in jerks that the eye should not see. */
  #followHeight(self: Onlooker, seconds: number): void {
    const height = self.y - (self.isSeated ? SEATED_M : 0);
    const cut = Number.isNaN(this.#height) || Math.abs(height - this.#height) > 1;
    this.#height = cut ? height : this.#height + (height - this.#height) * (1 - Math.exp(-14 * seconds));
  }

  #toEyes(self: Onlooker): void {
    this.#camera.position.set(self.x, this.#height + EYE_M, self.z);
    this.showsOwnFigure = false;
  }

  #toShoulder(self: Onlooker, world: CollisionWorld, seconds: number): void {
    this.#pivot.set(self.x, this.#height + EYE_M, self.z);
    const wanted = this.#wanted
      .set(RIGHT_M, UP_M - EYE_M, BACK_M)
      .applyQuaternion(this.#turn)
      .add(this.#pivot);
    const far = this.#pivot.distanceTo(wanted);
    const clear = Math.max(NEAREST_M, world.clearance(this.#pivot, wanted, WALL_M));
    this.#reach = eased(this.#reach, clear, seconds);
    this.#camera.position.lerpVectors(this.#pivot, wanted, Math.min(1, this.#reach / far));
    this.showsOwnFigure = this.#reach > OWN_FIGURE_M;
  }

  #glide(world: CollisionWorld, nowMs: number): void {
    const part = (nowMs - this.#glideStartMs) / GLIDE_MS;
    if (!(part < 1)) return;
    const camera = this.#camera;
    const wanted = this.#wanted.copy(camera.position);
    if (Number.isNaN(this.#arc)) {
      const far = wanted.distanceTo(this.#glideFrom);
      this.#arc = world.clearance(wanted, this.#glideFrom, WALL_M) < far - WALL_M ? ARC_OVER_M : ARC_M;
    }
    const t = Math.max(part, 0);
    const smooth = t * t * t * (t * (6 * t - 15) + 10);
    camera.position.lerpVectors(this.#glideFrom, wanted, smooth);
    camera.position.y += this.#arc * Math.sin(Math.PI * smooth);
    camera.quaternion.slerpQuaternions(this.#glideTurn, this.#turn, smooth);
  }

  #setFieldOfView(wide: number, portrait: number): void {
    const wanted = this.#camera.aspect < 1 ? portrait : wide;
    if (this.#camera.fov === wanted) return;
    this.#camera.fov = wanted;
    this.#camera.updateProjectionMatrix();
  }
}

/** The camera's distance after a moment: in soon, and never deep into a wall; out again gently. */
function eased(reach: number, clear: number, seconds: number): number {
  if (!Number.isFinite(reach)) return clear;
  const perS = clear < reach ? IN_PER_S : 5;
  const next = reach + (clear - reach) * (1 - Math.exp(-perS * seconds));
  return Math.min(next, clear + IN_SLACK_M);
}
