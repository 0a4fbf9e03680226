/** Begins to protect her: who is hidden, the last minute for a report, the keys, and what the HUD shows of it all the time. */
import type { ComponentType } from "preact";
import type { HudTools } from "../hud/context";
import { fetchPanels } from "../hud/open_panel";
import { SafetyHud } from "../hud/safety_hud";
import { recall, remember } from "../model/memory";
import type { AnyNotice } from "../protocol/event_codec";
import { keepRing } from "../report/keeping";
import { Safety } from "./safety";

/** Once for a page; returns what the HUD shows. `early`: what was told while this was fetched. */
export function beginSafety(tools: HudTools, early: readonly AnyNotice[]): ComponentType {
  const { model, visit } = tools;
  // What she is shown when she hides everybody has to be here, though the server do not answer then.
  fetchPanels();
  model.safety.value ??= new Safety(model, visit, keepRing(model, early), { recall, remember });
  return SafetyHud;
}
