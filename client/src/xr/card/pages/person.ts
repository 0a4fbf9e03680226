/** One person: who she is here, and the same ways and acts as on the flat picture; what needs a second thought asks first. */
import { LOUDEST } from "../../../hud/person_volume";
import { mayWhisper } from "../../../hud/whispering";
import { isAbove } from "../../../model/role";
import type { Card } from "../../../protocol/generated";
import { type Block, type ButtonBlock, button, type Content, inRows, text } from "../content";
import type { PageTools } from "../tools";
import { marksOf } from "./people";

const STEP = 0.25;

export function personPage(tools: PageTools): Content {
  const { model, words, way, people } = tools;
  const { whom } = way.now;
  const card = whom && people.card(whom.participant);
  if (!card || model.safety.value?.isHiding(card)) {
    return { title: whom?.name ?? "", blocks: [text(words.text("person-gone", { name: whom?.name ?? "" }))] };
  }
  const marks = marksOf(tools, card);
  const isOwn = card.slot === model.self.slot;
  const told: Block[] = marks === "" ? [] : [text(marks, "second")];
  if (isOwn && card.is_new) told.push(text(words.text("person-new-you")));
  const acts = isOwn ? [] : [...ways(tools, card), ...volume(tools, card), ...forHerself(tools, card)];
  return { title: card.name, blocks: [...told, ...acts, ...asHost(tools, card)] };
}

function ways(tools: PageTools, card: Card): Block[] {
  const { model, words, way, goTo } = tools;
  const whispers = mayWhisper(model, card);
  const buttons: ButtonBlock[] = [];
  if (!model.self.watching.value && model.immersion.mode.value === "vr")
    buttons.push(button("go", words.text("people-go"), () => void goTo(card.slot)));
  if (whispers) buttons.push(button("whisper", words.text("person-whisper"), () => way.open("chat", card)));
  const why = model.permissions.may("whisper") ? "whisper-closed" : "whisper-may-not";
  return [...inRows(buttons, 2), ...(whispers ? [] : [text(words.text(why), "second")])];
}

/** How loud she is for her alone. */
function volume({ model, words }: PageTools, { participant }: Card): Block[] {
  const control = model.voice.control.value;
  if (!control) return [];
  const now = model.voice.volumes.value.get(participant) ?? 1;
  const set = (to: number) => () => control.setVolume(participant, Math.min(LOUDEST, Math.max(0, to)));
  const percent = new Intl.NumberFormat(words.locale, { style: "percent" }).format(now);
  return [
    text(words.text("headset-card-amount", { what: words.text("person-volume"), amount: percent }), "second"),
    {
      kind: "row",
      buttons: [
        button("volume-less", words.text("headset-card-quieter"), set(now - STEP), { isDisabled: now <= 0 }),
        button("volume-more", words.text("headset-card-louder"), set(now + STEP), {
          isDisabled: now >= LOUDEST,
        }),
      ],
    },
  ];
}

function forHerself({ model, words, way }: PageTools, card: Card): Block[] {
  const safety = model.safety.value;
  const control = model.voice.control.value;
  if (!safety) return [];
  const { participant, name } = card;
  const isMuted = model.voice.mutedByMe.value.has(participant);
  const isKnown = safety.isKnown(participant);
  const mute = () => {
    control?.mute(participant, !isMuted);
    way.tell(isMuted ? "person-done-heard" : "person-done-hushed", { name });
  };
  const know = () => {
    safety.know(participant, !isKnown);
    way.tell(isKnown ? "person-done-unknown" : "person-done-known", { name });
  };
  const buttons = [
    button("know", words.text(isKnown ? "safety-unknow" : "safety-know"), know),
    button("block", words.text("safety-block"), () => way.open("block", card)),
    button("report", words.text("safety-report"), () => way.open("report", card)),
  ];
  if (control)
    buttons.unshift(
      button("mute", words.text(isMuted ? "safety-unmute" : "safety-mute"), mute, { isOn: isMuted }),
    );
  return [text(words.text("safety-title"), "second"), ...inRows(buttons, 2)];
}

/** What needs no words from a host; what does is done on the flat picture. */
function asHost({ model, visit, words, way }: PageTools, card: Card): Block[] {
  const may = model.permissions.may("moderate") && isAbove(model.role.value, card.role);
  if (!may || card.slot === model.self.slot) return [];
  const { participant, name } = card;
  const done = (what: string, answer: Promise<unknown>) =>
    answer.then((refusal) => refusal === null && way.tell(`person-done-${what}`, { name }));
  const act = (key: string, label: string, what: string, ask: () => Promise<unknown>) =>
    button(key, words.text(label), () => void done(what, ask()));
  const buttons = [
    card.is_muted
      ? act("unmute-chat", "person-unmute", "unmute", () => visit.muteChat(participant, false))
      : act("mute-chat", "person-mute", "mute", () => visit.muteChat(participant, true)),
    card.is_voice_muted
      ? act("unmute-voice", "person-unmute_voice", "unmute_voice", () =>
          visit.act("MuteVoices", { participant, on: false }),
        )
      : act("mute-voice", "person-mute_voice", "mute_voice", () =>
          visit.act("MuteVoices", { participant, on: true, reason: "" }),
        ),
    act("to-door", "person-to-door", "to_door", () => visit.bringToDoor(participant)),
    button("remove", words.text("person-remove"), () => way.open("remove", card)),
  ];
  if (card.role !== "host")
    buttons.push(
      act(
        "stage",
        card.is_on_stage ? "hands-unstage" : "hands-stage",
        card.is_on_stage ? "unstage" : "stage",
        () => visit.act("GiveStage", { participant, on: !card.is_on_stage }),
      ),
    );
  return [text(words.text("person-acts"), "second"), ...inRows(buttons, 2)];
}

/** What it does, in a sentence; one press more, and she is sent out. */
export function removePage({ visit, words, way }: PageTools): Content {
  const { participant, name } = way.now.whom ?? { participant: "", name: "" };
  const remove = () =>
    void visit.remove(participant).then((refusal) => {
      if (refusal !== null) return;
      way.back();
      way.tell("person-done-remove", { name });
    });
  return {
    title: words.text("person-remove-title", { name }),
    blocks: [
      text(words.text("person-remove-note", { name })),
      button("remove-do", words.text("person-remove"), remove, { isAction: true }),
    ],
  };
}
