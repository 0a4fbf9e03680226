/** What a host may do about the voice of one person: have nobody hear her, or all while she stands on a stage. */
import type { VNode } from "preact";
import type { ActAnswer } from "../net/acting";
import type { Card } from "../protocol/generated";
import { useHud } from "./context";
import type { Done, VoiceDone } from "./person_forms";

interface VoiceActsProps {
  readonly card: Card;
  /** The button that asks why first. */
  readonly mute: VNode;
  readonly done: (done: Done) => void;
}

export function VoiceActs({ card, mute, done }: VoiceActsProps) {
  const { visit, words } = useHud();
  const { participant, name, is_on_stage, is_voice_muted, role } = card;
  const button = (key: string, what: VoiceDone, act: () => Promise<ActAnswer>) => (
    <button
      type="button"
      class="hud-line-button"
      onClick={async () => {
        if ((await act()) === null) done({ what, facts: { name } });
      }}
    >
      {words.text(key)}
    </button>
  );
  const stage = () => visit.act("GiveStage", { participant, on: !is_on_stage });
  return (
    <>
      {is_voice_muted
        ? button("person-unmute_voice", "unmute_voice", () =>
            visit.act("MuteVoices", { participant, on: false }),
          )
        : mute}
      {role !== "host" &&
        button(is_on_stage ? "hands-unstage" : "hands-stage", is_on_stage ? "unstage" : "stage", stage)}
    </>
  );
}
