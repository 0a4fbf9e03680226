/** How tall she is in the place: everybody looks out of the figure's own eyes, whether she stands, sits, or sits in the place. */
import { EYES_LEAST_M, EYES_MOST_M, type Posture } from "../comfort";

/** Of the figure, above what it stands on; and on a seat, above where its pose is then. */
export const FIGURE_EYES_M = 1.56;
export const SEATED_EYES_M = 1.3;

/** World metres to a real one. `measuredM`: from the real floor to her eyes now; `setM`: as she set it; null: as measured. */
export function scaleFor(posture: Posture, setM: number | null, measuredM: number): number {
  // How tall a seated person is, nobody can measure; and whoever measures less than that has no floor.
  const isMeasured = posture === "standing" && measuredM >= EYES_LEAST_M;
  const eyes = setM ?? (isMeasured ? measuredM : FIGURE_EYES_M);
  return FIGURE_EYES_M / Math.min(EYES_MOST_M, Math.max(EYES_LEAST_M, eyes));
}

/** How much the room's floor lies above the ground, so that her eyes, `eyesM` above that floor now, are where the figure's are. */
export function riseFor(posture: Posture, isOnSeat: boolean, eyesM: number): number {
  if (isOnSeat) return SEATED_EYES_M - eyesM;
  return posture === "seated" ? FIGURE_EYES_M - eyesM : 0;
}
