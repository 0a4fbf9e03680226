/** What the thing is called that a hand is on, as its label says. */
import type { XrStage } from "../context";
import type { Target } from "./target";

/** Of what has no name of its own. */
const UNNAMED = {
  seat: "text-thing-seat",
  portal: "text-thing-portal",
  button: "text-thing-button",
  click: "text-thing-button",
  board: "text-thing-writing",
  thing: "text-thing-thing",
} as const;

/** So near a person's name stands over her head. */
const OVER_HEAD_M = 12;

/** Empty for a card, which says itself what it is, and for whoever bears her name. */
export function nameOf(xr: XrStage, { kind, thing, board, slot, id, distance }: Target): string {
  const words = xr.language.words.peek();
  const { people, scene } = xr.stage.model;
  if (kind === "person") return distance > OVER_HEAD_M ? (people.get(slot)?.card?.name ?? "") : "";
  if (!words) return "";
  if (board) return board.title || words.text("text-thing-writing");
  if (!thing) return "";
  if (thing.does) return thing.does;
  const link = scene.entities.get(id)?.components.button?.link;
  // Nobody goes out unawares.
  if (link) return new URL(link).host;
  return (thing.words === null ? thing.name : words.text(thing.words)) || words.text(UNNAMED[thing.kind]);
}
