/** Why nobody would hear her though her microphone is on. The server decides; this is for telling her. */
import type { AppModel } from "../model/app_model";

export function whyUnheard(model: AppModel): "voice_muted_by_host" | "voice_closed" | null {
  if (model.mayBeHeard) return null;
  const { voice, voices_muted } = model.rules.value;
  const isByHost = model.voiceMuted.value !== null || (voice && voices_muted);
  return isByHost && model.permissions.may("speak") ? "voice_muted_by_host" : "voice_closed";
}
