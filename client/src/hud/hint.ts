/** Tells a newcomer once how one walks here, in the words of the hands she has. */
import type { AppModel } from "../model/app_model";
import { recall, remember } from "../model/memory";

const HINTED_KEY = "lanting.hinted";

export function hintOnce(model: AppModel): void {
  if (recall<boolean>(HINTED_KEY) || model.tidings.value !== null) return;
  remember(HINTED_KEY, true);
  const touch = matchMedia("(pointer: coarse)").matches;
  model.tidings.value = { code: touch ? "hint-touch" : "hint-keys", facts: {} };
}
