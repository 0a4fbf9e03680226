/** The editor, from a chunk of its own: fetched when somebody begins to build. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { type HudTools, useHud } from "./context";

const fetched = signal<ComponentType | null>(null);

export async function fetchBuildDesk(): Promise<void> {
  if (fetched.value === null) fetched.value = (await import("../build")).BuildDesk;
}

export function mayBuild({ model }: Pick<HudTools, "model">): boolean {
  return model.permissions.may("edit") && !model.self.watching.value;
}

export function BuildLater() {
  const { model, state } = useHud();
  useEffect(() => {
    fetchBuildDesk().catch(() => {
      model.tidings.value = { code: "panel-missing", facts: {} };
      state.building.value = false;
    });
  }, []);
  const BuildDesk = fetched.value;
  return BuildDesk && <BuildDesk />;
}
