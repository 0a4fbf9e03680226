/**
 * Where a jump would land: a thrown ball's way from the hand into the place, and what speaks against standing where it
 * comes down. A jump leads nowhere that feet could not go: over no unseen wall, up no wall, into no water.
 */
import { DoubleSide, Ray, Vector3 } from "three";
import type { Ground } from "../../systems/state";
import type { UsableThing } from "../../systems/usable";
import type { CollisionWorld, Landing, RayHit, UprightCapsule } from "../../world/collision";
import type { Waters } from "./waters";

export type Verdict = "good" | "wall" | "water" | "far";

/** From her feet, over the ground. */
export const JUMP_MAX_M = 7;
const THROWN_M_PER_S = 8.2;
const GRAVITY = 9.81;
const STEP_S = 0.045;
export const POINTS_MAX = 48;
/** As walking has it. */
const STEP_MAX_M = 0.35;
const SLOPE_MIN = Math.cos((46 * Math.PI) / 180);
const BODY: UprightCapsule = { bottom: STEP_MAX_M, top: 1.7, radius: 0.3 };
/** Beside a wall the body is set so far from where the arc came down, and no farther. */
const ASIDE_MAX_M = 0.35;
const FITS_WITHIN_M = 0.02;
/** So far behind its riser a stair is stood on. */
const TREAD_M = 0.12;
const STRIDE_M = 0.25;
const OPENING_DEPTH_M = 0.62;
/** An unseen wall counts where it is so high above the feet. */
const KNEE_M = 0.5;

export class Arc {
  /** From the hand to where it comes down, three numbers each. */
  readonly points = new Float32Array(POINTS_MAX * 3);
  count = 0;
  verdict: Verdict = "far";
  /** Where her feet would be; where that is refused, where the arc came down. */
  readonly landing = new Vector3();
  /** The surface there. */
  readonly normal = new Vector3(0, 1, 0);
  /** It goes through its opening before it comes down anywhere. */
  portal: UsableThing | null = null;

  readonly #at = new Vector3();
  readonly #next = new Vector3();
  readonly #speed = new Vector3();
  readonly #ray = new Ray();
  readonly #body = new Vector3();
  readonly #hit: RayHit = { distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 1, nz: 0 };
  readonly #landed: Landing = { y: 0, slope: 1 };

  /** Throws it from a hand; `feet` is where she stands. */
  aim({ world, things }: Ground, waters: Waters, from: Vector3, direction: Vector3, feet: Vector3): void {
    this.count = 0;
    this.portal = null;
    this.normal.set(0, 1, 0);
    this.#at.copy(from);
    this.#speed.copy(direction).multiplyScalar(THROWN_M_PER_S);
    this.#add(from);
    const isDown = this.#fly(world, things);
    this.verdict = isDown ? this.#judge(world, waters, feet) : "far";
  }

  /** Goes on until it meets something; false where nothing is. */
  #fly(world: CollisionWorld, things: readonly UsableThing[]): boolean {
    while (this.count < POINTS_MAX) {
      this.#next.copy(this.#at).addScaledVector(this.#speed, STEP_S);
      this.#next.y -= (GRAVITY * STEP_S * STEP_S) / 2;
      this.#speed.y -= GRAVITY * STEP_S;
      const way = this.#at.distanceTo(this.#next);
      this.#ray.set(this.#at, this.#body.subVectors(this.#next, this.#at).divideScalar(way));
      const isMet = world.rayInto(this.#hit, this.#ray, way);
      const { direction } = this.#ray;
      if (isMet) this.#next.set(this.#hit.x, this.#hit.y, this.#hit.z);
      this.landing.copy(this.#next);
      // A wall may stand in the opening, a little before its middle.
      if (isMet) this.#next.addScaledVector(direction, OPENING_DEPTH_M);
      this.portal = portalOn(things, this.#at, this.#next);
      if (this.portal) this.#endAt(this.portal, direction);
      else if (isMet) this.normal.set(this.#hit.nx, this.#hit.ny, this.#hit.nz);
      this.#add(this.landing);
      if (isMet || this.portal) return true;
      this.#at.copy(this.#next);
    }
    return false;
  }

  /** On the light of a portal, facing the hand. */
  #endAt({ x, z, yaw }: UsableThing, direction: Vector3): void {
    const { landing, normal } = this;
    normal.set(Math.sin(yaw), 0, Math.cos(yaw));
    if (normal.dot(direction) > 0) normal.negate();
    landing.addScaledVector(normal, (x - landing.x) * normal.x + (z - landing.z) * normal.z);
  }

  #judge(world: CollisionWorld, waters: Waters, feet: Vector3): Verdict {
    const { landing } = this;
    if (Math.hypot(landing.x - feet.x, landing.z - feet.z) > JUMP_MAX_M) return "far";
    if (this.portal) return this.#isBarred(world, feet) ? "wall" : "good";
    if (waters.isWet(landing.x, landing.y, landing.z)) {
      landing.y = waters.heightAt(landing.x, landing.z);
      return "water";
    }
    if (this.normal.y < SLOPE_MIN && !this.#stepUp(world)) return "wall";
    if (!this.#fit(world)) return "wall";
    if (waters.isWet(landing.x, landing.y, landing.z)) return "water";
    if (this.#isBarred(world, feet)) return this.#isOverWater(waters, feet) ? "water" : "wall";
    return landing.y > feet.y + STEP_MAX_M && !this.#canClimb(world, feet) ? "wall" : "good";
  }

  /** What was met is the riser of a stair: onto the stair. */
  #stepUp(world: CollisionWorld): boolean {
    const { landing, normal } = this;
    const [x, z] = [landing.x - normal.x * TREAD_M, landing.z - normal.z * TREAD_M];
    const isStep =
      world.landInto(this.#landed, x, landing.y + STEP_MAX_M, z, STEP_MAX_M) &&
      this.#landed.slope >= SLOPE_MIN;
    if (!isStep) return false;
    landing.set(x, this.#landed.y, z);
    normal.set(0, 1, 0);
    return true;
  }

  /** Sets the body down beside what it would touch; false where it has no room. */
  #fit(world: CollisionWorld): boolean {
    const body = this.#body.copy(this.landing);
    world.pushOut(body, BODY);
    if (Math.hypot(body.x - this.landing.x, body.z - this.landing.z) > ASIDE_MAX_M) return false;
    const [x, z] = [body.x, body.z];
    world.pushOut(body, BODY);
    if (Math.hypot(body.x - x, body.z - z) > FITS_WITHIN_M) return false;
    const isGround = world.landInto(this.#landed, x, body.y + STEP_MAX_M, z, 2 * STEP_MAX_M);
    if (!isGround || this.#landed.slope < SLOPE_MIN) return false;
    body.y = this.#landed.y;
    this.#ray.origin.set(x, body.y + STEP_MAX_M, z);
    this.#ray.direction.set(0, 1, 0);
    if (world.rayInto(this.#hit, this.#ray, BODY.top - STEP_MAX_M)) return false;
    this.landing.copy(body);
    return true;
  }

  /** Whether an unseen wall stands between her and where she would be. */
  #isBarred(world: CollisionWorld, feet: Vector3): boolean {
    this.#ray.origin.copy(feet);
    this.#ray.origin.y += KNEE_M;
    this.#ray.direction.subVectors(this.landing, feet);
    if (this.portal) this.#ray.direction.y = 0;
    const way = this.#ray.direction.length();
    if (way === 0) return false;
    this.#ray.direction.divideScalar(way);
    return world.unseen.some(({ tree }) => tree.raycastFirst(this.#ray, DoubleSide, 0, way) !== null);
  }

  #isOverWater(waters: Waters, feet: Vector3): boolean {
    const strides = Math.ceil(feet.distanceTo(this.landing) / STRIDE_M);
    for (let stride = 1; stride < strides; stride += 1) {
      this.#next.lerpVectors(feet, this.landing, stride / strides);
      if (waters.heightAt(this.#next.x, this.#next.z) > Number.NEGATIVE_INFINITY) return true;
    }
    return false;
  }

  /** Up leads only what feet could climb on the straight way there: no jump ends on a roof, or on a table. */
  #canClimb(world: CollisionWorld, feet: Vector3): boolean {
    const strides = Math.ceil(Math.hypot(this.landing.x - feet.x, this.landing.z - feet.z) / STRIDE_M);
    let { y } = feet;
    for (let stride = 1; stride <= strides; stride += 1) {
      this.#next.lerpVectors(feet, this.landing, stride / strides);
      const from = y + STEP_MAX_M + 0.01;
      if (!world.landInto(this.#landed, this.#next.x, from, this.#next.z, 2 * STEP_MAX_M + 0.5)) return false;
      ({ y } = this.#landed);
    }
    return Math.abs(y - this.landing.y) <= STEP_MAX_M;
  }

  #add({ x, y, z }: Vector3): void {
    const at = this.count * 3;
    this.points[at] = x;
    this.points[at + 1] = y;
    this.points[at + 2] = z;
    this.count += 1;
  }
}

/** The portal through whose opening one gets between two points. */
function portalOn(things: readonly UsableThing[], from: Vector3, to: Vector3): UsableThing | null {
  for (const thing of things) {
    if (thing.target === null) continue;
    const [nx, nz] = [Math.sin(thing.yaw), Math.cos(thing.yaw)];
    const before = (from.x - thing.x) * nx + (from.z - thing.z) * nz;
    const behind = (to.x - thing.x) * nx + (to.z - thing.z) * nz;
    if (before * behind > 0 || before === behind) continue;
    const part = before / (before - behind);
    const [x, y, z] = [from.x, from.y, from.z].map((at, axis) => at + (to.getComponent(axis) - at) * part);
    if (Math.hypot(x! - thing.x, y! - thing.y, z! - thing.z) < thing.radius) return thing;
  }
  return null;
}
