/** What a press does with what the hand is on: as a tap on it would, but that nobody is walked anywhere. */
import type { XrStage } from "../context";
import type { Target } from "./target";

/** Where she is too far from it the server refuses, and says so in its own words. */
export function use(xr: XrStage, { kind, thing, slot }: Target): void {
  const { model, visit } = xr.stage;
  if (kind === "person") model.met.value = slot;
  else if (thing === null) return;
  else if (thing.press) thing.press();
  else if (kind === "seat") void visit.sit(thing.id);
  else if (kind === "portal" && thing.target !== null) void visit.travel(thing.target);
  else if (kind === "button") void visit.press(thing.id);
  else if (kind === "click") void model.experiences.peek()?.click(thing.id);
}
