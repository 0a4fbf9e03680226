/**
 * Walking on foot: up stairs of 0.35 m, up slopes of 45°, against walls, down again by gravity. Needs no graphics.
 *
 * The body is an upright capsule of 0.3 × 1.7 m whose lowest 0.35 m count for nothing when it meets a wall; what holds the
 * feet is found by looking straight down. So a stair is climbed like a slope and nobody falls through a floor.
 */
import { Vector3 } from "three";
import { Gait } from "../protocol/generated";
import type { CollisionWorld, Landing, UprightCapsule } from "./collision";

const BODY_RADIUS_M = 0.3;
const BODY_HEIGHT_M = 1.7;
const STEP_MAX_M = 0.35;
const SLOPE_MIN = Math.cos((46 * Math.PI) / 180);
const GRAVITY = 9.81;
/** Small: enough for fun, too little for a wall. */
const JUMP_M_PER_S = 2.9;
const SUBSTEP_M = 0.12;
const SUBSTEPS_MAX = 10;
/** A tab that was hidden does not walk for the time it missed; a slow machine's steps are as long as anybody's. */
const FRAME_S_MAX = 0.25;
/** Steps are climbed in so many metres a second, so that neither eye nor others see a jerk. */
const RISE_M_PER_S = 2.2;
/** Feet have a width: one does not sink into a crack. */
const FOOT_M = 0.1;
const FALL_MAX_M = 60;
const FEET = [
  { x: 0, z: 0 },
  { x: FOOT_M, z: 0 },
  { x: -FOOT_M, z: 0 },
  { x: 0, z: FOOT_M },
  { x: 0, z: -FOOT_M },
] as const;
const BODY: UprightCapsule = { bottom: STEP_MAX_M, top: BODY_HEIGHT_M, radius: BODY_RADIUS_M };

export class Walker {
  /** The feet, metres. */
  readonly position = new Vector3();
  gait: Gait = Gait.STILL;
  /** Speed over ground in the last step, m/s. */
  vx = 0;
  vz = 0;

  readonly #world: CollisionWorld;
  readonly #before = new Vector3();
  readonly #safe = new Vector3();
  readonly #landing: Landing = { y: 0, slope: 1 };
  #fall = 0;
  #standsOn = true;
  /** Stood where she stands already in the last step: without a wish there is nothing to find out. */
  #isAtRest = false;

  constructor(world: CollisionWorld) {
    this.#world = world;
  }

  get isOnGround(): boolean {
    return this.#standsOn;
  }

  /** Stand here from now on; the ground within a step's height is found. */
  place(x: number, y: number, z: number): void {
    this.position.set(x, y, z);
    if (this.#ground(STEP_MAX_M)) this.position.y = this.#landing.y;
    this.#safe.copy(this.position);
    this.#fall = 0;
    this.#isAtRest = false;
    this.vx = 0;
    this.vz = 0;
    this.gait = Gait.STILL;
  }

  /** Walks for a moment with the wished speed over ground, in m/s along x and z. */
  step(seconds: number, wishX: number, wishZ: number, run: boolean, jump: boolean): void {
    const dt = Math.min(seconds, FRAME_S_MAX);
    const isWanted = wishX !== 0 || wishZ !== 0 || jump;
    if (dt <= 0 || (this.#isAtRest && !isWanted)) return;
    this.#before.copy(this.position);
    if (jump && this.#standsOn) this.#leap();
    const way = Math.hypot(wishX, wishZ) * dt;
    const substeps = Math.min(SUBSTEPS_MAX, Math.max(1, Math.ceil(way / SUBSTEP_M)));
    for (let part = 0; part < substeps; part += 1) this.#substep(dt / substeps, wishX, wishZ);
    this.vx = (this.position.x - this.#before.x) / dt;
    this.vz = (this.position.z - this.#before.z) / dt;
    this.gait = this.#gaitFor(run);
    this.#isAtRest = !isWanted && this.#standsOn && this.position.equals(this.#before);
  }

  #leap(): void {
    this.#fall = -JUMP_M_PER_S;
    this.#standsOn = false;
  }

  #substep(dt: number, wishX: number, wishZ: number): void {
    const { position } = this;
    const [fromX, fromZ] = [position.x, position.z];
    position.x += wishX * dt;
    position.z += wishZ * dt;
    this.#world.pushOut(position, BODY);
    if (this.#ground(FALL_MAX_M) && this.#isTooSteep()) {
      position.x = fromX;
      position.z = fromZ;
      this.#ground(FALL_MAX_M);
    }
    this.#settle(dt);
  }

  /** Whether the ground now below rises more steeply than feet can hold. */
  #isTooSteep(): boolean {
    return this.#landing.slope < SLOPE_MIN && this.#landing.y > this.position.y + 0.02;
  }

  /** Puts the feet on the ground found last, or lets them fall towards it. */
  #settle(dt: number): void {
    const { position } = this;
    const ground = this.#landing.y;
    if (!Number.isFinite(ground)) {
      // No ground at all: a hole in the world. Back to where there was some.
      position.copy(this.#safe);
      this.#fall = 0;
      return;
    }
    if (this.#standsOn && position.y - ground <= STEP_MAX_M) {
      position.y = ground > position.y ? Math.min(ground, position.y + RISE_M_PER_S * dt) : ground;
      this.#fall = 0;
    } else {
      this.#fall += GRAVITY * dt;
      position.y -= this.#fall * dt;
      this.#standsOn = this.#fall >= 0 && position.y <= ground;
      if (this.#standsOn) {
        position.y = ground;
        this.#fall = 0;
      }
    }
    if (this.#standsOn) this.#safe.copy(position);
  }

  /** Looks down from a step's height above the feet; the highest of what the feet touch counts. */
  #ground(reach: number): boolean {
    const { position } = this;
    let highest = Number.NEGATIVE_INFINITY;
    let slope = 1;
    for (const foot of FEET) {
      const landed = this.#world.landInto(
        this.#landing,
        position.x + foot.x,
        position.y + STEP_MAX_M + 0.01,
        position.z + foot.z,
        reach + STEP_MAX_M,
      );
      if (landed && this.#landing.y > highest) {
        highest = this.#landing.y;
        slope = this.#landing.slope;
      }
    }
    this.#landing.y = highest;
    this.#landing.slope = slope;
    return Number.isFinite(highest);
  }

  #gaitFor(run: boolean): Gait {
    if (!this.#standsOn) return Gait.AIR;
    if (Math.hypot(this.vx, this.vz) < 0.15) return Gait.STILL;
    return run ? Gait.RUN : Gait.WALK;
  }
}
