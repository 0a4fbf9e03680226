/** Keeps the ring filled: every packet of voice, every line and whisper that comes, and once a second who stands where. */
import type { AppModel } from "../model/app_model";
import { newShown } from "../model/pose_track";
import type { AnyNotice } from "../protocol/event_codec";
import { Ring } from "./ring";

/** Whoever is farther away takes no part. */
const PLACES_WITHIN_M = 30;
const CENTIMETRES = 100;

/** What comes is kept as long as the page is there, after what came `early`; who stands where, whenever it is noted. */
export function keepRing(model: AppModel, early: readonly AnyNotice[]): Ring {
  const ring = new Ring();
  let stay = "";
  model.voice.heard.push(({ slot, sequence, level, flags, tag, opus }) => {
    // She reports whom she hides, too.
    const participant = model.people.known(slot)?.card?.participant;
    if (participant) ring.sound({ participant, atMs: performance.now(), sequence, level, flags, tag, opus });
  });
  const take = (notice: AnyNotice) => {
    if (notice.name === "Welcome") {
      if (stay !== notice.body.participant) ring.clear();
      stay = notice.body.participant;
    } else hear(ring, model, notice);
  };
  early.forEach(take);
  model.hearers.add(take);
  model.state.subscribe((state) => {
    if (state === "ended" || state === "travelling" || state === "door") ring.clear();
  });
  return ring;
}

function hear(ring: Ring, model: AppModel, notice: AnyNotice): void {
  const atMs = performance.now();
  if (notice.name === "ChatSaid") {
    const { line, tag } = notice.body;
    const { participant, name, number, text } = line;
    ring.line({ participant, name, number, text, tag, atMs });
  } else if (notice.name === "Whispered") {
    const { participant, name, text, said_at, tag } = notice.body;
    ring.whisper({ participant, name, to: model.participant, saidAt: said_at, text, tag, atMs });
  }
}

/** Who stands where at this moment, among those who are near. */
export function notePlaces(ring: Ring, model: AppModel): void {
  if (model.state.peek() !== "inside") return;
  const atMs = performance.now();
  const { self } = model;
  const latest = newShown();
  for (const person of model.people.everybody()) {
    const participant = person.card?.participant;
    // Whom she hides is not shown anywhere, but heard of.
    const at = person.self ? self : person.track.latestInto(latest) ? latest : null;
    if (!participant || !at || Math.hypot(at.x - self.x, at.z - self.z) > PLACES_WITHIN_M) continue;
    ring.place({ participant, atMs, x: rounded(at.x), z: rounded(at.z) });
  }
}

function rounded(metres: number): number {
  return Math.round(metres * CENTIMETRES) / CENTIMETRES;
}
