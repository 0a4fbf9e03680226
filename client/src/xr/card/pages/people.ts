/** Who is here, and who speaks: each name is the way to what can be done about her. */
import { speakersFirst } from "../../../hud/people_order";
import { badgesOf, signsOf } from "../../../hud/person_badges";
import { ownMarks } from "../../../hud/safety_person";
import type { Card } from "../../../protocol/generated";
import { type ButtonBlock, button, type Content, inRows } from "../content";
import type { PageTools } from "../tools";

export function peoplePage(tools: PageTools): Content {
  const { model, words, people } = tools;
  const safety = model.safety.value;
  const seen = people.cards.value.filter((card) => !safety?.isHiding(card));
  const listed = speakersFirst(seen, model.voice.speaking.value);
  const rows: Content["blocks"] = inRows(
    listed.map((card) => personButton(tools, card)),
    2,
  );
  const [shown, total] = [people.cards.value.length, people.total.value];
  const more = button("more", words.text("people-more", { shown, total }), () => void people.more());
  return {
    title: words.text("people-title", { people: model.people.count.value }),
    blocks: people.next.value === null ? rows : [...rows, more],
  };
}

function personButton(tools: PageTools, card: Card): ButtonBlock {
  const { model, way } = tools;
  const speaks = model.voice.speaking.value.has(card.slot);
  const note = marksOf(tools, card);
  return button(`person-${card.slot}`, card.name, () => way.open("person", card), {
    isOn: speaks,
    ...(note === "" ? {} : { note }),
  });
}

/** What the flat list says beside her name, in one line. */
export function marksOf({ model, words }: PageTools, card: Card): string {
  const isOwn = card.slot === model.self.slot;
  // A changed count: somebody put a headset on, or took it off.
  void model.people.signs.value;
  const keys = [
    ...(isOwn ? ["badge-you"] : []),
    ...(model.voice.speaking.value.has(card.slot) ? ["voice-speaking"] : []),
    ...badgesOf(card),
    ...(model.raised.value.includes(card.slot) ? ["badge-hand"] : []),
    ...signsOf(model.people.get(card.slot)),
    ...(isOwn ? [] : ownMarks(model, card.participant)),
  ];
  return keys.map((key) => words.text(key)).join(words.text("text-comma"));
}
