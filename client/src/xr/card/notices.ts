/** What is told to her while she cannot see the page: each for some seconds, at the lower edge of her view. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { CaptionLine } from "../../hud/captioning";
import type { Words } from "../../locale/words";
import type { AppModel } from "../../model/app_model";
import type { AnyNotice } from "../../protocol/event_codec";
import type { PanelShown } from "../../protocol/generated";
import type { Said } from "../context";
import type { Block, Content, TextBlock } from "./content";

const SHOWN_MS = 7_000;
const SHOWN_MAX = 2;

interface Notice {
  /** In whichever language is spoken then. */
  readonly say: (words: Words) => string;
  readonly sinceMs: number;
}

export class Notices {
  /** The last sentence of all, said or not any more. */
  says: ((words: Words) => string) | null = null;

  readonly #model: AppModel;
  readonly #captions: ReadonlySignal<readonly CaptionLine[]>;
  readonly #shown = signal<readonly Notice[]>([]);
  readonly #told: (say: Notice["say"]) => void;
  readonly #forget: readonly (() => void)[];
  /** Of which she has been told. */
  readonly #panels = new Set<string>();
  #nowMs = 0;

  /** `told`: hears each as it comes, but whispers, which are lines of the chat. */
  constructor(
    model: AppModel,
    said: ReadonlySignal<Said | null>,
    captions: ReadonlySignal<readonly CaptionLine[]>,
    told: (say: Notice["say"]) => void,
  ) {
    this.#model = model;
    this.#captions = captions;
    this.#told = told;
    this.#forget = [...this.#follow(said), ...this.#followAnswers(), this.#followWhispers()];
  }

  frame(nowMs: number): void {
    this.#nowMs = nowMs;
    const shown = this.#shown.peek();
    if (shown.some(({ sinceMs }) => nowMs - sinceMs >= SHOWN_MS))
      this.#shown.value = shown.filter(({ sinceMs }) => nowMs - sinceMs < SHOWN_MS);
  }

  /** Null: there is nothing to tell. */
  contentIn(words: Words): Content | null {
    const { state, travel } = this.#model;
    const blocks: Block[] = this.#shown.value.map(({ say }) => short(say(words)));
    const journey = travel.value;
    if (journey) blocks.unshift(short(words.text("travelling", { space: journey.name })));
    if (state.value === "reconnecting") blocks.unshift(short(words.text("line-broken")));
    for (const line of this.#captions.value)
      blocks.push(short(words.text("voice-line", { name: line.name, text: line.text })));
    return blocks.length > 0 ? { title: "", blocks } : null;
  }

  dispose(): void {
    for (const forget of this.#forget) forget();
  }

  #tell(say: Notice["say"]): void {
    this.#add(say);
    this.#told(say);
  }

  #add(say: Notice["say"]): void {
    this.says = say;
    this.#shown.value = [...this.#shown.peek(), { say, sinceMs: this.#nowMs }].slice(-SHOWN_MAX);
  }

  #follow(said: ReadonlySignal<Said | null>): (() => void)[] {
    const { tidings, announced, voice } = this.#model;
    const first = announced.peek();
    return [
      onEach(said, ({ key, facts }) => this.#tell((words) => words.text(key, facts))),
      onEach(tidings, ({ code, facts }) => this.#tell((words) => words.reason(code, facts))),
      onEach(voice.trouble, ({ code, facts }) => this.#tell((words) => words.reason(code, facts))),
      onEach(announced, (told) => {
        const { act, on, by } = told;
        if (told !== first) this.#tell((words) => words.text(`told-${act}-${on ? "on" : "off"}`, { by }));
      }),
    ];
  }

  /** That an answer of hers has arrived, and why a Panel went without one. */
  #followAnswers(): (() => void)[] {
    const { experiences } = this.#model;
    let taken = experiences.peek()?.answers.taken.peek() ?? 0;
    let gone = experiences.peek()?.gone.peek() ?? null;
    return [
      effect(() => {
        const count = experiences.value?.answers.taken.value ?? 0;
        if (count > taken && !this.#saysSoItself()) this.#tell((words) => words.text("xp-taken"));
        taken = count;
      }),
      effect(() => {
        const now = experiences.value?.gone.value ?? null;
        if (now && now !== gone)
          this.#tell((words) => words.text(`xp-gone-${now.reason}`, { name: now.name, title: now.title }));
        gone = now;
      }),
    ];
  }

  /** On a board the button that was pressed is marked. */
  #saysSoItself(): boolean {
    const experiences = this.#model.experiences.peek();
    const boards = [...(experiences?.boards.peek().values() ?? [])];
    return boards.some(({ panel }) => panel === experiences?.answers.lastTaken);
  }

  /** A line for her alone, and what experiences tell and ask, are told at once; those for all wait in the chat. */
  #followWhispers(): () => void {
    const { hearers, chat, participant } = this.#model;
    const hear = (notice: AnyNotice) => {
      if (notice.name === "Told") this.#tell(() => `${notice.body.name}: ${notice.body.text}`);
      if (notice.name === "PanelShown" && notice.body.board === null) this.#tellPanel(notice.body);
      if (notice.name !== "Whispered" || notice.body.participant === participant) return;
      const { name, text: line } = notice.body;
      if (chat.hides.peek()(notice.body.participant)) return;
      this.#add((words) => {
        const who = `${name} (${words.text("whisper-from")})`;
        return words.text("voice-line", { name: who, text: line });
      });
    };
    hearers.add(hear);
    return () => hearers.delete(hear);
  }

  /** A Panel that is new; other contents of one are seen where it is read. One that answers her stands before her. */
  #tellPanel({ panel, name, content }: PanelShown): void {
    if (this.#panels.has(panel)) return;
    this.#panels.add(panel);
    const say = (words: Words) => words.text("xp-shows", { name, title: content.title });
    if (!this.#model.experiences.peek()?.isAnsweringHer) this.#tell(say);
    else this.#told(say);
  }
}

/** Longer than this nobody reads in passing; the chat has all of it. */
function short(words: string): TextBlock {
  return { kind: "text", text: words, linesMax: 3 };
}

function onEach<Value>(signal: ReadonlySignal<Value | null>, tell: (value: Value) => void): () => void {
  return effect(() => {
    const { value } = signal;
    if (value !== null) tell(value);
  });
}
