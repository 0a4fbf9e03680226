/** Head and hands of who wears a headset, where they are: the words for them, no code. */

/** A head or a hand. While it is not tracked, its numbers say nothing. */
export interface TrackedPart {
  isTracked: boolean;
  /** Metres in the world. */
  x: number;
  y: number;
  z: number;
  /** A unit quaternion: x, y, z, w. */
  readonly q: [number, number, number, number];
  /** One of `HandShape`; whatever else is open. */
  shape: number;
}

export interface ShownTracked {
  /** Of `TrackedFlag`. */
  flags: number;
  readonly head: TrackedPart;
  readonly left: TrackedPart;
  readonly right: TrackedPart;
}
