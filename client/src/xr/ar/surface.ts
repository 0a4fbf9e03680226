/**
 * Looks for a level surface in her real surroundings: where her pointing hand aims, or else what is before her, as a phone
 * looks.
 */
import { Vector3 } from "three";
import type { XrStage } from "../context";

/** How upright a surface's own upright is, at least: tables and floors, no walls. */
const LEVEL = 0.94;
/** The found place follows the device's trembling only so fast. */
const EASE_PER_S = 12;
/** Farther than this it is another place. */
const JUMP_M = 0.25;

export class Surface {
  /** Where a level surface was found last, real metres. */
  readonly point = new Vector3();
  isFound = false;
  /** False: this device finds none at all. */
  isPossible = true;

  #source: XRHitTestSource | null = null;
  /** What was asked with: another hand, another source. */
  #asked: XRSpace | null = null;
  #viewer: XRSpace | null = null;
  readonly #found = new Vector3();

  constructor(session: XRSession) {
    session.requestReferenceSpace("viewer").then(
      (space) => {
        this.#viewer = space;
      },
      () => {
        this.isPossible = false;
      },
    );
  }

  /** In every frame. */
  look(xr: XrStage, seconds: number): void {
    const wanted = aimOf(xr) ?? this.#viewer;
    if (wanted && wanted !== this.#asked) this.#ask(xr.session, wanted);
    const was = this.isFound;
    this.isFound = !!this.#source && !!xr.frame && this.#find(xr.frame, this.#source, xr.space);
    if (!this.isFound) return;
    const isNear = was && this.point.distanceTo(this.#found) < JUMP_M;
    this.point.lerp(this.#found, isNear ? Math.min(1, EASE_PER_S * seconds) : 1);
  }

  dispose(): void {
    this.#asked = null;
    this.#source?.cancel();
    this.#source = null;
  }

  #ask(session: XRSession, space: XRSpace): void {
    this.dispose();
    this.#asked = space;
    const asked = session.requestHitTestSource?.({ space });
    if (!asked) this.isPossible = false;
    asked?.then(
      (source) => {
        if (this.#asked === space) this.#source = source;
        else source.cancel();
      },
      () => {
        this.isPossible = false;
      },
    );
  }

  #find(frame: XRFrame, source: XRHitTestSource, space: XRReferenceSpace): boolean {
    for (const result of frame.getHitTestResults(source)) {
      const matrix = result.getPose(space)?.transform.matrix;
      if (!matrix || (matrix[5] ?? 0) < LEVEL) continue;
      this.#found.fromArray(matrix, 12);
      return true;
    }
    return false;
  }
}

/** The hand that points, else the other, as far as one is there; a finger on a screen is only there while it touches. */
function aimOf({ session, main }: XrStage): XRSpace | null {
  const aiming = [...session.inputSources].filter((source) => source.targetRayMode === "tracked-pointer");
  return (aiming.find(({ handedness }) => handedness === main) ?? aiming[0])?.targetRaySpace ?? null;
}
