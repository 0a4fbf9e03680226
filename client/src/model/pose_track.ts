/**
 * Where somebody else was: the last poses heard of one slot, and what to show between them.
 *
 * A person is shown `1.5 × its own interval + jitter` ago, so that there is nearly always a later pose to walk towards.
 * The interval is that of the tier (20, 6.7 or 2 Hz); when it changes, the delay is eased: time runs a little slower or
 * faster for that person, never backwards. Nothing is interpolated across `snap`. No garbage is made.
 */
import { FAR_EVERY, Gait, MIDDLE_EVERY, PoseFlag, TICK_HZ } from "../protocol/generated";

/** What is shown of a person: metres, radians, the record's flags, and the speed over ground in m/s. */
export interface Shown {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  flags: number;
  vx: number;
  vz: number;
}

export function newShown(): Shown {
  return { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, flags: 0, vx: 0, vz: 0 };
}

/** Enough for the longest delay (about 1.1 s) at the highest rate, and a power of two. */
const SAMPLES = 32;
const MASK = SAMPLES - 1;
const FIELDS = 5;
const TAU = Math.PI * 2;

const NEAR_MS = 1000 / TICK_HZ;
const MIDDLE_MS = NEAR_MS * MIDDLE_EVERY;
const FAR_MS = NEAR_MS * FAR_EVERY;
/** A gap beyond this is no tier's: the person stood still, or frames were skipped. */
const TIER_GAP_MAX_MS = FAR_MS * 1.4;

/** Nobody near goes farther between two records. */
const STEP_MAX_M = 0.5;

/** While a longer delay is wanted, the person's time runs at half speed; while a shorter one is, at 1.25. */
const EASE_SLOWER = 0.5;
const EASE_FASTER = 0.25;
/** After so long without being looked at, there is nothing to ease. */
const EASE_WITHIN_MS = 1_000;

function tierMs(gapMs: number): number {
  if (gapMs < (NEAR_MS + MIDDLE_MS) / 2) return NEAR_MS;
  return gapMs < (MIDDLE_MS + FAR_MS) / 2 ? MIDDLE_MS : FAR_MS;
}

/** The turn from one direction to another by the short way, −π … π. */
export function shortTurn(from: number, to: number): number {
  const turn = (to - from) % TAU;
  if (turn > Math.PI) return turn - TAU;
  return turn < -Math.PI ? turn + TAU : turn;
}

export class PoseTrack {
  /** The tier's interval as the last poses show it. */
  intervalMs: number = NEAR_MS;
  /** How long ago this person is shown at present. */
  delayMs: number = NEAR_MS * 1.5;

  readonly #jitter: { readonly jitterMs: number };
  readonly #times = new Float64Array(SAMPLES);
  readonly #poses = new Float32Array(SAMPLES * FIELDS);
  readonly #flags = new Uint8Array(SAMPLES);
  #newest = -1;
  #count = 0;
  #slowerGaps = 0;
  #sampledAtMs = Number.NaN;

  /** `jitter` is asked at every sample: usually the server clock. */
  constructor(jitter: { readonly jitterMs: number }) {
    this.#jitter = jitter;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Takes in a pose heard at a server time; one that is not newer than the last is dropped. */
  push(serverMs: number, x: number, y: number, z: number, yaw: number, pitch: number, flags: number): void {
    const snap = (flags & PoseFlag.SNAP) !== 0 && this.#isJump(x, y, z);
    if (this.#count > 0 && !snap) {
      const gapMs = serverMs - this.#time(this.#newest);
      if (gapMs <= 0) return;
      if (this.#stoodStill(gapMs)) this.#holdUntil(serverMs - this.intervalMs);
      else this.#learnInterval(gapMs);
    }
    if (snap) this.#count = 0;
    this.#append(serverMs, x, y, z, yaw, pitch, flags);
  }

  /** Fills `out` with what to show at a server time; false while nothing is known. */
  sampleInto(out: Shown, serverNowMs: number): boolean {
    if (this.#count === 0) return false;
    this.#easeDelay(serverNowMs);
    const shownMs = serverNowMs - this.delayMs;
    let later = this.#newest;
    if (shownMs >= this.#time(later)) {
      this.#rest(out, later);
      return true;
    }
    const oldest = this.#newest - this.#count + 1;
    while (later > oldest && this.#time(later - 1) > shownMs) later -= 1;
    if (later === oldest) this.#rest(out, oldest);
    else this.#between(out, later - 1, later, shownMs);
    return true;
  }

  /** Fills `out` with the pose heard last, which is not what is shown; false while nothing is known. */
  latestInto(out: Shown): boolean {
    if (this.#count === 0) return false;
    this.#rest(out, this.#newest);
    return true;
  }

  /** Forget everything: the slot is somebody else's now. */
  clear(): void {
    this.#count = 0;
    this.#newest = -1;
    this.#slowerGaps = 0;
    this.intervalMs = NEAR_MS;
    this.delayMs = NEAR_MS * 1.5;
    this.#sampledAtMs = Number.NaN;
  }

  /** For half a second after a jump `snap` is said of every step. */
  #isJump(x: number, y: number, z: number): boolean {
    const at = (this.#newest & MASK) * FIELDS;
    const [wasX = 0, wasY = 0, wasZ = 0] = this.#poses.subarray(at, at + 3);
    return Math.hypot(x - wasX, y - wasY, z - wasZ) > STEP_MAX_M;
  }

  /** Unmoved people are told of only once a second: a pause after a still pose is standing, not a slow tier. */
  #stoodStill(gapMs: number): boolean {
    if (gapMs <= this.intervalMs * 1.5) return false;
    return (this.#flags[this.#newest & MASK]! & PoseFlag.GAIT) === Gait.STILL || gapMs > TIER_GAP_MAX_MS;
  }

  #holdUntil(serverMs: number): void {
    const from = (this.#newest & MASK) * FIELDS;
    const poses = this.#poses;
    const flags = this.#flags[this.#newest & MASK]! & ~PoseFlag.SNAP;
    this.#append(
      serverMs,
      poses[from]!,
      poses[from + 1]!,
      poses[from + 2]!,
      poses[from + 3]!,
      poses[from + 4]!,
      flags,
    );
  }

  /** A quicker tier is believed at once, a slower one at its second gap: a single frame may have been skipped. */
  #learnInterval(gapMs: number): void {
    const tier = tierMs(gapMs);
    this.#slowerGaps = tier > this.intervalMs ? this.#slowerGaps + 1 : 0;
    if (tier < this.intervalMs || this.#slowerGaps >= 2) {
      this.intervalMs = tier;
      this.#slowerGaps = 0;
    }
  }

  #append(
    serverMs: number,
    x: number,
    y: number,
    z: number,
    yaw: number,
    pitch: number,
    flags: number,
  ): void {
    this.#newest += 1;
    this.#count = Math.min(this.#count + 1, SAMPLES);
    const index = this.#newest & MASK;
    const at = index * FIELDS;
    const poses = this.#poses;
    this.#times[index] = serverMs;
    poses[at] = x;
    poses[at + 1] = y;
    poses[at + 2] = z;
    poses[at + 3] = yaw;
    poses[at + 4] = pitch;
    this.#flags[index] = flags;
  }

  #easeDelay(serverNowMs: number): void {
    const wanted = this.intervalMs * 1.5 + this.#jitter.jitterMs;
    const passed = serverNowMs - this.#sampledAtMs;
    this.#sampledAtMs = serverNowMs;
    if (!(passed >= 0 && passed < EASE_WITHIN_MS)) {
      this.delayMs = wanted;
      return;
    }
    const change = wanted - this.delayMs;
    this.delayMs += Math.max(-passed * EASE_FASTER, Math.min(passed * EASE_SLOWER, change));
  }

  #time(sample: number): number {
    return this.#times[sample & MASK]!;
  }

  #rest(out: Shown, sample: number): void {
    const at = (sample & MASK) * FIELDS;
    const poses = this.#poses;
    out.x = poses[at]!;
    out.y = poses[at + 1]!;
    out.z = poses[at + 2]!;
    out.yaw = poses[at + 3]!;
    out.pitch = poses[at + 4]!;
    out.flags = this.#flags[sample & MASK]!;
    out.vx = 0;
    out.vz = 0;
  }

  #between(out: Shown, earlier: number, later: number, shownMs: number): void {
    const poses = this.#poses;
    const a = (earlier & MASK) * FIELDS;
    const b = (later & MASK) * FIELDS;
    const from = this.#time(earlier);
    const gapMs = this.#time(later) - from;
    const part = (shownMs - from) / gapMs;
    const dx = poses[b]! - poses[a]!;
    const dz = poses[b + 2]! - poses[a + 2]!;
    out.x = poses[a]! + dx * part;
    out.y = poses[a + 1]! + (poses[b + 1]! - poses[a + 1]!) * part;
    out.z = poses[a + 2]! + dz * part;
    out.yaw = poses[a + 3]! + shortTurn(poses[a + 3]!, poses[b + 3]!) * part;
    out.pitch = poses[a + 4]! + (poses[b + 4]! - poses[a + 4]!) * part;
    out.flags = this.#flags[later & MASK]!;
    out.vx = (dx / gapMs) * 1000;
    out.vz = (dz / gapMs) * 1000;
  }
}
