/** How somebody looks of whom tests say no more. */
import type { Card, Look } from "../src/protocol/generated";

export const LOOK: Look = {
  skin: 0,
  hair: 0,
  hair_style: 0,
  cloth: 0,
  legs: 0,
  sash: 0,
  glasses: false,
  wheelchair: false,
};

/** What else is on the card of somebody of whom nothing is to be said. */
export const ORDINARY: Pick<Card, "role" | "is_new" | "is_muted" | "is_voice_muted" | "is_on_stage"> = {
  role: "visitor",
  is_new: false,
  is_muted: false,
  is_voice_muted: false,
  is_on_stage: false,
};
