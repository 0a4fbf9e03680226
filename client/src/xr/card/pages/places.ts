/** Where doors lead, and how she wants to be here. */
import { placementOf } from "../../../model/placement";
import type { SceneEntity } from "../../../model/scene_model";
import { type ComfortSetting, comfortSettings } from "../../comfort";
import { type Block, button, type Content, text } from "../content";
import type { PageTools } from "../tools";

/** The gates of this place, the nearest first: one press, and she is on her way. */
export function portalsPage({ model, visit, words, seconds }: PageTools): Content {
  void [model.scene.edition.value, seconds.value];
  const { entities } = model.scene;
  const away = (entity: SceneEntity) => {
    const { x, z } = placementOf(entities, entity);
    return Math.hypot(x - model.self.x, z - model.self.z);
  };
  const gates = [...entities.values()].filter(({ components }) => components.portal);
  gates.sort((a, b) => away(a) - away(b));
  const buttons = gates.map((gate) => {
    const name = gate.words === null ? gate.name : words.text(gate.words);
    const { target } = gate.components.portal!;
    const note = words.text("text-metres", { metres: Math.round(away(gate)) });
    return button(
      `portal-${gate.id}`,
      name || words.text("text-thing-portal"),
      () => void visit.travel(target),
      {
        note,
      },
    );
  });
  const none = gates.length === 0 ? [text(words.text("headset-card-no-gates"))] : [];
  return { title: words.text("headset-card-gates"), blocks: [...none, ...buttons] };
}

/** The same choices as on the page, in the same words. */
export function comfortPage({ comfort, words }: PageTools): Content {
  return {
    title: words.text("more-settings"),
    blocks: comfortSettings(comfort).flatMap((setting) => settingBlocks(setting, words)),
  };
}

function settingBlocks(setting: ComfortSetting, words: PageTools["words"]): Block[] {
  const { key } = setting;
  const title = words.text(`settings-${key}`);
  if (setting.kind === "height") return heightBlocks(setting, title, words);
  const buttons = setting.options.map((option) =>
    button(
      `${key}-${option}`,
      words.text(`settings-${key}-${option}`),
      () => {
        setting.signal.value = option;
      },
      { isOn: setting.signal.value === option },
    ),
  );
  return [text(title, "second"), { kind: "row", buttons }];
}

type Height = Extract<ComfortSetting, { kind: "height" }>;

function heightBlocks(
  { key, least, most, step, signal }: Height,
  title: string,
  words: PageTools["words"],
): Block[] {
  const now = signal.value;
  const middle = Math.round((least + most) / 2 / step) * step;
  const set = (by: number) => () => {
    signal.value = Math.min(most, Math.max(least, Math.round(((now ?? middle) + by) / step) * step));
  };
  const measured = () => {
    signal.value = null;
  };
  const format = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const amount =
    now === null
      ? words.text(`settings-${key}-measured`)
      : words.text(`settings-${key}-metres`, { metres: format.format(now) });
  return [
    text(words.text("headset-card-amount", { what: title, amount }), "second"),
    {
      kind: "row",
      buttons: [
        button(`${key}-less`, "−", set(-step), { isDisabled: now !== null && now <= least }),
        button(`${key}-measured`, words.text(`settings-${key}-measured`), measured, {
          isOn: now === null,
        }),
        button(`${key}-more`, "+", set(step), { isDisabled: now !== null && now >= most }),
      ],
    },
  ];
}
