/**
 * Where a thing in somebody else's hand was: shown, like a person beside it, one and a half intervals and the jitter ago,
 * moved straight and turned evenly between two records. Things are told of in every frame while they move, so that a
 * pause is a rest and no slower tier.
 */
import { TICK_HZ } from "../protocol/generated";

/** Metres, a unit quaternion, and the record's flags. */
export interface ShownThing {
  x: number;
  y: number;
  z: number;
  readonly turn: [number, number, number, number];
  flags: number;
}

interface Sample {
  readonly serverMs: number;
  readonly place: readonly [number, number, number];
  readonly turn: readonly [number, number, number, number];
  readonly flags: number;
}

const EVERY_MS = 1_000 / TICK_HZ;
const SAMPLES_MAX = 16;
const REST_MS = EVERY_MS * 1.5;
/** While a longer delay is wanted, its time runs at half speed; while a shorter one is, at 1.25. */
const EASE_SLOWER = 0.5;
const EASE_FASTER = 0.25;
const EASE_WITHIN_MS = 1_000;

export function newShownThing(): ShownThing {
  return { x: 0, y: 0, z: 0, turn: [0, 0, 0, 1], flags: 0 };
}

export class ThingTrack {
  /** How long ago it is shown at present. */
  delayMs = EVERY_MS * 1.5;
  readonly #jitter: { readonly jitterMs: number };
  readonly #samples: Sample[] = [];
  #sampledAtMs = Number.NaN;

  constructor(jitter: { readonly jitterMs: number }) {
    this.#jitter = jitter;
  }

  get isEmpty(): boolean {
    return this.#samples.length === 0;
  }

  /** Takes in a record heard at a server time; one that is not newer than the last is dropped. */
  push(serverMs: number, place: Sample["place"], turn: Sample["turn"], flags: number): void {
    const last = this.#samples.at(-1);
    if (last && serverMs <= last.serverMs) return;
    if (last && serverMs - last.serverMs > REST_MS)
      this.#samples.push({ ...last, serverMs: serverMs - EVERY_MS });
    this.#samples.push({ serverMs, place, turn, flags });
    while (this.#samples.length > SAMPLES_MAX) this.#samples.shift();
  }

  /** Fills `out` with what to show at a server time; false while nothing is known. */
  sampleInto(out: ShownThing, serverNowMs: number): boolean {
    const newest = this.#samples.at(-1);
    if (!newest) return false;
    this.#easeDelay(serverNowMs);
    const shownMs = serverNowMs - this.delayMs;
    let at = this.#samples.length - 1;
    while (at > 0 && this.#samples[at]!.serverMs > shownMs) at -= 1;
    const from = this.#samples[at]!;
    const to = this.#samples[at + 1];
    // Before its first record, and after its last, it rests there.
    const part =
      to && shownMs > from.serverMs ? (shownMs - from.serverMs) / (to.serverMs - from.serverMs) : 0;
    mix(out, from, to ?? from, part);
    return true;
  }

  /** Whether all that was heard has been shown by then. */
  isOver(serverNowMs: number): boolean {
    const newest = this.#samples.at(-1);
    return !newest || serverNowMs - this.delayMs >= newest.serverMs;
  }

  #easeDelay(serverNowMs: number): void {
    const wanted = EVERY_MS * 1.5 + this.#jitter.jitterMs;
    const passed = serverNowMs - this.#sampledAtMs;
    this.#sampledAtMs = serverNowMs;
    if (!(passed >= 0 && passed < EASE_WITHIN_MS)) {
      this.delayMs = wanted;
      return;
    }
    const change = wanted - this.delayMs;
    this.delayMs += Math.max(-passed * EASE_FASTER, Math.min(passed * EASE_SLOWER, change));
  }
}

function mix(out: ShownThing, from: Sample, to: Sample, part: number): void {
  const along = (axis: 0 | 1 | 2) => from.place[axis] + (to.place[axis] - from.place[axis]) * part;
  [out.x, out.y, out.z] = [along(0), along(1), along(2)];
  out.flags = part > 0 ? to.flags : from.flags;
  turnInto(out.turn, from.turn, to.turn, part);
}

/** The short way round, evenly: spherical interpolation. */
function turnInto(out: ShownThing["turn"], from: Sample["turn"], to: Sample["turn"], part: number): void {
  const cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3];
  const angle = Math.acos(Math.min(1, Math.abs(cosine)));
  // So small an angle is as good as straight.
  const sine = Math.sin(angle);
  const a = sine < 1e-3 ? 1 - part : Math.sin((1 - part) * angle) / sine;
  const b = (sine < 1e-3 ? part : Math.sin(part * angle) / sine) * (cosine < 0 ? -1 : 1);
  for (const axis of [0, 1, 2, 3] as const) out[axis] = from[axis] * a + to[axis] * b;
  const length = Math.hypot(...out) || 1;
  for (const axis of [0, 1, 2, 3] as const) out[axis] /= length;
}
