/** Everybody of whom head and hands are tracked. Fetched with the first of them. */
import { newTrackedRecord, readTracked, type TrackedRecord } from "../protocol/tracked_codec";
import type { ServerClock } from "./clock";
import { headsetSign } from "./headset_sign";
import type { People, Person } from "./people";
import { TrackedTrack } from "./tracked_track";

export class TrackedPeople {
  readonly #people: People;
  readonly #clock: ServerClock;
  readonly #tracks = new Map<Person, TrackedTrack>();
  readonly #record = newTrackedRecord();

  constructor(people: People, clock: ServerClock) {
    this.#people = people;
    this.#clock = clock;
  }

  /** Takes in what a whole pose frame tells, heard at a server time. */
  hear(frame: ArrayBuffer, serverMs: number): void {
    readTracked(frame, this.#record, (record) => this.#take(record, serverMs));
  }

  /** Fills everybody's `tracked` for this frame; to be called after `People.show`. */
  show(nowMs: number): void {
    const serverNowMs = this.#clock.serverNowMs(nowMs);
    for (const [person, track] of this.#tracks) {
      const isOver = track.isSilent(serverNowMs) || this.#people.known(person.slot) !== person;
      const isShown = !isOver && track.show(person.shown, serverNowMs - person.track.delayMs);
      const before = headsetSign(person);
      person.tracked = isShown ? track.shown : null;
      if (headsetSign(person) !== before) this.#people.signs.value += 1;
      if (isOver) this.#tracks.delete(person);
    }
  }

  #take(record: TrackedRecord, serverMs: number): void {
    const person = this.#people.known(record.slot);
    if (!person || person.self) return;
    const track = this.#tracks.get(person) ?? new TrackedTrack();
    this.#tracks.set(person, track);
    track.push(serverMs, record);
  }
}
