/**
 * What experiences show and ask, on the card: in words and numbers, with choices and buttons. Numbers and days are stepped;
 * what has to be written is answered on the flat page.
 */
import { signal } from "@preact/signals";
import { written } from "../../../data/ticks";
import { faultsOf, leaves } from "../../../hud/panels/check";
import { steppedBy } from "../../../hud/panels/number";
import { whyRefused } from "../../../hud/panels/tools";
import type { Field, FieldValue, Item } from "../../../model/answers";
import { fieldsOf } from "../../../model/answers";
import type { Experiences, ShownPanel } from "../../../model/experiences";
import type { PanelButton } from "../../../protocol/generated";
import { type Block, type ButtonBlock, button, type Content, inRows, text } from "../content";
import type { PageTools } from "../tools";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A slider is gone along in no more presses than this. */
const SLIDER_STEPS_MAX = 20;
const ROWS_MAX = 8;

/** Which of several she reads: another that comes takes its place on no page. The newest while it is none of them. */
export const chosen = signal<string | null>(null);

type SliderField = Extract<Field, { kind: "slider" }>;

interface Page extends PageTools {
  readonly experiences: Experiences;
  readonly shown: ShownPanel;
}

export function shownPage(tools: PageTools): Content {
  const { model, words } = tools;
  const experiences = model.experiences.value;
  const panels = panelsOf(experiences);
  const shown = panels.find(({ panel }) => panel === chosen.value) ?? panels.at(-1);
  if (!experiences || !shown)
    return { title: words.text("headset-xp-page"), blocks: [text(words.text("headset-xp-none"))] };
  const page = { ...tools, experiences, shown };
  return {
    title: shown.content.title,
    about: shown.panel,
    blocks: [
      ...others(panels, shown),
      text(shown.name, "second"),
      ...shown.content.items.flatMap((item, at) =>
        "name" in item ? field(page, item) : still(page, item, at),
      ),
      ...how(page),
      ...inRows([...shown.content.buttons.map((each) => sending(page, each)), ...away(page)], 2),
    ],
  };
}

/** Those before her, and the board that she reads. */
export function panelsOf(experiences: Experiences | null): readonly ShownPanel[] {
  if (!experiences) return [];
  const board = experiences.boardRead.value === null ? null : experiences.panel(experiences.boardRead.value);
  return board ? [...experiences.panels.value, board] : experiences.panels.value;
}

function others(panels: readonly ShownPanel[], shown: ShownPanel): Block[] {
  if (panels.length < 2) return [];
  const buttons = panels.map(({ panel, content }) =>
    button(
      `panel ${panel}`,
      content.title,
      () => {
        chosen.value = panel;
      },
      { isOn: panel === shown.panel },
    ),
  );
  return inRows(buttons, 2);
}

function still({ words }: Page, item: Exclude<Item, Field>, at: number): Block[] {
  const number = (value: number) => written(value, words.locale);
  switch (item.kind) {
    case "text":
      return [text(item.text, item.style === "plain" || item.style === "heading" ? undefined : "done")];
    case "picture":
      return item.alt ? [text(item.alt, "second")] : [];
    case "list":
      return item.entries.map((entry, index) =>
        text(item.is_numbered ? `${index + 1}. ${entry}` : `· ${entry}`),
      );
    case "table":
      return [item.columns, ...item.rows.slice(0, ROWS_MAX)].map((row, line) =>
        text(row.join(" · "), line === 0 ? "second" : undefined),
      );
    case "progress":
      return [
        text(
          `${item.label} · ${new Intl.NumberFormat(words.locale, { style: "percent" }).format(item.value)}`,
        ),
      ];
    case "bars":
      return [
        text(item.title, "second"),
        ...item.labels.map((label, index) =>
          text(`${label} · ${number(item.values[index] ?? 0)} ${item.unit}`.trim()),
        ),
      ];
    case "lines":
      return [
        text(item.title, "second"),
        ...item.series.map(({ name, points }) => text(`${name} · ${number(points.at(-1)?.[1] ?? at)}`)),
      ];
  }
}

function field(page: Page, item: Field): Block[] {
  const { words, experiences, shown } = page;
  const value = experiences.answers.valueOf(shown.panel, item);
  const type = (typed: FieldValue) => experiences.answers.type(shown.panel, item.name, typed);
  switch (item.kind) {
    case "text_field":
      return [text(words.text("headset-xp-flat", { label: item.label }), "second")];
    case "number_field":
    case "slider": {
      const now = typeof value === "number" && !Number.isNaN(value) ? value : null;
      const steps = item.kind === "slider" ? coarse(item) : item;
      const say = (number: number) => `${written(number, words.locale)} ${item.unit}`.trim();
      const step = (sign: number) => steppedBy(steps, now, sign);
      return stepping(page, item, now, { ways: ["less", "more"], say, brief: say, step, type });
    }
    case "date_field": {
      const day = typeof value === "string" ? value : null;
      const say = (written: string) => dayIn(words.locale, written, { dateStyle: "medium" });
      const brief = (written: string) => dayIn(words.locale, written, { month: "short", day: "numeric" });
      const step = (sign: number) => nextDay(day, sign, item.min, item.max);
      return stepping(page, item, day, { ways: ["earlier", "later"], say, brief, step, type });
    }
    case "choice_field": {
      const has = Array.isArray(value) ? value : [];
      const options = item.options.map((option) =>
        button(
          `${item.name} ${option}`,
          option,
          () => type(item.is_many ? toggled(item.options, has, option) : [option]),
          { isOn: has.includes(option) },
        ),
      );
      return [text(item.label), ...inRows(options, 2)];
    }
  }
}

interface Stepping<Value> {
  readonly ways: readonly ["less", "more"] | readonly ["earlier", "later"];
  readonly say: (value: Value) => string;
  /** On a button. */
  readonly brief: (value: Value) => string;
  readonly step: (sign: number) => Value;
  readonly type: (value: Value) => void;
}

/** What it is now, and what it would be after either button; at the end of the way there is none to press. */
function stepping<Value extends number | string>(
  { words }: Page,
  { name, label }: Field,
  now: Value | null,
  { ways, say, brief, step, type }: Stepping<Value>,
): Block[] {
  const buttons = ways.map((way, at) => {
    const value = step(at === 0 ? -1 : 1);
    const does = words.text(`headset-xp-${way}`, { value: brief(value) });
    return button(`${name} ${way}`, does, () => type(value), { isDisabled: value === now });
  });
  return [text(`${label} · ${now === null ? "–" : say(now)}`), { kind: "row", buttons }];
}

/** Its own step, or so many of them at once that a press is no drop in the sea. */
function coarse({ min, max, step }: Pick<SliderField, "min" | "max" | "step">) {
  const together = Math.ceil((max - min) / step / SLIDER_STEPS_MAX);
  return { min, max, step: step * Math.max(1, together) };
}

function toggled(options: readonly string[], has: readonly string[], option: string): string[] {
  return options.filter((each) => (each === option ? !has.includes(each) : has.includes(each)));
}

function dayIn(locale: string, day: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...how, timeZone: "UTC" }).format(Date.parse(day));
}

function nextDay(day: string | null, sign: number, min: string | null, max: string | null): string {
  const from = day === null ? Date.now() : Date.parse(day) + sign * DAY_MS;
  const next = new Date(from).toISOString().slice(0, 10);
  if (min !== null && next < min) return min;
  return max !== null && next > max ? max : next;
}

function sending({ experiences, shown, way }: Page, each: PanelButton) {
  const { buttons } = shown.content;
  const press = () => {
    const faults = faultsOf(fieldsOf(shown.content), experiences.answers.valuesOf(shown));
    const [first] = faults;
    if (first && !leaves(each, buttons)) way.tell(first[1].code, first[1].facts);
    else void experiences.answer(shown, each.name, faults);
  };
  const isSending = experiences.answers.stateOf(shown.panel)?.state === "sending";
  return button(`answer ${each.name}`, each.label, press, {
    isAction: each.style === "primary",
    isDisabled: isSending,
  });
}

function how({ words, experiences, shown }: Page): Block[] {
  const state = experiences.answers.stateOf(shown.panel);
  if (!state) return [];
  if (state.refusal) return [text(whyRefused(words, state.refusal), "done")];
  return [text(words.text(state.state === "taken" ? "xp-taken" : "xp-sending"), "done")];
}

function away({ words, experiences, shown }: Page): ButtonBlock[] {
  if (!shown.content.can_close && shown.board === null) return [];
  return [button("put-away", words.text("headset-xp-put-away"), () => experiences.putAway(shown.panel))];
}
