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
const NEAREST_M = 0.35;
export const FIELD_OF_VIEW_DEG = 50;
export const FIELD_OF_VIEW_PORTRAIT_DEG = 62;
const GLIDE_MS = 1_200;
/** The own figure would fill the picture when a wall pushes the camera so near. */
const OWN_FIGURE_M = 1.1;

export interface Onlooker {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
}

export class CameraRig {
  /** Whether the own figure can be drawn: not from its own eyes. */
  showsOwnFigure = false;

  readonly #camera: PerspectiveCamera;
  readonly #pivot = new Vector3();
  readonly #wanted = new Vector3();
  readonly #turn = new Quaternion();
  readonly #glideFrom = new Vector3();
  readonly #glideTurn = new Quaternion();
  #glideStartMs = Number.NEGATIVE_INFINITY;
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
  }

  /** Forget the old place: she was set elsewhere. */
  cut(): void {
    this.#height = Number.NaN;
  }

  follow(self: Onlooker, view: View, world: CollisionWorld, nowMs: number, seconds: number): void {
    this.#setFieldOfView(FIELD_OF_VIEW_DEG, FIELD_OF_VIEW_PORTRAIT_DEG);
    // Stairs are climbed in jerks that the eye should not see.
    const ease =
      Number.isNaN(this.#height) || Math.abs(self.y - this.#height) > 1 ? 1 : 1 - Math.exp(-14 * seconds);
    this.#height = Number.isNaN(this.#height) ? self.y : this.#height + (self.y - this.#height) * ease;
    this.#camera.rotation.set(self.pitch, self.yaw, 0);
    this.#turn.copy(this.#camera.quaternion);
    if (view === "first") this.#toEyes(self);
    else this.#toShoulder(self, world, seconds);
    this.#glide(nowMs);
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
    // In at once, so that nobody looks through a wall; out again gently.
    this.#reach = !(clear > this.#reach)
      ? clear
      : this.#reach + (clear - this.#reach) * (1 - Math.exp(-5 * seconds));
    this.#camera.position.lerpVectors(this.#pivot, wanted, Math.min(1, this.#reach / far));
    this.showsOwnFigure = this.#reach > OWN_FIGURE_M;
  }

  #glide(nowMs: number): void {
    const part = (nowMs - this.#glideStartMs) / GLIDE_MS;
    if (part >= 1) return;
    const eased = 1 - (1 - Math.max(part, 0)) ** 3;
    const camera = this.#camera;
    camera.position.lerpVectors(this.#glideFrom, this.#wanted.copy(camera.position), eased);
    camera.quaternion.slerpQuaternions(this.#glideTurn, this.#turn, eased);
  }

  #setFieldOfView(wide: number, portrait: number): void {
    const wanted = this.#camera.aspect < 1 ? portrait : wide;
    if (this.#camera.fov === wanted) return;
    this.#camera.fov = wanted;
    this.#camera.updateProjectionMatrix();
  }
}
