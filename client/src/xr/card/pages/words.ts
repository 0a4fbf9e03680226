/** Saying something without a keyboard: gestures, what was said last, and phrases to send. */

import { GESTURES, gesture } from "../../../hud/gesture";
import { gestureWords, isHandUp } from "../../../hud/hand_words";
import { captions, readsAloud } from "../../../hud/voice_choices";
import { secondsToWait, whySilent } from "../../../model/speaking";
import { isWhisper } from "../../../model/whisper";
import { type Block, button, type Content, inRows, text } from "../content";
import type { PageTools } from "../tools";

const LINES = 3;
const PHRASES = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export function emotesPage({ model, visit, words }: PageTools): Content {
  const may = model.permissions.may("emote");
  const buttons = GESTURES.map((name) =>
    button(name, words.text(gestureWords(model, name)), () => void gesture(model, visit, name), {
      isDisabled: !may,
      isOn: name === "raise_hand" && isHandUp(model),
    }),
  );
  const why = may ? [] : [text(words.text("error-not_permitted"))];
  return { title: words.text("emotes-title"), blocks: [...why, ...inRows(buttons, 2)] };
}

export function chatPage(tools: PageTools): Content {
  const { words, way } = tools;
  const { whom } = way.now;
  return {
    title: whom ? words.text("whisper-field", { name: whom.name }) : words.text("chat-label"),
    blocks: [
      ...(whom ? [text(words.text("whisper-to", { name: whom.name }), "second")] : lastLines(tools)),
      ...phrases(tools),
      ...(whom ? [] : spoken(tools)),
    ],
  };
}

const MARKS = { to: "whisper-sent", from: "whisper-from", told: "experience-line" } as const;

function lastLines({ model, words, captions: gathered }: PageTools): Block[] {
  const lines: Block[] = model.chat.entries.value.slice(-LINES).map((entry) => {
    const way = isWhisper(entry) ? entry.way : null;
    const name = way === "to" ? model.self.name.value : entry.name;
    const mark = way ? ` (${words.text(MARKS[way], { name: entry.name })})` : "";
    return {
      kind: "text",
      text: words.text("voice-line", { name: name + mark, text: entry.text }),
      linesMax: 2,
    };
  });
  for (const pending of model.chat.pending.value) {
    const why = pending.refused && words.reason(pending.refused.code, pending.refused.facts);
    lines.push(text(words.text("voice-line", { name: model.self.name.value, text: pending.text }), "second"));
    if (why) {
      lines.push(text(why, "done"));
      const { requestId } = pending;
      lines.push(button("dismiss", words.text("chat-dismiss"), () => model.chat.dismiss(requestId)));
    }
  }
  for (const { name, text: said } of gathered.value)
    lines.push(text(words.text("voice-line", { name, text: said }), "second"));
  return lines;
}

/** To all, or to her alone of whom the page is; where nothing may be said, why. */
function phrases({ model, visit, words, way, seconds }: PageTools): Block[] {
  const { whom } = way.now;
  const closed = whom ? null : whySilent(model);
  if (closed) return [text(words.text(closed.code, closed.facts))];
  void seconds.value;
  const wait = whom ? 0 : secondsToWait(model, performance.now());
  const say = (phrase: string) => () => {
    if (!whom) {
      visit.say(phrase);
      return;
    }
    void visit.whisper(whom.participant, phrase).then((refusal) => {
      if (refusal) way.tell(refusal.code, refusal.facts);
      else way.tell("voice-line", { name: model.self.name.peek(), text: phrase });
    });
  };
  const buttons = PHRASES.map((number) => {
    const phrase = words.text(`headset-phrase-${number}`);
    return button(`phrase-${number}`, phrase, say(phrase), { isDisabled: wait > 0 });
  });
  const slow = wait > 0 ? [text(words.text("headset-card-wait", { seconds: wait }), "second")] : [];
  return [...slow, ...inRows(buttons, 2)];
}

/** Lines for the ear, and voices for the eye. */
function spoken({ words, hasVoice }: PageTools): Block[] {
  const has = hasVoice.value;
  const buttons = [
    button(
      "read-aloud",
      words.text("settings-read-aloud"),
      () => {
        readsAloud.value = !readsAloud.peek();
      },
      { isOn: readsAloud.value, isDisabled: !has && !readsAloud.value },
    ),
    button(
      "captions",
      words.text("settings-captions"),
      () => {
        captions.value = !captions.peek();
      },
      { isOn: captions.value },
    ),
  ];
  return [...inRows(buttons, 2), ...(has ? [] : [text(words.text("read-aloud-no-voice"), "second")])];
}
