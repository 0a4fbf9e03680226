/** The first page: everything that the bar has on the flat picture, and the ways out. */
import { type ButtonBlock, button, type Content, inRows, type RowBlock, text } from "../content";
import type { PageTools } from "../tools";
import type { PageName } from "../way";
import { chosen, panelsOf } from "./shown";

export function homePage(tools: PageTools): Content {
  const { model, words, way, visit, end } = tools;
  const to = (name: PageName, label: string, note?: string) =>
    button(name, label, () => way.open(name), note ? { note } : {});
  const unread = model.chat.unread.value;
  const isVr = model.immersion.mode.value === "vr";
  return {
    title: model.spaceName.value,
    blocks: [
      ...shownButton(tools),
      micButton(tools),
      {
        kind: "row",
        buttons: [
          to("people", `${words.text("bar-people")} ${model.people.count.value}`),
          to("emotes", words.text("bar-emotes")),
        ],
      },
      {
        kind: "row",
        buttons: [
          to("chat", unread > 0 ? `${words.text("bar-chat")} · ${unread}` : words.text("bar-chat")),
          to("portals", words.text("headset-card-gates")),
        ],
      },
      { kind: "row", buttons: [to("comfort", words.text("more-settings")), panicButton(tools)] },
      {
        kind: "row",
        buttons: [
          button("leave-vr", words.text(isVr ? "headset-leave-vr" : "headset-leave-ar"), end),
          button("leave", words.text("bar-leave"), () => visit.leave()),
        ],
      },
      ...troubleOf(tools),
      ...actsOf(tools),
    ],
  };
}

/** The newest thing that an experience asks her, before all else. */
function shownButton({ model, words, way }: PageTools): ButtonBlock[] {
  const newest = panelsOf(model.experiences.value).at(-1);
  if (!newest) return [];
  const label = words.text("xp-shows", { name: newest.name, title: newest.content.title });
  const open = () => {
    chosen.value = newest.panel;
    way.open("shown");
  };
  return [button("shown", label, open, { isAction: true })];
}

/** On and off by a press; where she chose so, held to speak. */
function micButton({ model, words, mic }: PageTools): ButtonBlock {
  const { voice } = model;
  const state = voice.mic.value;
  const isHeld = voice.mode.value === "push_to_talk";
  const note = words.text(isHeld ? "settings-mic-mode-push_to_talk" : `voice-mic-${state}`);
  const hold = {
    down: () => mic.down(performance.now()),
    up: () => mic.up(performance.now(), true),
  };
  const isOn = isHeld ? voice.isTalking.value : state === "on";
  return button("mic", words.text("bar-mic"), () => undefined, { note, isOn, hold });
}

function actsOf({ words, acts }: PageTools): RowBlock[] {
  const buttons = acts.value.map(({ key, isOn = false, run }) => button(key, words.text(key), run, { isOn }));
  return inRows(buttons, 2);
}

function troubleOf({ model, words }: PageTools) {
  const trouble = model.voice.trouble.value;
  return trouble ? [text(words.reason(trouble.code, trouble.facts), "done")] : [];
}

/** One press, and all strangers are gone, whatever the line does. */
export function panicButton({ model, words, way }: PageTools): ButtonBlock {
  const safety = model.safety.value;
  const isHeld = safety?.panic.value ?? false;
  const act = () => {
    safety?.hideStrangers();
    way.open("panic");
  };
  const label = words.text(isHeld ? "panic-held" : "panic-do");
  return button("panic", label, act, { isOn: isHeld, isDisabled: !safety });
}
