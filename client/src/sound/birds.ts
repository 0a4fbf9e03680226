/** Two birds a minute, at the same moment for everybody: by the server's clock, each half minute has its own call. */
import { seededChance } from "../components/chance";

const SLOT_MS = 30_000;
/** A whole call, its last note included. */
const CALL_S = 0.38;

export interface Note {
  /** Seconds after the call begins. */
  readonly at: number;
  readonly seconds: number;
  readonly fromHz: number;
  readonly toHz: number;
}

export interface BirdCall {
  readonly serverMs: number;
  /** Direction and distance from whoever listens: a bird is heard all over the place, and seen nowhere. */
  readonly yaw: number;
  readonly metres: number;
  readonly notes: readonly Note[];
}

/** The call of one half minute. */
export function callOf(slot: number): BirdCall {
  const chance = seededChance(slot * 2_654_435 + 353);
  const serverMs = (slot + 0.1 + 0.8 * chance()) * SLOT_MS;
  const count = 2 + Math.floor(chance() * 3);
  const baseHz = 2_300 + 1_500 * chance();
  const rises = chance() < 0.6;
  const notes = Array.from({ length: count }, (_, index) => {
    const share = CALL_S / count;
    const low = baseHz * (1 + 0.05 * index);
    const high = low * (1.12 + 0.2 * chance());
    return { at: index * share, seconds: share * 0.8, fromHz: rises ? low : high, toHz: rises ? high : low };
  });
  return { serverMs, yaw: chance() * Math.PI * 2, metres: 14 + 16 * chance(), notes };
}

/** Listens for the calls; thinks of each but once. */
export class Birds {
  #slot = Number.NaN;
  #call: BirdCall | null = null;

  /** The call that begins after one moment and not after the other; null for most pairs of moments. */
  between(afterMs: number, untilMs: number): BirdCall | null {
    const slot = Math.floor(untilMs / SLOT_MS);
    if (slot !== this.#slot) {
      this.#slot = slot;
      this.#call = callOf(slot);
    }
    const call = this.#call;
    return call && call.serverMs > afterMs && call.serverMs <= untilMs ? call : null;
  }
}
