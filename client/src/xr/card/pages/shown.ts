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
import { type Block, button, type Content, inRows, text } from "../content";
import type { PageTools } from "../tools";

const DAY_MS = 24 * 60 * 60 * 1_000;
const ROWS_MAX = 8;

/** Which of several she has chosen; the newest while it is none of them. */
const chosen = signal<string | null>(null);

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
    blocks: [
      ...others(panels, shown),
      text(shown.name, "second"),
      ...shown.content.items.flatMap((item, at) =>
        "name" in item ? field(page, item) : still(page, item, at),
      ),
      ...how(page),
      ...inRows(
        shown.content.buttons.map((each) => sending(page, each)),
        2,
      ),
      ...away(page),
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
          `${item.label}: ${new Intl.NumberFormat(words.locale, { style: "percent" }).format(item.value)}`,
        ),
      ];
    case "bars":
      return [
        text(item.title, "second"),
        ...item.labels.map((label, index) =>
          text(`${label}: ${number(item.values[index] ?? 0)} ${item.unit}`.trim()),
        ),
      ];
    case "lines":
      return [
        text(item.title, "second"),
        ...item.series.map(({ name, points }) => text(`${name}: ${number(points.at(-1)?.[1] ?? at)}`)),
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
      const said = now === null ? "–" : `${written(now, words.locale)} ${item.unit}`.trim();
      return [
        text(`${item.label}: ${said}`),
        stepping(page, item.name, (sign) => type(steppedBy(item, now, sign)), said),
      ];
    }
    case "date_field": {
      const day = typeof value === "string" ? value : null;
      return [
        text(`${item.label}: ${day ?? "–"}`),
        stepping(page, item.name, (sign) => type(nextDay(day, sign, item.min, item.max)), day ?? "–"),
      ];
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

function stepping({ words }: Page, name: string, step: (sign: number) => void, value: string): Block {
  return {
    kind: "row",
    buttons: [
      button(`${name} less`, words.text("headset-xp-less", { value }), () => step(-1)),
      button(`${name} more`, words.text("headset-xp-more", { value }), () => step(1)),
    ],
  };
}

function toggled(options: readonly string[], has: readonly string[], option: string): string[] {
  return options.filter((each) => (each === option ? !has.includes(each) : has.includes(each)));
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

function away({ words, experiences, shown }: Page): Block[] {
  if (!shown.content.can_close && shown.board === null) return [];
  return [button("put-away", words.text("panel-close"), () => experiences.putAway(shown.panel))];
}
