/**
 * What experiences show and ask in this Space, as one visitor knows it: Panels before her and boards in the place, what she
 * typed and sent, offers, files, badges, what can be clicked and said, and what went wrong where she builds.
 *
 * The code of it comes with the first notice of an experience (`net/visit.ts`). Nothing here draws.
 */
import { signal } from "@preact/signals";
import type { AnyNotice, RequestName } from "../protocol/event_codec";
import type {
  Badge,
  Fault,
  FileGiven,
  Listens,
  Offered,
  PanelClosed,
  PanelShown,
  Requests,
} from "../protocol/generated";
import { Answers } from "./answers";
import type { AppModel } from "./app_model";
import type { Refusal } from "./chat";
import { GivenFiles } from "./given_files";
import { Showing } from "./showing";

/** A Panel as it is now. */
export type ShownPanel = Readonly<PanelShown>;
export type GivenFile = FileGiven & { readonly key: string };
export type NotedFault = Fault & { readonly key: string; readonly atMs: number };

/** A Panel that went before she had answered it. */
export interface GonePanel {
  readonly name: string;
  readonly title: string;
  readonly reason: PanelClosed["reason"];
}

export interface WornBadges {
  readonly list: readonly Badge[];
  /** The same for the same badges: a cheap test for whoever draws them. */
  readonly mark: string;
}

export interface ExperienceWays {
  /** The notice that answers; null where there will be none. */
  ask<Name extends RequestName>(name: Name, body: Requests[Name]): Promise<AnyNotice | null>;
  tellRefusal(answer: AnyNotice | null): Refusal | null;
  /** Milliseconds since 1970. */
  wallMs(): number;
  randomId(): string;
}

/** So long after she did something, a Panel is taken for the answer to it. */
const ANSWERS_WITHIN_MS = 3_000;
const FAULTS_MAX = 100;
/** The word, and what follows it. */
const COMMAND = /^\/(\S*)\s*(.*)$/s;
const NOTHING_HEARD: Listens = { clickable: {}, commands: {} };

export class Experiences {
  /** What moves and sounds, and the show clock. */
  readonly showing = new Showing();
  /** Those before her, the oldest first. */
  readonly panels = signal<readonly ShownPanel[]>([]);
  /** Those that hang in the Space, by their Entity. */
  readonly boards = signal<ReadonlyMap<string, ShownPanel>>(new Map());
  /** The board that she reads as a page, by the server's name for it; null: none. */
  readonly boardRead = signal<string | null>(null);
  /** The last Panel that went without her doing. */
  readonly gone = signal<GonePanel | null>(null);
  readonly listens = signal<Readonly<Listens>>(NOTHING_HEARD);
  /** By participant. */
  readonly badges = signal<ReadonlyMap<string, WornBadges>>(new Map());
  readonly offers = signal<readonly Offered[]>([]);
  readonly files = signal<readonly GivenFile[]>([]);
  /** The newest first. */
  readonly faults = signal<readonly NotedFault[]>([]);
  readonly answers: Answers;

  /** By the page's clock. */
  #actedAtMs = Number.NEGATIVE_INFINITY;
  #meant: { readonly panel: string; readonly button: string } | null = null;
  readonly #model: AppModel;
  readonly #ways: ExperienceWays;
  /** By the server's name for each: several may hang on one Entity, and the newest is what is seen. */
  readonly #hung = new Map<string, ShownPanel>();
  readonly #given = new GivenFiles();
  #counted = 0;

  constructor(model: AppModel, ways: ExperienceWays) {
    this.#model = model;
    this.#ways = ways;
    this.answers = new Answers(ways, (panel) => this.panel(panel) !== null);
  }

  hear(notice: AnyNotice): void {
    this.showing.hear(notice);
    switch (notice.name) {
      case "Welcome":
        if (!notice.body.resumed) this.#begin();
        break;
      case "PanelShown":
        this.#show(notice.body);
        break;
      case "PanelClosed":
        this.#close(notice.body);
        break;
      case "Told":
        this.#model.chat.told(notice.body, this.#ways.wallMs());
        break;
      case "Offered":
        this.offers.value = [...this.#offersBut(notice.body.offer), notice.body];
        break;
      case "Listens":
        this.listens.value = notice.body;
        break;
      case "Badges":
        this.#wear(notice.body.badges);
        break;
      case "FileGiven":
        this.#give(this.#given.take(notice.body));
        break;
      case "Fault":
        this.#note(notice.body);
        break;
    }
  }

  /** The Panel of that name, before her or hung. */
  panel(key: string): ShownPanel | null {
    return this.panels.value.find(({ panel }) => panel === key) ?? this.#hung.get(key) ?? null;
  }

  /** Whether a Panel that comes now answers to what she has just done. */
  get isAnsweringHer(): boolean {
    return performance.now() - this.#actedAtMs < ANSWERS_WITHIN_MS;
  }

  badgesOf(participant: string): readonly Badge[] {
    return this.badges.value.get(participant)?.list ?? [];
  }

  /** What a click on a thing does, in the experience's words; undefined: nothing. */
  clickOf(entity: string): string | undefined {
    return this.listens.value.clickable[entity];
  }

  async click(entity: string): Promise<void> {
    this.#acts();
    this.#ways.tellRefusal(await this.#ways.ask("Click", { entity }));
  }

  /** What she came for: a button that she meant, a click where it does something, else to read the board that hangs there. */
  use(entity: string): void {
    const board = this.boards.peek().get(entity);
    const meant = this.#meant;
    this.#meant = null;
    if (board && meant?.panel === board.panel) this.press(board.panel, meant.button);
    else if (this.clickOf(entity) !== undefined) void this.click(entity);
    else if (board) this.open(board.panel);
  }

  /** A line that began with a stroke. Why it goes nowhere; null: it went to the experience that knows the word. */
  command(line: string): Refusal | null {
    const [, word = "", text = ""] = COMMAND.exec(line) ?? [];
    if (!(word in this.listens.value.commands)) return { code: "xp-command-unknown", facts: { word } };
    this.#acts();
    void this.#ways.ask("Command", { word, text }).then((answer) => this.#ways.tellRefusal(answer));
    return null;
  }

  /** She reads a board as a page, and may fill it in there. */
  open(board: string): void {
    this.#acts();
    this.boardRead.value = board;
  }

  /** A button of a board, from before it; where there is something to fill in, the board is opened as a page. */
  press(key: string, button: string): void {
    const shown = this.panel(key);
    if (!shown) return;
    if (shown.content.items.some((item) => "name" in item)) this.open(key);
    else void this.answer(shown, button);
  }

  /** The same from afar: pressed by the next `use` of its Entity, when she stands before it. */
  mean(panel: string, button: string): void {
    this.#meant = { panel, button };
  }

  /** `faulty`: fields that are left out, where a button may be pressed all the same. */
  answer(shown: ShownPanel, button: string, faulty?: ReadonlyMap<string, unknown>): Promise<void> {
    this.#acts();
    return this.answers.send(shown, button, faulty);
  }

  /** Puts a Panel away without an answer; the experience is told. A board hangs on. */
  putAway(key: string): void {
    const shown = this.panel(key);
    if (this.boardRead.value === key) this.boardRead.value = null;
    else if (shown?.content.can_close) {
      this.#forget(key);
      void this.answers.send(shown, null);
    }
  }

  async decide(offer: string, goes: boolean): Promise<void> {
    this.offers.value = this.#offersBut(offer);
    this.#ways.tellRefusal(await this.#ways.ask("Decide", { offer, goes }));
  }

  dismissFile(key: string): void {
    this.files.value = this.files.value.filter((file) => file.key !== key);
  }

  dismissFaults(): void {
    this.faults.value = [];
  }

  #acts(): void {
    this.#actedAtMs = performance.now();
  }

  /** A stay begins: what the Space shows is told anew. Answers on their way are still sent. */
  #begin(): void {
    this.panels.value = [];
    this.#hung.clear();
    this.#hang();
    this.boardRead.value = null;
    this.gone.value = null;
    this.listens.value = NOTHING_HEARD;
    this.badges.value = new Map();
    this.offers.value = [];
    this.#given.clear();
  }

  #give(file: FileGiven | null): void {
    if (file) this.files.value = [...this.files.value, { ...file, key: this.#nextKey() }];
  }

  #show(shown: PanelShown): void {
    this.answers.renewed(shown.panel);
    const isKnown = this.panel(shown.panel) !== null;
    if (!isKnown) this.answers.forget(shown.panel);
    if (shown.board !== null) {
      this.#hung.set(shown.panel, shown);
      this.#hang();
    } else if (isKnown) {
      this.panels.value = this.panels.value.map((each) => (each.panel === shown.panel ? shown : each));
    } else {
      this.panels.value = [...this.panels.value, shown];
    }
  }

  #close({ panel, reason }: PanelClosed): void {
    const shown = this.panel(panel);
    if (!shown) return;
    const isAnswered = this.answers.stateOf(panel) !== null;
    this.#forget(panel);
    this.answers.closed(panel);
    if (shown.board === null && !isAnswered && (reason === "reloaded" || reason === "ended"))
      this.gone.value = { name: shown.name, title: shown.content.title, reason };
  }

  #forget(key: string): void {
    this.panels.value = this.panels.value.filter(({ panel }) => panel !== key);
    if (this.boardRead.value === key) this.boardRead.value = null;
    if (this.#hung.delete(key)) this.#hang();
  }

  #hang(): void {
    this.boards.value = new Map([...this.#hung.values()].map((shown) => [shown.board ?? "", shown]));
  }

  #offersBut(offer: string): Offered[] {
    return this.offers.value.filter((each) => each.offer !== offer);
  }

  #wear(changed: Readonly<Record<string, Badge[]>>): void {
    const badges = new Map(this.badges.value);
    for (const [participant, worn] of Object.entries(changed)) {
      if (worn.length === 0) badges.delete(participant);
      else badges.set(participant, { list: worn, mark: JSON.stringify(worn) });
    }
    this.badges.value = badges;
  }

  #note(fault: Fault): void {
    const noted = { ...fault, key: this.#nextKey(), atMs: this.#ways.wallMs() };
    this.faults.value = [noted, ...this.faults.value].slice(0, FAULTS_MAX);
  }

  #nextKey(): string {
    this.#counted += 1;
    return `${this.#counted}`;
  }
}
