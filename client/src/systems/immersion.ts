/**
 * Asks, once she is inside, whether her device can take her into the place; the code for it comes only where it can. On
 * most devices it cannot, and nothing is fetched but the question.
 */
import type { StageState } from "./state";

export function offerImmersion(stage: StageState): void {
  if (stage.isImmersionAsked || !stage.isInside) return;
  stage.isImmersionAsked = true;
  import("../xr/offer").then(({ offerTo }) => offerTo(stage), reportError);
}
