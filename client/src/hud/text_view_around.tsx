/** The rows of the text view, brought up to date no faster than somebody can read them. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { AppModel } from "../model/app_model";
import type { Here } from "../text/bearing";
import { type PersonRow, peopleNear, steadied, type ThingRow, thingsNear } from "../text/surroundings";
import { type Thing, thingsOf } from "../text/thing";

const EVERY_MS = 2_000;
const PEOPLE_MAX = 30;
const THINGS_MAX = 30;

export interface Around {
  readonly here: Here;
  readonly people: readonly PersonRow[];
  /** Others who are somewhere, but in no row. */
  readonly farther: number;
  readonly things: readonly ThingRow[];
  /** Every thing of the Scene, near or far. */
  readonly known: readonly Thing[];
}

export function useAround(model: AppModel, view: { readonly current: HTMLElement | null }): Around {
  const edition = model.scene.edition.value;
  const experiences = model.experiences.value;
  const clickable = experiences?.listens.value.clickable;
  const boards = experiences?.boards.value;
  const known = useMemo(
    () => thingsOf(model.scene.entities, (id) => clickable?.[id] !== undefined || !!boards?.has(id)),
    [model, edition, clickable, boards],
  );
  const [around, setAround] = useState<Around>(() => look(model, known, null, null));
  useEffect(() => {
    const again = () => setAround((before) => look(model, known, before, focusIn(view.current)));
    again();
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [model, known, view]);
  return around;
}

/** The focus is in the view: in this row, or in none of them. */
interface Focus {
  readonly row: string | null;
}

function focusIn(view: HTMLElement | null): Focus | null {
  const focused = view?.ownerDocument.activeElement;
  if (!view || !focused || !view.contains(focused)) return null;
  return { row: focused.closest<HTMLElement>("[data-row]")?.dataset.row ?? null };
}

function look(model: AppModel, known: readonly Thing[], before: Around | null, focus: Focus | null): Around {
  const { list } = model.people;
  const here = { x: model.self.x, z: model.self.z, yaw: model.self.yaw };
  const people = peopleNear(list, here, PEOPLE_MAX);
  const serverMs = model.clock.serverNowMs(performance.now());
  const things = thingsNear(known, here, list, serverMs, THINGS_MAX, model.hands.peek()?.carried);
  const others = Math.max(model.people.count.peek() - 1, people.filter((row) => !row.program).length);
  const farther = others - people.filter((row) => !row.program).length;
  if (!before || !focus) return { here, people, farther, things, known };
  return {
    here,
    farther,
    known,
    people: steadied(before.people, people, focus.row),
    things: steadied(before.things, things, focus.row),
  };
}
