/**
 * What one sees of others before one enters: a count, and a few figures without names at about their places. They stand,
 * sit and breathe; nobody of them walks, since nobody at the door may know who goes where.
 */
import { Gait, type Look, PoseFlag } from "../protocol/generated";
import type { AppModel } from "./app_model";
import type { Person } from "./people";
import { placementOf } from "./placement";

/** One of those inside, as the server's glance shows her. */
export interface Glimpse {
  readonly look: Look;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly seated: boolean;
}

export interface Glance {
  readonly people: number;
  readonly looks: readonly Glimpse[];
}

/** Places are rounded to 4 m: a seat so near may be the one. */
const SEAT_WITHIN_M = 5;

/** Shows a glance, while nobody has entered yet. Whoever has not moved stays who she was. */
export function takeGlance(model: AppModel, glance: Glance, nowMs: number): void {
  model.people.count.value = glance.people;
  const taken = new Set<string>();
  const before = new Map<string, Person>();
  for (const person of model.people.list) before.set(keyOf(person.card?.look, person.shown), person);
  const people = glance.looks.map((glimpse, index) => {
    const place = placeOf(model, glimpse, taken);
    return before.get(keyOf(glimpse.look, place)) ?? glimpsed(model, glimpse, place, index, nowMs);
  });
  model.people.glimpse(people);
}

interface GlimpsedPlace {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly seated: boolean;
}

function keyOf(look: Look | undefined, { x, z }: { readonly x: number; readonly z: number }): string {
  return `${JSON.stringify(look)} ${x.toFixed(1)} ${z.toFixed(1)}`;
}

/** Whoever sits is shown on the nearest seat that is free of others. */
function placeOf(model: AppModel, { look, x, y, z, seated }: Glimpse, taken: Set<string>): GlimpsedPlace {
  let best: GlimpsedPlace | null = null;
  let bestId = "";
  let bestM = SEAT_WITHIN_M;
  for (const entity of seated ? model.scene.entities.values() : []) {
    if (!entity.components.seat || taken.has(entity.id)) continue;
    const seat = placementOf(model.scene.entities, entity);
    const away = Math.hypot(seat.x - x, seat.z - z);
    if (away >= bestM) continue;
    [best, bestId, bestM] = [{ ...seat, seated: true }, entity.id, away];
  }
  taken.add(bestId);
  // Which way the others look is theirs: any way will do, but always the same.
  return (
    best ?? { x, y, z, yaw: (look.skin * 5 + look.cloth * 3 + look.hair) % (2 * Math.PI), seated: false }
  );
}

function glimpsed(
  model: AppModel,
  { look }: Glimpse,
  place: GlimpsedPlace,
  index: number,
  nowMs: number,
): Person {
  const person = model.people.stranger(index, nowMs);
  person.card = {
    slot: person.slot,
    participant: "",
    name: "",
    look,
    program: false,
    role: "visitor",
    is_new: false,
    is_muted: false,
    is_voice_muted: false,
    is_on_stage: false,
  };
  const { shown } = person;
  [shown.x, shown.y, shown.z, shown.yaw] = [place.x, place.y, place.z, place.yaw];
  shown.flags = Gait.STILL | (place.seated ? PoseFlag.SEATED : 0);
  return person;
}
