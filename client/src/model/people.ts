/**
 * Everybody in the Space that this visitor knows of, by slot: who they are (card), where they are shown, and how faded.
 *
 * Records carry slots only. A slot without a card is asked for, in batches; a freed one is forgotten. A person not heard
 * of for 5 s fades and is hidden at 10 s; while the own line is broken, silence does not count against anybody. Whom the
 * visitor hides is found by nobody who looks here, so that no picture, list or sound can forget to ask.
 */
import { signal } from "@preact/signals";
import type { Card, Emoted } from "../protocol/generated";
import { CARDS_ASKED_MAX, FADE_AFTER_MS, HIDE_AFTER_MS } from "../protocol/generated";
import type { PoseFrame } from "../protocol/pose_codec";
import type { ServerClock } from "./clock";
import { newShown, PoseTrack, type Shown } from "./pose_track";
import type { ShownTracked } from "./tracked";

/** A refused or lost question is repeated after so long. */
const ASK_AGAIN_MS = 5_000;
/** Whoever enters a crowd meets strangers with every frame: they are gathered for so long. */
const GATHER_MS = 250;
/** Slots from here downwards are nobody's: figures seen through the door, who have no names. */
const STRANGER = -2;
const APPEAR_MS = 600;
const NOBODY: readonly number[] = [];

export type EmoteName = Emoted["emote"];

export interface Person {
  readonly slot: number;
  /** Null until it is known who this is: draw nobody yet. */
  card: Card | null;
  /** Whether this is the visitor herself; her `shown` is her own place. */
  readonly self: boolean;
  readonly track: PoseTrack;
  /** What to draw, filled anew before every frame. */
  readonly shown: Shown;
  /** Her head and hands where she wears a headset and is near, filled likewise; null otherwise. */
  tracked: ShownTracked | null;
  /** 1 fully there … 0 hidden. */
  opacity: number;
  /** Known, placed and not hidden. */
  visible: boolean;
  lastHeardMs: number;
  /** The gesture that she made last, on the local clock; null until she makes one. */
  emote: { readonly name: EmoteName; readonly sinceMs: number } | null;
  /** Changes whenever the card does: a cheap test for whoever draws it. */
  cardVersion: number;
}

export class People {
  /** Everybody whom she does not hide, in no order; iterate by index. */
  readonly list: Person[] = [];
  /** Participants that are no programs, as the server counts them. */
  readonly count = signal(0);
  /** Rises when somebody comes, goes or changes her card. */
  readonly version = signal(0);
  /** Rises when somebody puts a headset on, takes it off or changes what she sees with it. */
  readonly signs = signal(0);
  /** Rises when she hides people or shows them again: they have neither gone nor come. */
  hidings = 0;
  /** What is left of somebody for her own sake, such as of who stands too near: 0 … 1, asked in every frame. */
  veil: ((person: Person, nowMs: number) => number) | null = null;
  /** Sets others on the floor that she stands on, where it is not the place's own. */
  footing: ((shown: Shown) => void) | null = null;

  #hides: (card: Card | null) => boolean = () => false;
  readonly #clock: ServerClock;
  readonly #bySlot = new Map<number, Person>();
  readonly #askedAtMs = new Map<number, number>();
  #askedLastMs = Number.NEGATIVE_INFINITY;
  #selfSlot = -1;
  #lineUpSinceMs = 0;
  #lineDownSinceMs: number | null = null;

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  get self(): Person | null {
    return this.#bySlot.get(this.#selfSlot) ?? null;
  }

  get(slot: number): Person | null {
    return this.isHidden(slot) ? null : this.known(slot);
  }

  /** Whom she hides too: for what she reports, and for nothing that is seen or heard. */
  known(slot: number): Person | null {
    return this.#bySlot.get(slot) ?? null;
  }

  /** Those whom she hides among them. */
  everybody(): Iterable<Person> {
    return this.#bySlot.values();
  }

  isHidden(slot: number): boolean {
    return slot !== this.#selfSlot && this.#hides(this.known(slot)?.card ?? null);
  }

  /** Hides these from now on, and nobody else; null is somebody of whom nothing is known yet. */
  hide(hides: (card: Card | null) => boolean): void {
    this.#hides = hides;
    this.hidings += 1;
    this.#sift();
  }

  /** A new stay begins under this slot: everybody known before is forgotten. */
  begin(selfSlot: number, nowMs: number): void {
    this.#forget();
    this.#askedLastMs = Number.NEGATIVE_INFINITY;
    this.#selfSlot = selfSlot;
    this.#person(selfSlot, nowMs);
    this.lineRestored(nowMs);
  }

  /** Left for another Space: nobody is here. */
  leave(): void {
    this.#forget();
    this.#selfSlot = -1;
    this.count.value = 0;
    this.version.value += 1;
  }

  /** Somebody without a name or a slot, seen through the door. */
  stranger(index: number, nowMs: number): Person {
    return this.#newPerson(STRANGER - index, nowMs);
  }

  /** Shows exactly these strangers; entering, or the next glance, forgets them. */
  glimpse(strangers: readonly Person[]): void {
    this.list.splice(0, this.list.length, ...strangers);
  }

  lineBroke(nowMs: number): void {
    this.#lineDownSinceMs ??= nowMs;
  }

  lineRestored(nowMs: number): void {
    this.#lineUpSinceMs = nowMs;
    this.#lineDownSinceMs = null;
  }

  /** New and changed cards. */
  meet(cards: readonly Card[], nowMs: number): void {
    for (const card of cards) {
      const known = this.#bySlot.get(card.slot);
      // A slot with another participant is another person: nothing of the old one may glide over to the new place.
      if (known?.card && known.card.participant !== card.participant && !known.self) this.#remove(card.slot);
      const person = this.#person(card.slot, nowMs);
      person.card = card;
      person.cardVersion += 1;
      this.#askedAtMs.delete(card.slot);
    }
    if (cards.length > 0) this.#sift();
  }

  /** Somebody made a gesture. */
  emoted(slot: number, name: EmoteName, nowMs: number): void {
    const person = this.#bySlot.get(slot);
    if (person) person.emote = { name, sinceMs: nowMs };
  }

  /** These slots were freed. */
  part(slots: readonly number[]): void {
    let parted = false;
    for (const slot of slots) {
      if (slot === this.#selfSlot) continue;
      this.#askedAtMs.delete(slot);
      parted = this.#remove(slot) || parted;
    }
    if (parted) this.#sift();
  }

  /** Takes in the person records of a frame, heard at a server time and a local one. */
  hear(frame: PoseFrame, serverMs: number, nowMs: number): void {
    for (let index = 0; index < frame.people; index += 1) {
      frame.loadPerson(index);
      if (frame.slot === this.#selfSlot) continue;
      const person = this.#person(frame.slot, nowMs);
      person.lastHeardMs = nowMs;
      person.track.push(serverMs, frame.x, frame.y, frame.z, frame.yaw, frame.pitch, frame.flags);
    }
  }

  /** Slots met without a card and not asked for lately; the caller asks. At most one message's worth. */
  takeUnknown(nowMs: number): readonly number[] {
    if (nowMs - this.#askedLastMs < GATHER_MS) return NOBODY;
    const slots: number[] = [];
    for (const person of this.list) {
      if (person.card !== null || person.self) continue;
      const askedAt = this.#askedAtMs.get(person.slot);
      if (askedAt !== undefined && nowMs - askedAt < ASK_AGAIN_MS) continue;
      this.#askedAtMs.set(person.slot, nowMs);
      slots.push(person.slot);
      if (slots.length === CARDS_ASKED_MAX) break;
    }
    if (slots.length > 0) this.#askedLastMs = nowMs;
    return slots;
  }

  /** Fills everybody's `shown`, `opacity` and `visible` for this frame. */
  show(nowMs: number): void {
    const serverNowMs = this.#clock.serverNowMs(nowMs);
    for (const person of this.list) {
      if (person.self) {
        person.visible = person.card !== null;
        continue;
      }
      if (person.slot <= STRANGER) {
        person.visible = true;
        person.opacity = Math.min(1, (nowMs - person.lastHeardMs) / APPEAR_MS);
        continue;
      }
      const placed = person.track.sampleInto(person.shown, serverNowMs);
      person.opacity = this.#opacity(person, nowMs);
      person.visible = placed && person.card !== null && person.opacity > 0;
      if (!person.visible) continue;
      person.opacity *= this.veil?.(person, nowMs) ?? 1;
      this.footing?.(person.shown);
    }
  }

  #opacity(person: Person, nowMs: number): number {
    const untilMs = this.#lineDownSinceMs ?? nowMs;
    const silentMs = untilMs - Math.max(person.lastHeardMs, this.#lineUpSinceMs);
    if (silentMs <= FADE_AFTER_MS) return 1;
    return Math.max(0, 1 - (silentMs - FADE_AFTER_MS) / (HIDE_AFTER_MS - FADE_AFTER_MS));
  }

  #person(slot: number, nowMs: number): Person {
    const known = this.#bySlot.get(slot);
    if (known) return known;
    const person = this.#newPerson(slot, nowMs);
    this.#bySlot.set(slot, person);
    this.list.push(person);
    return person;
  }

  #newPerson(slot: number, nowMs: number): Person {
    return {
      slot,
      card: null,
      self: slot === this.#selfSlot,
      track: new PoseTrack(this.#clock),
      shown: newShown(),
      tracked: null,
      opacity: 1,
      emote: null,
      visible: false,
      lastHeardMs: nowMs,
      cardVersion: 0,
    };
  }

  #forget(): void {
    this.list.length = 0;
    this.#bySlot.clear();
    this.#askedAtMs.clear();
  }

  #remove(slot: number): boolean {
    return this.#bySlot.delete(slot);
  }

  #sift(): void {
    this.list.length = 0;
    for (const person of this.#bySlot.values()) {
      if (person.card === null || !this.isHidden(person.slot)) this.list.push(person);
    }
    this.version.value += 1;
  }
}
