/** How loud: one master, quieter while somebody speaks, nothing at all while the page cannot be seen. */

export function decibels(db: number): number {
  return 10 ** (db / 20);
}

const MASTER = decibels(-18);
const WHILE_SPOKEN = decibels(-9);

export interface Hearing {
  readonly sound: boolean;
  /** 0 … 1. */
  readonly volume: number;
  readonly someoneSpeaks: boolean;
}

export function masterLevel({ sound, volume, someoneSpeaks }: Hearing): number {
  if (!sound) return 0;
  return MASTER * Math.min(1, Math.max(0, volume)) * (someoneSpeaks ? WHILE_SPOKEN : 1);
}

/** The stream swells and sinks, between three quarters and the whole, with no beat that one could count. */
export function swell(seconds: number): number {
  return 0.875 + 0.08 * Math.sin(seconds / 1.9) + 0.045 * Math.sin(seconds / 3.1 + 1);
}

/** Wind comes in gusts and rests between them. */
export function gust(seconds: number): number {
  const slow = 0.5 + 0.5 * Math.sin(seconds / 4.7) * Math.sin(seconds / 11.3 + 2);
  return 0.15 + 0.85 * slow * slow;
}
