/** What stands beside a name: a Role above the usual, a program, a new guest, a closed chat, what experiences give. */
import { Fragment } from "preact";
import { CLOTH } from "../avatar/palette";
import { headsetSign } from "../model/headset_sign";
import type { Person } from "../model/people";
import type { Card } from "../protocol/generated";
import { useHud } from "./context";

type Marks = Pick<Card, "program" | "role" | "is_new" | "is_muted"> &
  Partial<Pick<Card, "is_voice_muted" | "is_on_stage" | "slot" | "participant">>;

export function Badges({ card }: { readonly card: Marks }) {
  const { model, words } = useHud();
  const isUp = model.raised.value.includes(card.slot ?? -1);
  const hasSign = model.people.signs.value > 0 && signsOf(model.people.get(card.slot ?? -1));
  return (
    <>
      {[...badgesOf(card), ...(isUp ? ["badge-hand"] : []), ...(hasSign || [])].map((key) => (
        <Fragment key={key}>
          {" "}
          <span class="hud-badge">{words.text(key)}</span>
        </Fragment>
      ))}
      {model.experiences.value?.badgesOf(card.participant ?? "").map(({ text, colour }) => (
        <Fragment key={`own ${text}`}>
          {" "}
          <span class="hud-badge hud-given" dir="auto">
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <circle cx={5} cy={5} r={4.5} fill={CLOTH[colour]} />
            </svg>
            {text}
          </span>
        </Fragment>
      ))}
    </>
  );
}

/** The key of what is said of her headset, if she has one. */
export function signsOf(person: Person | null): string[] {
  const sign = person && headsetSign(person);
  return sign ? [`headset-sign-${sign}`] : [];
}

/** The keys of their words. A Visitor is nothing to be said; a program is never new. */
export function badgesOf({ program, role, is_new, is_muted, is_voice_muted, is_on_stage }: Marks): string[] {
  const keys: string[] = [];
  if (program) keys.push("badge-program");
  if (role !== "visitor") keys.push(`role-${role}`);
  if (is_new && !program) keys.push("badge-new");
  if (is_muted) keys.push("badge-muted");
  if (is_voice_muted) keys.push("badge-voice-muted");
  if (is_on_stage) keys.push("badge-stage");
  return keys;
}
