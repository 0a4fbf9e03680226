/**
 * What the page's HUD is on a screen, in the place itself: a card on the wrist of the hand that does not point, the card of
 * whom she meets, what is told and what is asked. It does what the HUD does, by the same functions and in the same words.
 */
import { effect, signal, untracked } from "@preact/signals";
import { CaptionLines } from "../../hud/captioning";
import { MicPress } from "../../hud/mic_press";
import { captions, readsAloud } from "../../hud/voice_choices";
import { fetchVoice } from "../../hud/voice_later";
import type { Words } from "../../locale/words";
import type { Experiences } from "../../model/experiences";
import type { CardFace } from "../../model/immersion";
import type { VoiceControl } from "../../model/voice";
import type { AnyNotice } from "../../protocol/event_codec";
import type { OpenSubject, Subject, XrStage } from "../context";
import { pitchOf, yawOf } from "../room";
import { button } from "./content";
import { Following, standBefore } from "./following";
import { GoingByCuts } from "./going";
import { Notices } from "./notices";
import { Pad } from "./pad";
import { chosen, panelsOf } from "./pages/shown";
import { PeopleHere } from "./people_here";
import { questionOf } from "./questions";
import { Reader } from "./reader";
import { Sheet } from "./sheet";
import type { CardStage } from "./tools";
import { type PageName, Way } from "./way";
import { otherHand, WristPlace } from "./wrist";

const NOTICE = { width: 460, height: 330, zoom: 1.7 };
const QUESTION = { width: 400, height: 300, zoom: 1.4 };
/** What stands in front of her is so far away, a little below where she looks. */
const IN_FRONT_M = 0.55;
const IN_FRONT_DOWN = 0.12;
const FELT_MS = 120;
/** A hand that rests so long on what is shortened has it read aloud. */
const READ_AFTER_MS = 800;
const SECOND_MS = 1_000;
/** Pages that show who is here. */
const LISTING: ReadonlySet<PageName> = new Set(["people", "person"]);

/** On a phone the page lies over the picture, and is read there. */
export const openCard: OpenSubject = (xr) => (xr.session.domOverlayState ? onPage(xr) : new Cards(xr));

function onPage({ stage, said }: XrStage): Subject {
  const forget = said.subscribe((told) => {
    if (told) stage.model.tidings.value = { code: told.key, facts: told.facts };
  });
  return { frame: () => undefined, dispose: forget };
}

class Cards implements Subject {
  readonly #xr: XrStage;
  readonly #wrist = new WristPlace();
  readonly #going: GoingByCuts;
  readonly #people: PeopleHere;
  readonly #reader: Reader;
  readonly #captions = new CaptionLines();
  readonly #notices: Notices;
  readonly #card: Pad;
  readonly #met: Pad;
  readonly #told: Sheet;
  readonly #asked: Sheet;
  readonly #toldPlace = new Following(0.95, 0.4, 0.3);
  readonly #askedPlace = new Following(0.7, 0.05, 0.6);
  readonly #seconds = signal(0);
  readonly #isPinned = signal(false);
  readonly #forget: (() => void)[] = [];
  /** Opened by turning the wrist: turning it away closes it. */
  #isTurned = false;
  #isPlaced = false;
  #secondMs = 0;
  #restsSinceMs = Number.NaN;
  #halfRead: string | null = null;
  /** Panels that she has, by the server's names for them. */
  #panels: readonly string[] = [];

  constructor(xr: XrStage) {
    this.#xr = xr;
    const { model, visit } = xr.stage;
    this.#going = new GoingByCuts(xr);
    this.#people = new PeopleHere(model, visit);
    this.#reader = new Reader(xr.language);
    this.#notices = new Notices(model, xr.said, this.#captions.lines, (say) => this.#read(say));
    const stage = this.#stage();
    this.#card = new Pad(xr, stage, xr.language, new Way("home"), (words) => this.#pinButton(words));
    this.#met = new Pad(xr, stage, xr.language, new Way("person"), (words) =>
      button("close", words.text("panel-close"), () => {
        this.#met.isOpen.value = false;
      }),
    );
    this.#told = new Sheet(xr, NOTICE, {
      isAboveAll: true,
      isPassive: true,
      isSnug: true,
      zoom: NOTICE.zoom,
    });
    this.#asked = new Sheet(xr, QUESTION, { isAboveAll: true, isSnug: true, zoom: QUESTION.zoom });
    this.#listen();
    model.immersion.hasCard.value = true;
    xr.tell({ card: () => this.#face() });
  }

  frame(seconds: number, nowMs: number): void {
    const { room, stage } = this.#xr;
    if (nowMs - this.#secondMs >= SECOND_MS) {
      this.#secondMs = nowMs;
      this.#seconds.value += 1;
    }
    this.#openByHand(nowMs);
    if (this.#card.isOpen.peek()) this.#wrist.frame(this.#xr, this.#card.sheet.at, seconds, !this.#isPlaced);
    this.#isPlaced = this.#card.isOpen.peek();
    this.#notices.frame(nowMs);
    const isStill = stage.reducedMotion;
    for (const [sheet, place] of [
      [this.#told, this.#toldPlace],
      [this.#asked, this.#askedPlace],
    ] as const)
      if (sheet.isShown) place.frame(room.head, sheet.at, seconds, !sheet.mesh.visible, isStill);
    for (const sheet of this.#sheets) sheet.frame(nowMs);
    this.#readHalfRead(nowMs);
    this.#going.frame(seconds);
    if (this.#xr.walk.x !== 0 || this.#xr.walk.z !== 0) this.#going.stop();
  }

  dispose(): void {
    for (const forget of this.#forget) forget();
    this.#notices.dispose();
    this.#people.dispose();
    this.#reader.dispose();
    for (const pad of [this.#card, this.#met]) pad.dispose();
    for (const sheet of [this.#told, this.#asked]) sheet.dispose();
    this.#xr.stage.model.immersion.hasCard.value = false;
  }

  // -- inner parts

  get #sheets(): readonly Sheet[] {
    return [this.#asked, this.#met.sheet, this.#card.sheet, this.#told];
  }

  #stage(): CardStage {
    const { model, visit } = this.#xr.stage;
    const ask = (act: (control: VoiceControl) => void) => {
      fetchVoice()
        .then(({ voiceControl }) => voiceControl({ model, visit }))
        .then(act, () => {
          model.tidings.value = { code: "panel-missing", facts: {} };
        });
    };
    return {
      model,
      visit,
      comfort: this.#xr.comfort,
      acts: this.#xr.acts,
      people: this.#people,
      captions: this.#captions.lines,
      seconds: this.#seconds,
      hasVoice: this.#reader.hasVoice,
      mic: new MicPress(model.voice, {
        startMic: async () => ask((control) => void control.startMic()),
        stopMic: () => ask((control) => control.stopMic()),
        talk: (on) => ask((control) => control.talk(on)),
      }),
      goTo: async (slot) => {
        this.#met.isOpen.value = false;
        await this.#going.goTo(slot);
      },
      end: () => this.#xr.end(),
    };
  }

  #listen(): void {
    const { model } = this.#xr.stage;
    model.hearers.add(this.#feelWhisper);
    this.#forget.push(
      () => model.hearers.delete(this.#feelWhisper),
      effect(() => (captions.value ? this.#captions.follow(model) : undefined)),
      effect(() => this.#people.look(this.#isLookedFor())),
      effect(() => this.#readChat()),
      effect(() => this.#meet(model.met.value)),
      effect(() => this.#meetPanels(model.experiences.value)),
      effect(() => this.#closeOutside()),
      effect(() => this.#showTold()),
      effect(() => this.#showAsked()),
    );
  }

  /** Whether a list of people is seen. */
  #isLookedFor(): boolean {
    return [this.#card, this.#met].some(({ isOpen, way }) => isOpen.value && LISTING.has(way.now.page));
  }

  /** Who is not in a Space has nothing to do with people in it: what is asked stands alone. */
  #closeOutside(): void {
    const state = this.#xr.stage.model.state.value;
    if (state !== "ended" && state !== "waiting") return;
    this.#card.isOpen.value = false;
    this.#met.isOpen.value = false;
  }

  #readChat(): void {
    const { chat } = this.#xr.stage.model;
    const isRead = this.#card.isOpen.value && this.#card.way.now.page === "chat";
    if (isRead && chat.unread.value > 0) chat.unread.value = 0;
  }

  #meet(slot: number | null): void {
    const { model } = this.#xr.stage;
    if (slot === null) return;
    model.met.value = null;
    const card = model.people.get(slot)?.card;
    if (!card) return;
    this.#met.way.begin("person", card);
    this.#standBefore(this.#met.sheet);
    this.#met.isOpen.value = true;
  }

  /** A Panel that answers to what she has just done stands before her; one that comes by itself waits on her card. */
  #meetPanels(experiences: Experiences | null): void {
    const panels = panelsOf(experiences).map(({ panel }) => panel);
    const fresh = panels.find((panel) => !this.#panels.includes(panel));
    this.#panels = panels;
    untracked(() => {
      const isRead = this.#met.isOpen.value && this.#met.way.now.page === "shown";
      if (isRead && panels.length === 0) this.#met.isOpen.value = false;
      if (fresh === undefined) return;
      if (!experiences?.isAnsweringHer) {
        this.#feel();
        return;
      }
      chosen.value = fresh;
      if (isRead) return;
      this.#met.way.begin("shown", null);
      this.#standBefore(this.#met.sheet);
      this.#met.isOpen.value = true;
    });
  }

  #showTold(): void {
    const words = this.#xr.language.words.value;
    const content = words && this.#notices.contentIn(words);
    untracked(() => this.#told.show(content));
  }

  #showAsked(): void {
    const { model, visit } = this.#xr.stage;
    const words = this.#xr.language.words.value;
    const content = words && questionOf({ model, visit, words, end: () => this.#xr.end() });
    untracked(() => this.#asked.show(content));
  }

  readonly #feelWhisper = (notice: AnyNotice) => {
    const { model } = this.#xr.stage;
    if (notice.name !== "Whispered" || notice.body.participant === model.participant) return;
    if (!model.chat.hides.peek()(notice.body.participant)) this.#feel();
  };

  /** Something for her alone waits on the card: felt at the hand that has it. */
  #feel(): void {
    this.#xr.pulse(otherHand(this.#xr).side, 0.6, FELT_MS);
  }

  #openByHand(nowMs: number): void {
    const { isOpen } = this.#card;
    const { hands, main } = this.#xr;
    if (otherHand(this.#xr).secondary || hands[main].secondary) {
      this.#open(!isOpen.peek(), false);
      // Whoever has one hand alone points with it: the card stands in front of her.
      if (isOpen.peek() && hands[main].secondary) this.#pinInFront();
      return;
    }
    const isFixed =
      isOpen.peek() && (!this.#isTurned || this.#wrist.isPinned || this.#card.sheet.isPointedAt);
    const wish = isFixed ? null : this.#wrist.wish(this.#xr, isOpen.peek(), nowMs);
    if (wish !== null) this.#open(wish, wish);
  }

  #open(on: boolean, isTurned: boolean): void {
    this.#isTurned = isTurned;
    this.#setPinned(false);
    if (on) this.#card.way.restart();
    this.#card.isOpen.value = on;
  }

  #pinInFront(): void {
    this.#setPinned(true);
    this.#standBefore(this.#card.sheet);
  }

  #standBefore(sheet: Sheet): void {
    const { head } = this.#xr.room;
    const pitch = Math.max(-0.5, Math.min(0.3, pitchOf(head.turn))) - IN_FRONT_DOWN;
    standBefore(sheet.at, head.position, yawOf(head.turn), pitch, IN_FRONT_M);
  }

  #setPinned(on: boolean): void {
    this.#wrist.isPinned = on;
    this.#isPinned.value = on;
  }

  #pinButton(words: Words) {
    const isPinned = this.#isPinned.value;
    const label = words.text(isPinned ? "headset-card-unpin" : "headset-card-pin");
    return button("pin", label, () => this.#setPinned(!isPinned), { isOn: isPinned });
  }

  /** What is told is read aloud, too, where she wants the chat read: whispers are lines of it already. */
  #read(say: (words: Words) => string): void {
    const words = this.#xr.language.words.peek();
    if (words && readsAloud.peek()) this.#reader.say(say(words));
  }

  #readHalfRead(nowMs: number): void {
    const half = this.#sheets.map((sheet) => sheet.halfRead).find((each) => each !== null) ?? null;
    if (half !== this.#halfRead) {
      this.#halfRead = half;
      this.#restsSinceMs = nowMs;
    }
    if (half === null || !(nowMs - this.#restsSinceMs >= READ_AFTER_MS)) return;
    this.#restsSinceMs = Number.NaN;
    this.#reader.say(half);
  }

  #face(): CardFace {
    const words = this.#xr.language.words.peek();
    return {
      isOpen: this.#card.isOpen.peek(),
      page: this.#card.way.now.page,
      says: words && this.#notices.says ? this.#notices.says(words) : "",
      buttons: this.#sheets.flatMap((sheet) => [...sheet.buttons()]),
    };
  }
}
