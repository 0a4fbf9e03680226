/** How far the things that people brought along have come to this browser. */
export interface Arriving {
  /** Those that are here. */
  readonly loaded: number;
  readonly all: number;
  /** What has come of them so far. */
  readonly bytes: number;
}
