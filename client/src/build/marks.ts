/** Shows in the picture what is chosen, and what others have in hand, with their names. */
import { effect } from "@preact/signals";
import type { DrawnPlace } from "../systems/drawn_place";
import type { Desk } from "./desk";

/** The one red of the place is the active thing's. */
const MINE = "#c8452d";
/** Cloth colours: whoever builds keeps hers as long as she is there. */
const OTHERS = ["#3f6f86", "#7fa58b", "#8e7ba6", "#d99a4e", "#4b5a66"];

export function showMarks(desk: Desk, drawn: DrawnPlace): () => void {
  const marked = new Set<string>();
  const colours = new Map<string, string>();
  const stops = [
    effect(() => {
      drawn.mark("me", desk.selection.value, { colour: MINE, name: null });
    }),
    effect(() => {
      const others = desk.building.others.value;
      for (const by of marked)
        if (!others.some(({ participant }) => participant === by)) drawn.mark(by, [], NOBODYS);
      marked.clear();
      for (const { participant, name, entities } of others) {
        const colour = colours.get(participant) ?? OTHERS[colours.size % OTHERS.length]!;
        colours.set(participant, colour);
        marked.add(participant);
        drawn.mark(participant, entities, { colour, name });
      }
    }),
  ];
  drawn.showHidden(true, (zone) => desk.nameOf(zone));
  return () => {
    for (const stop of stops) stop();
    for (const by of ["me", ...marked]) drawn.mark(by, [], NOBODYS);
    drawn.showHidden(false);
    drawn.ghost(null);
    drawn.grid(null);
  };
}

const NOBODYS = { colour: MINE, name: null };
