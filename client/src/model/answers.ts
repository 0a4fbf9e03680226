/**
 * What she fills in and sends. What was typed stays typed, whatever the experience shows meanwhile: until it has taken the
 * answer and then shows something new.
 *
 * An answer carries a random id and is repeated on every next line, a restarted server's too, until it is taken or refused
 * (`net/requests.ts`): the experience handles it once.
 */
import { type Signal, signal } from "@preact/signals";
import type { AnyNotice } from "../protocol/event_codec";
import type { Panel } from "../protocol/generated";
import type { Refusal } from "./chat";
import type { ExperienceWays, ShownPanel } from "./experiences";

export type Item = Panel["items"][number];
export type Field = Extract<Item, { name: string }>;
export type FieldValue = string | number | string[] | null;
export type Values = Readonly<Record<string, FieldValue>>;

/** How her last answer to a Panel fares. */
export interface AnswerState {
  readonly state: "sending" | "taken" | "refused";
  /** Which button it was; null: she put it away. */
  readonly button: string | null;
  readonly refusal: Refusal | null;
}

interface Typed {
  readonly value: FieldValue;
  /** The experience has it: what it shows from now on counts. */
  readonly isTaken: boolean;
}

type AnswerWays = Pick<ExperienceWays, "ask" | "tellRefusal" | "randomId" | "wallMs">;

/** A no that goes with its Panel sooner than anybody reads is told elsewhere. */
const READ_MS = 2_000;

export class Answers {
  /** By Panel. */
  readonly states = signal<ReadonlyMap<string, AnswerState>>(new Map());
  /** Counts the answers that were taken, so that each can be thanked for. */
  readonly taken = signal(0);
  /** Of which Panel the last of them was; null: none was. */
  lastTaken: string | null = null;

  readonly #ways: AnswerWays;
  readonly #isShown: (panel: string) => boolean;
  readonly #typed = new Map<string, Signal<ReadonlyMap<string, Typed>>>();
  #lastNo: { readonly panel: string; readonly answer: AnyNotice; readonly atMs: number } | null = null;

  constructor(ways: AnswerWays, isShown: (panel: string) => boolean) {
    this.#ways = ways;
    this.#isShown = isShown;
  }

  stateOf(panel: string): AnswerState | null {
    return this.states.value.get(panel) ?? null;
  }

  /** What is in a field: hers, or what the experience put there. */
  valueOf(panel: string, field: Field): FieldValue {
    const typed = this.#typedIn(panel).value.get(field.name);
    if (typed) return typed.value;
    if (field.kind !== "choice_field") return field.value;
    return [...field.value];
  }

  valuesOf({ panel, content }: ShownPanel): Values {
    const fields = fieldsOf(content);
    return Object.fromEntries(fields.map((field) => [field.name, this.valueOf(panel, field)]));
  }

  type(panel: string, name: string, value: FieldValue): void {
    const typed = this.#typedIn(panel);
    typed.value = new Map(typed.value).set(name, { value, isTaken: false });
  }

  /** Sends what is in the fields with a button. Whoever waits for an answer already sends no second one. */
  async send(
    shown: ShownPanel,
    button: string | null,
    faulty: ReadonlyMap<string, unknown> = new Map(),
  ): Promise<void> {
    const { panel } = shown;
    if (this.stateOf(panel)?.state === "sending") return;
    const filled = button === null ? [] : Object.entries(this.valuesOf(shown));
    const values = Object.fromEntries(filled.filter(([name]) => !faulty.has(name)));
    this.#learn(panel, { state: "sending", button, refusal: null });
    this.#lastNo = null;
    const request_id = this.#ways.randomId();
    const answer = await this.#ways.ask("Answer", { request_id, panel, button, values });
    this.#answered(panel, button, answer);
  }

  /** Nothing is told any more of how her last answer fared. */
  forget(panel: string): void {
    if (this.stateOf(panel)?.state !== "sending") this.#learn(panel, null);
  }

  /** The experience shows this Panel with other contents. */
  renewed(panel: string): void {
    const typed = this.#typed.get(panel);
    if (typed) typed.value = new Map([...typed.value].filter(([, { isTaken }]) => !isTaken));
  }

  closed(panel: string): void {
    const no = this.#lastNo;
    if (no?.panel === panel && this.#ways.wallMs() - no.atMs < READ_MS) this.#ways.tellRefusal(no.answer);
    this.#typed.delete(panel);
    this.forget(panel);
  }

  #answered(panel: string, button: string | null, answer: AnyNotice | null): void {
    const isShown = this.#isShown(panel);
    this.#learn(panel, null);
    if (answer?.name === "Refused") {
      const { code, facts } = answer.body;
      const refusal = { code, facts: facts ?? {} };
      if (isShown) {
        this.#learn(panel, { state: "refused", button, refusal });
        this.#lastNo = { panel, answer, atMs: this.#ways.wallMs() };
      } else this.#ways.tellRefusal(answer);
    } else if (answer && button !== null) {
      this.lastTaken = panel;
      this.taken.value += 1;
      if (isShown) this.#learn(panel, { state: "taken", button, refusal: null });
      this.#taken(panel);
    }
  }

  /** What was typed is with the experience now. */
  #taken(panel: string): void {
    const typed = this.#typed.get(panel);
    if (!typed) return;
    const taken = [...typed.value].map(([name, { value }]) => [name, { value, isTaken: true }] as const);
    typed.value = new Map(taken);
  }

  #learn(panel: string, state: AnswerState | null): void {
    const states = new Map(this.states.value);
    if (state) states.set(panel, state);
    else states.delete(panel);
    this.states.value = states;
  }

  #typedIn(panel: string): Signal<ReadonlyMap<string, Typed>> {
    let typed = this.#typed.get(panel);
    if (!typed) {
      typed = signal(new Map());
      this.#typed.set(panel, typed);
    }
    return typed;
  }
}

export function fieldsOf(panel: Panel): Field[] {
  return panel.items.filter((item): item is Field => "name" in item);
}
