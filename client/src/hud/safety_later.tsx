/**
 * What protects her, from a chunk of its own. It is asked for with the press of Enter, so that it is there before anybody
 * else is: whoever wants to hide others cannot wait for a server.
 */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { AnyNotice } from "../protocol/event_codec";
import type { HudTools } from "./context";

const fetched = signal<ComponentType | null>(null);

/** Once for a page. Where it did not come, it is asked for again with whatever happens next to the stay. */
export async function fetchSafety(tools: HudTools): Promise<void> {
  const { model } = tools;
  if (model.safety.peek()) return;
  // What is told until it is here, a report can show all the same.
  const early: AnyNotice[] = [];
  const keep = (notice: AnyNotice) => void early.push(notice);
  model.hearers.add(keep);
  try {
    fetched.value = (await import("../safety")).beginSafety(tools, early);
  } catch {
    model.tidings.value = { code: "panel-missing", facts: {} };
  }
  model.hearers.delete(keep);
}

export function SafetyLater() {
  const Safety = fetched.value;
  return Safety && <Safety />;
}
