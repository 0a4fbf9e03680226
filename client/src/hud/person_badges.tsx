/** What stands beside a name: a Role above the usual, a program, a new guest, a closed chat. */
import { Fragment } from "preact";
import type { Card } from "../protocol/generated";
import { useHud } from "./context";

type Marks = Pick<Card, "program" | "role" | "is_new" | "is_muted"> &
  Partial<Pick<Card, "is_voice_muted" | "is_on_stage" | "slot">>;

export function Badges({ card }: { readonly card: Marks }) {
  const { model, words } = useHud();
  const isUp = model.raised.value.includes(card.slot ?? -1);
  return (
    <>
      {[...badgesOf(card), ...(isUp ? ["badge-hand"] : [])].map((key) => (
        <Fragment key={key}>
          {" "}
          <span class="hud-badge">{words.text(key)}</span>
        </Fragment>
      ))}
    </>
  );
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
