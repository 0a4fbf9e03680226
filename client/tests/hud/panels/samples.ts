/** Panels to try, and what experiences ask of the line meanwhile: every answer waits for the test to give it. */

import type { AppModel } from "../../../src/model/app_model";
import { Experiences } from "../../../src/model/experiences";
import type { AnyNotice } from "../../../src/protocol/event_codec";
import type { Panel, PanelShown } from "../../../src/protocol/generated";

export const TEA: Panel = {
  title: "Tea?",
  items: [{ kind: "text", text: "The water boils.", style: "plain" }],
  buttons: [
    { name: "choice_1", label: "Longjing", style: "plain" },
    { name: "choice_2", label: "Pu'er", style: "plain" },
  ],
  can_close: true,
};

export const FORM: Panel = {
  title: "Order",
  items: [
    {
      kind: "text_field",
      name: "who",
      label: "Name",
      value: "",
      chars_max: 40,
      is_long: false,
      is_required: true,
    },
    {
      kind: "number_field",
      name: "cups",
      label: "Cups",
      value: 2,
      min: 1,
      max: 12,
      step: 1,
      unit: "",
      is_required: true,
    },
    { kind: "slider", name: "glaze", label: "Glaze", value: 40, min: 0, max: 100, step: 5, unit: "%" },
    {
      kind: "choice_field",
      name: "set",
      label: "Set",
      options: ["Celadon", "Ash"],
      value: ["Ash"],
      is_many: false,
      is_required: true,
    },
    {
      kind: "date_field",
      name: "day",
      label: "Day",
      value: null,
      min: "2026-11-22",
      max: null,
      is_required: false,
    },
  ],
  buttons: [
    { name: "send", label: "Order", style: "primary" },
    { name: "back", label: "Back", style: "plain" },
  ],
  can_close: false,
};

export function shownAs(panel: string, content: Panel, board: string | null = null): PanelShown {
  return { panel, name: "tea-house", content, board };
}

export interface Asked {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly answer: (notice: AnyNotice | null) => void;
}

export interface Played {
  readonly experiences: Experiences;
  /** What went down the line, in order. */
  readonly asked: Asked[];
  /** Refusals that were told at the top. */
  readonly told: string[];
  hear<Name extends AnyNotice["name"]>(name: Name, body: Extract<AnyNotice, { name: Name }>["body"]): void;
}

/** Experiences of a model whose line is a test. */
export function played(model: AppModel): Played {
  const asked: Asked[] = [];
  const told: string[] = [];
  const experiences = new Experiences(model, {
    ask: (name, body) => new Promise((answer) => asked.push({ name, body: { ...body }, answer })),
    tellRefusal: (answer) => {
      if (answer?.name === "Refused") told.push(answer.body.code);
      return null;
    },
    wallMs: () => 1_000,
    randomId: () => `request-${asked.length}`,
  });
  model.experiences.value = experiences;
  return {
    experiences,
    asked,
    told,
    hear: (name, body) => experiences.hear({ name, seq: 1, body } as AnyNotice),
  };
}

export const TAKEN: AnyNotice = { name: "AnswerTaken", seq: 1, body: { re: 1, request_id: "request-0" } };

export function refused(why: string): AnyNotice {
  const body = { re: 1, code: "experience_refused", facts: { why, name: "tea-house" } };
  return { name: "Refused", seq: 1, body };
}
