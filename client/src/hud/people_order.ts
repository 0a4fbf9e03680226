/** In which order people are listed: who speaks first, and no row leaves its place while a hand is on the list. */
import type { Card } from "../protocol/generated";

/** Those who speak in the order in which they began, herself as anybody; else as they came. */
export function speakersFirst(cards: readonly Card[], speakers: Iterable<number>): readonly Card[] {
  const rank = new Map([...speakers].map((slot, index) => [slot, index]));
  const rankOf = ({ slot }: Card) => rank.get(slot) ?? rank.size;
  return rank.size === 0 ? cards : [...cards].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Whoever was listed already stays where she is; newcomers stand behind. */
export function inPlace(cards: readonly Card[], before: readonly string[]): readonly Card[] {
  const place = new Map(before.map((participant, index) => [participant, index]));
  const placeOf = ({ participant }: Card) => place.get(participant) ?? place.size;
  return [...cards].sort((a, b) => placeOf(a) - placeOf(b));
}
