/**
 * What is to be known of one's own voice and hand, as small signs above the bar: how far the voice goes here, that a host
 * has muted it or given the stage, and which number a raised hand has.
 */
import "./floor.css";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { AppModel } from "../model/app_model";
import { type VoiceZone, voiceZoneAt, voiceZones } from "../model/voice_zone";
import { useHud } from "./context";
import { handPlace } from "./hand_words";
import { Icon } from "./icons";

/** So often it is looked where she stands. */
const LOOKED_EVERY_MS = 400;

export function Floor() {
  const hud = useHud();
  const { model, visit, words } = hud;
  const zone = useVoiceZone(model);
  const sentences = floorSentences(model, zone.value);
  const place = handPlace(model);
  return (
    <div class="hud-signs">
      <div role="status" aria-atomic="false">
        {sentences.map(({ key, sign, why }) => (
          <p key={key} class="hud-sign paper-card">
            <Icon name={sign} />
            <span>
              {words.text(key)} {why && <q dir="auto">{why}</q>}
            </span>
          </p>
        ))}
        {place > 0 && <p class="unseen">{words.text("hand-is-up", { place })}</p>}
      </div>
      {place > 0 && (
        <p class="hud-sign paper-card">
          <span aria-hidden="true">{words.text("hand-is-up", { place })}</span>
          <button type="button" class="hud-line-button" onClick={() => void visit.raiseHand(false)}>
            {words.text("hand-lower")}
          </button>
        </p>
      )}
    </div>
  );
}

interface Sentence {
  readonly key: string;
  readonly sign: "mic" | "mic_off" | "whisper";
  /** In a host's words. */
  readonly why?: string;
}

/** How others hear her, as far as it is not as usual. */
export function floorSentences(model: AppModel, zone: VoiceZone | null): Sentence[] {
  const speaksToAll = model.onStage.value || model.permissions.may("moderate");
  const said: Sentence[] = [];
  const muted = model.voiceMuted.value;
  if (muted !== null) said.push({ key: "floor-muted", sign: "mic_off", why: muted });
  else if (!model.mayBeHeard && !model.rules.value.voice)
    said.push({ key: "floor-no-voice", sign: "mic_off" });
  if (zone === "quiet") said.push({ key: "floor-quiet", sign: "mic_off" });
  if (zone === "private") said.push({ key: "floor-private", sign: "whisper" });
  if (zone === "stage" && speaksToAll) said.push({ key: "floor-stage", sign: "mic" });
  else if (model.onStage.value) said.push({ key: "floor-given", sign: "mic" });
  return said;
}

export function useVoiceZone(model: AppModel): Signal<VoiceZone | null> {
  const zone = useSignal<VoiceZone | null>(null);
  const edition = model.scene.edition.value;
  useEffect(() => {
    const zones = voiceZones(model.scene.entities);
    const look = () => {
      zone.value = voiceZoneAt(zones, model.self.x, model.self.y, model.self.z);
    };
    look();
    if (zones.length === 0) return undefined;
    const timer = setInterval(look, LOOKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [model, edition, zone]);
  return zone;
}
