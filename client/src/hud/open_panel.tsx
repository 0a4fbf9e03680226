/** The panel that is open. Its code comes after the first picture, or when the first one is opened. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { type PanelName, useHud } from "./context";
import { Panel } from "./panel";

const panels = signal<Readonly<Record<PanelName, ComponentType>> | "missing" | null>(null);

export async function fetchPanels(): Promise<void> {
  if (panels.value !== null && panels.value !== "missing") return;
  try {
    panels.value = (await import("./panels")).PANELS;
  } catch {
    panels.value = "missing";
  }
}

export function OpenPanel({ name }: { readonly name: PanelName }) {
  const fetched = panels.value;
  useEffect(() => void fetchPanels(), []);
  if (fetched === null) return null;
  if (fetched === "missing") return <Missing />;
  const Shown = fetched[name];
  return <Shown />;
}

function Missing() {
  const { words } = useHud();
  return (
    <Panel id="missing" title={words.text("panel-missing-title")}>
      <p>{words.text("panel-missing")}</p>
    </Panel>
  );
}
