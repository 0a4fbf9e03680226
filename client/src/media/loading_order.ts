/**
 * Walk in before it is loaded: which of the things that are still to come is fetched next. The nearest ring first, and
 * within a ring the smallest, so that most of what is around her is there soon; never more than so much at once; and
 * beyond the budget only what she stands before.
 */

export interface Wish {
  /** Of the file. */
  readonly bytes: number;
  /** From her eye to the nearest of those that show it. */
  readonly distance_m: number;
}

export interface LoadingLimits {
  readonly inFlightBytes: number;
  readonly inFlightFiles: number;
  /** What a visit may fetch for things that are not near. */
  readonly budgetBytes: number;
}

const MEBIBYTE = 1024 * 1024;

export const LIMITS: Readonly<Record<"high" | "low", LoadingLimits>> = {
  high: { inFlightBytes: 8 * MEBIBYTE, inFlightFiles: 6, budgetBytes: 256 * MEBIBYTE },
  low: { inFlightBytes: 2 * MEBIBYTE, inFlightFiles: 3, budgetBytes: 32 * MEBIBYTE },
};

const RING_M = 8;
/** What she stands before comes in any case. */
const NEAR_M = 10;

/** The wishes to be fulfilled now, in order. `inFlight` are those on their way, `spentBytes` what has come before. */
export function nextOf<W extends Wish>(
  waiting: Iterable<W>,
  inFlight: readonly Wish[],
  spentBytes: number,
  limits: LoadingLimits,
): W[] {
  const next: W[] = [];
  let flying = inFlight.reduce((sum, { bytes }) => sum + bytes, 0);
  let files = inFlight.length;
  let spent = spentBytes + flying;
  for (const wish of [...waiting].sort(bySoonest)) {
    if (files >= limits.inFlightFiles) break;
    // One that is larger than all that may fly goes alone.
    if (files > 0 && flying + wish.bytes > limits.inFlightBytes) break;
    if (spent + wish.bytes > limits.budgetBytes && wish.distance_m > NEAR_M) continue;
    next.push(wish);
    files += 1;
    flying += wish.bytes;
    spent += wish.bytes;
  }
  return next;
}

function bySoonest(a: Wish, b: Wish): number {
  const ring = ({ distance_m }: Wish) => Math.floor(distance_m / RING_M);
  return ring(a) - ring(b) || a.bytes - b.bytes || a.distance_m - b.distance_m;
}
