/** What protects her, as on the flat picture: hiding all strangers, blocking one, reporting one. */

import { mayWhisper } from "../../../hud/whispering";
import { isAbove } from "../../../model/role";
import { clipOf } from "../../../report/clip";
import { REASONS, type Reason, sendReport } from "../../../report/sending";
import type { Safety } from "../../../safety/safety";
import { type Block, button, type Content, inRows, text } from "../content";
import type { PageTools } from "../tools";
import type { Whom } from "../way";

/** More names than this nobody can have been bothered by within a minute. */
const NAMES_MAX = 5;

/** What she can do once strangers are hidden: leaving this page changes nothing of it. */
export function panicPage(tools: PageTools): Content {
  const { model, visit, words, way } = tools;
  const safety = model.safety.value;
  if (!safety) return { title: words.text("panic-title"), blocks: [] };
  const show = () => {
    safety.showStrangers();
    way.back();
    way.tell("panic-shown");
  };
  const blocks: Block[] = [text(words.text("panic-note"))];
  if (!model.isConnected.value) blocks.push(text(words.text("panic-offline"), "done"));
  const row = [
    button("show", words.text("panic-show"), show),
    button("leave", words.text("panic-leave"), () => visit.leave()),
  ];
  blocks.push(...inRows(row, 2), ...callHost(tools, safety), ...toReport(tools, safety));
  return { title: words.text("panic-title"), blocks };
}

function callHost({ model, words, way }: PageTools, safety: Safety): Block[] {
  void model.people.version.value;
  const host = safety.others().find(({ card }) => card && isAbove(card.role, "builder"))?.card;
  if (!host) return [text(words.text("panic-no-host"), "second")];
  if (!mayWhisper(model, host)) return [];
  return [button("host", words.text("panic-host", { name: host.name }), () => way.open("chat", host))];
}

function toReport({ model, words, way }: PageTools, safety: Safety): Block[] {
  const { x, z } = model.self;
  const away = ({ shown }: ReturnType<Safety["others"]>[number]) => Math.hypot(shown.x - x, shown.z - z);
  const strangers = safety.others().filter(({ card }) => card && safety.isStranger(card));
  strangers.sort((a, b) => away(a) - away(b));
  const near = strangers.slice(0, NAMES_MAX).flatMap(({ card }) => (card ? [card] : []));
  if (near.length === 0) return [];
  const buttons = near.map((card) =>
    button(`report-${card.slot}`, words.text("report-who", { name: card.name }), () =>
      way.open("report", card),
    ),
  );
  return [text(words.text("panic-report"), "second"), ...inRows(buttons, 2)];
}

/** Says in sentences what a block does; one press more, and it is done. */
export function blockPage({ model, words, way }: PageTools): Content {
  const safety = model.safety.value;
  const { participant, name } = way.now.whom ?? { participant: "", name: "" };
  const block = () => {
    // She is gone from here at once; if the server will not have it, that is told in its turn.
    void safety?.block(participant);
    way.restart();
    model.tidings.value = { code: "block-done", facts: { name } };
  };
  return {
    title: words.text("block-title", { name }),
    blocks: [
      text(words.text("block-note", { name })),
      text(words.text("block-quiet", { name }), "second"),
      button("block-do", words.text("block-do"), block, { isAction: true }),
    ],
  };
}

/** Why, and it is sent: words can be added on the flat picture alone. */
export function reportPage(tools: PageTools): Content {
  const { words, way } = tools;
  const { whom } = way.now;
  if (!whom) return { title: "", blocks: [] };
  const { name } = whom;
  const isSent = way.told.value?.code === "report-sent";
  if (isSent)
    return {
      title: words.text("report-who", { name }),
      blocks: [text(words.text("report-sent-note", { name }))],
    };
  const buttons = REASONS.map((reason) =>
    button(`reason-${reason}`, words.text(`report-reason-${reason}`), () => void send(tools, whom, reason)),
  );
  return {
    title: words.text("report-who", { name }),
    blocks: [
      text(words.text("headset-card-report"), "second"),
      text(words.text("report-sends-only", { name }), "second"),
      ...inRows(buttons, 2),
    ],
  };
}

async function send({ model, way }: PageTools, whom: Whom, reason: Reason): Promise<void> {
  const safety = model.safety.peek();
  if (!safety || way.told.peek()?.code === "report-sending") return;
  way.tell("report-sending");
  const choice = { about: whom.participant, own: model.participant, withOwnWords: true };
  const clip = clipOf(safety.ring.lastMinute(performance.now()), choice);
  const refusal = await sendReport(model, { about: whom.participant, reason, text: "", clip });
  if (refusal) way.tell(refusal.code, refusal.facts);
  else way.tell("report-sent");
}
