/**
 * Whom this visitor does not meet: whom she has blocked, and all strangers while she hides them. What is decided here holds
 * at once and without the server; the server is told as soon as it can be, and then holds to it as well.
 *
 * A stranger is everybody who is no host and whom she has not said to know. Programs are strangers too: that somebody is
 * one is her own word. Nothing of this outlasts the stay but blocks, which the server keeps.
 */
import { effect, type Signal, signal, untracked } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { Refusal } from "../model/chat";
import type { Person } from "../model/people";
import { isAbove } from "../model/role";
import type { Memory } from "../model/settings";
import { randomId } from "../net/random_id";
import type { Visit } from "../net/visit";
import type { AnyNotice } from "../protocol/event_codec";
import type { BlockedPerson, Card, Decided } from "../protocol/generated";
import type { Ring } from "../report/ring";
import { Bubble, type BubbleChoice, type Centre } from "./bubble";
import { Telling } from "./telling";

export type SafetyVisit = Pick<Visit, "ask" | "tellRefusal">;
type Whom = Pick<Card, "participant" | "role">;

const NOBODY: ReadonlySet<string> = new Set();
const KEPT_BUBBLE = "lanting.setting.bubble";

export class Safety {
  /** All strangers are hidden and silent, newcomers too, until she says otherwise. */
  readonly panic = signal(false);
  /** Participants whom she has said to know, for this stay. */
  readonly known = signal(NOBODY);
  /** Participants whom she has blocked in this stay. */
  readonly blocked = signal(NOBODY);
  /** Whom she has blocked, ever; null until the server has said so. */
  readonly blocks = signal<readonly BlockedPerson[] | null>(null);
  /** Of whom it is asked whether she is to be blocked. */
  readonly blockAsked = signal<string | null>(null);
  /** What hosts have decided that she has not yet put away. */
  readonly decided = signal<Decided | null>(null);
  /** As hosts are told. */
  readonly reportsWaiting = signal(0);
  /** The last minute, for a report. */
  readonly ring: Ring;
  /** For whom the personal bubble is meant. */
  readonly bubble: Signal<BubbleChoice>;

  readonly #model: AppModel;
  readonly #visit: SafetyVisit;
  readonly #bubble = new Bubble((person) => this.#isKeptOff(person));
  readonly #telling: Telling;
  readonly #centre: { -readonly [Name in keyof Centre]: Centre[Name] } = {
    x: 0,
    y: 0,
    z: 0,
    isSeated: false,
  };
  /** Of blocks made in this stay: the participant, by the block's id. */
  readonly #blockOf = new Map<string, string>();
  #stay = "";
  #placedCount = -1;

  constructor(model: AppModel, visit: SafetyVisit, ring: Ring, memory: Memory) {
    this.#model = model;
    this.ring = ring;
    this.#visit = visit;
    this.#telling = new Telling((participant, on) => this.#tellMute(participant, on));
    this.bubble = signal(memory.recall<BubbleChoice>(KEPT_BUBBLE) ?? "strangers");
    this.bubble.subscribe((choice) => memory.remember(KEPT_BUBBLE, choice));
    model.people.veil = (person, nowMs) => this.#leaves(person, nowMs);
    model.hearers.add((notice) => this.#hear(notice));
    effect(() => this.#hidePeople());
    effect(() => this.#hideWords());
    effect(() => this.#silence());
    for (const notice of model.latest.values()) this.#hear(notice);
    this.#begin();
  }

  isStranger({ participant, role }: Whom): boolean {
    const isOwn = participant === this.#model.participant;
    return !isOwn && !isAbove(role, "builder") && !this.known.value.has(participant);
  }

  /** Nobody finds her in here, whatever lists she may be in. */
  isHiding(card: Whom): boolean {
    return this.blocked.value.has(card.participant) || (this.panic.value && this.isStranger(card));
  }

  isKnown(participant: string): boolean {
    return this.known.value.has(participant);
  }

  know(participant: string, on: boolean): void {
    this.known.value = changed(this.known.peek(), participant, on);
  }

  /** At once, whatever the line does. */
  hideStrangers(): void {
    this.panic.value = true;
  }

  showStrangers(): void {
    this.panic.value = false;
  }

  /** Gone at once; if the server will not keep it, she is back, and why is told. */
  async block(participant: string): Promise<Refusal | null> {
    this.blocked.value = changed(this.blocked.peek(), participant, true);
    const before = new Set(this.blocks.peek()?.map(({ id }) => id));
    const answer = await this.#visit.ask("Block", { request_id: randomId(), participant });
    if (answer?.name === "Blocks") {
      this.#takeBlocks(answer.body.blocks);
      const made = answer.body.blocks.find(({ id }) => !before.has(id)) ?? answer.body.blocks[0];
      if (made) this.#blockOf.set(made.id, participant);
      return null;
    }
    const refusal = this.#visit.tellRefusal(answer);
    if (refusal) this.blocked.value = changed(this.blocked.peek(), participant, false);
    return refusal;
  }

  /** They may meet again. */
  async lift(block: string): Promise<Refusal | null> {
    const answer = await this.#visit.ask("LiftBlock", { request_id: randomId(), block });
    if (answer?.name !== "Blocks") return this.#visit.tellRefusal(answer);
    this.#takeBlocks(answer.body.blocks);
    const participant = this.#blockOf.get(block);
    if (participant) this.blocked.value = changed(this.blocked.peek(), participant, false);
    return null;
  }

  async askBlocks(): Promise<void> {
    const answer = await this.#visit.ask("AskBlocks", {});
    if (answer?.name === "Blocks") this.#takeBlocks(answer.body.blocks);
  }

  /** Others of whom something is known, near or far, whether she hides them or not. */
  others(): Person[] {
    return [...this.#model.people.everybody()].filter(({ self, card }) => !self && card !== null);
  }

  #takeBlocks(blocks: readonly BlockedPerson[]): void {
    this.blocks.value = blocks;
  }

  #hidePeople(): void {
    const panic = this.panic.value;
    // Whoever becomes known is shown again.
    void [this.blocked.value, this.known.value];
    untracked(() => {
      this.#model.people.hide((card) => (card === null ? panic : this.isHiding(card)));
    });
  }

  /** Who said a line may have left long ago: while strangers are hidden, only words of who is here and none are shown. */
  #hideWords(): void {
    const [panic, blocked] = [this.panic.value, this.blocked.value];
    if (!panic) {
      this.#model.chat.hides.value = (participant) => blocked.has(participant);
      return;
    }
    void this.#model.people.version.value;
    const readable = new Set([this.#model.participant, ...this.known.value]);
    for (const { card } of this.others()) {
      if (card && !this.isStranger(card)) readable.add(card.participant);
    }
    this.#model.chat.hides.value = (participant) => blocked.has(participant) || !readable.has(participant);
  }

  #silence(): void {
    void this.#model.people.version.value;
    const strangers = this.others().flatMap(({ card }) =>
      card && this.isStranger(card) ? [card.participant] : [],
    );
    const wanted = this.panic.value ? new Set(strangers) : NOBODY;
    untracked(() => this.#telling.want(wanted));
  }

  /** Whom she has muted by hand stays mute when strangers are heard again. */
  #tellMute(participant: string, on: boolean): void {
    if (!on && this.#model.voice.mutedByMe.peek().has(participant)) return;
    void this.#visit.ask("MuteVoice", { participant, on });
  }

  #isKeptOff({ card }: Person): boolean {
    const choice = this.bubble.peek();
    if (card === null || choice === "off") return false;
    return choice === "everybody" || this.isStranger(card);
  }

  #leaves(person: Person, nowMs: number): number {
    const { self } = this.#model;
    if (self.placedCount !== this.#placedCount) {
      this.#placedCount = self.placedCount;
      this.#bubble.settle(nowMs);
    }
    this.#centre.x = self.x;
    this.#centre.y = self.y;
    this.#centre.z = self.z;
    this.#centre.isSeated = self.isSeated;
    return this.#bubble.leaves(person, this.#centre, nowMs);
  }

  #hear(notice: AnyNotice): void {
    if (notice.name === "Decided") this.decided.value = notice.body;
    else if (notice.name === "Reports") this.reportsWaiting.value = notice.body.waiting;
    else if (notice.name === "Welcome") {
      if (notice.body.participant !== this.#stay) this.#begin();
      else this.#telling.again();
    }
  }

  /** Another stay has other participants: nobody is known or blocked by an old name. Strangers stay hidden. */
  #begin(): void {
    this.#stay = this.#model.participant;
    this.#bubble.clear();
    this.#blockOf.clear();
    this.known.value = NOBODY;
    this.blocked.value = NOBODY;
    this.blockAsked.value = null;
    this.#telling.again();
  }
}

function changed(set: ReadonlySet<string>, each: string, on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (on) next.add(each);
  else next.delete(each);
  return next;
}
