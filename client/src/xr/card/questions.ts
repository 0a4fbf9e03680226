/** What has to be answered before all else, in front of her: the stay is over, she waits before a Space, a gate leads out. */
import { banEnd, kindOf, NO_WAY_BACK } from "../../hud/ended";
import { answerLeadsOut, leadsOut } from "../../hud/leads_out";
import { sentences } from "../../hud/waiting";
import type { Words } from "../../locale/words";
import type { AppModel } from "../../model/app_model";
import type { Visit } from "../../net/visit";
import { type Block, type ButtonBlock, button, type Content, inRows, text } from "./content";

export interface Asked {
  readonly model: AppModel;
  readonly visit: Pick<Visit, "comeBack" | "leaveLine">;
  readonly words: Words;
  /** Back to the flat picture. */
  readonly end: () => void;
}

/** Null: nothing is asked. */
export function questionOf(asked: Asked): Content | null {
  const state = asked.model.state.value;
  if (state === "ended") return ended(asked);
  if (state === "waiting") return waiting(asked);
  const link = leadsOut(asked.model);
  return link === null ? (decided(asked) ?? offered(asked)) : leading(asked, link);
}

function ended({ model, visit, words, end }: Asked): Content {
  const { code, facts } = model.ending.value ?? { code: "error-unknown", facts: {} };
  const kind = kindOf({ code, facts });
  const blocks: Block[] = [text(words.reason(code, { ...facts, space: model.spaceName.value }))];
  const why = String(facts.why ?? facts.reason ?? "");
  if (why !== "") blocks.push(text(`${words.text("ended-hosts-words")} ${why}`));
  if (kind === "banned") blocks.push(text(banEnd({ code, facts }, words)));
  const back = words.text(kind === "not_admitted" ? "ended-ask-again" : "ended-come-back");
  const comeBack = button("come-back", back, () => visit.comeBack(), { isAction: true });
  const ways = NO_WAY_BACK.has(kind) ? [out(model, words, end)] : [comeBack, out(model, words, end)];
  return {
    title: words.text(kind === "left" ? "ended-left-title" : "ended-title"),
    blocks: [...blocks, ...inRows(ways, 2)],
  };
}

function waiting({ model, visit, words, end }: Asked): Content {
  const leave = button("leave-line", words.text("waiting-leave"), () => visit.leaveLine());
  return {
    title: model.spaceName.value,
    blocks: [
      ...sentences(model, words).map((sentence) => text(sentence)),
      ...inRows([leave, out(model, words, end)], 2),
    ],
  };
}

/** A page of its own opens on the screen alone: there it is asked again. */
function leading({ model, words, end }: Asked, link: string): Content {
  const stay = button("stay", words.text("offer-stay"), () => answerLeadsOut(model), { isAction: true });
  const open = button("open", words.text("headset-card-open"), end);
  return {
    title: words.text("offer-leads-out", { host: new URL(link).host }),
    blocks: inRows([stay, open], 2),
  };
}

/** An experience would take her along. */
function offered({ model, words }: Asked): Content | null {
  const experiences = model.experiences.value;
  const offer = experiences?.offers.value[0];
  if (!experiences || !offer) return null;
  const decide = (goes: boolean) => () => void experiences.decide(offer.offer, goes);
  const go = button("go-along", words.text("xp-go-along"), decide(true), { isAction: true });
  const stay = button("stay", words.text("xp-stay"), decide(false));
  return {
    title: words.text("xp-offers", { name: offer.name }),
    blocks: [text(offer.text), ...inRows([go, stay], 2)],
  };
}

/** What hosts have decided about a report, until she has put it away. */
function decided({ model, words }: Asked): Content | null {
  const safety = model.safety.value;
  const told = safety?.decided.value;
  if (!safety || !told) return null;
  const { is_about_me, act, note } = told;
  const close = () => {
    safety.decided.value = null;
  };
  const blocks: Block[] = note === "" ? [] : [text(words.text("decided-words", { note }))];
  return {
    title: words.text(is_about_me ? `decided-me-${act}` : "decided-other"),
    blocks: [...blocks, button("close", words.text("decided-close"), close)],
  };
}

function out(model: AppModel, words: Words, end: () => void): ButtonBlock {
  const isVr = model.immersion.mode.value === "vr";
  return button("leave-vr", words.text(isVr ? "headset-leave-vr" : "headset-leave-ar"), end);
}
