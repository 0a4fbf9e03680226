/** The card of whoever waits, from a chunk of its own: most never see it. Until it has come, the one sentence of the door. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useHud } from "./context";

const fetched = signal<ComponentType | null>(null);

export async function fetchWaiting(): Promise<void> {
  if (fetched.value === null) fetched.value = (await import("./waiting")).Waiting;
}

export function WaitingLater() {
  const { model } = useHud();
  useEffect(() => {
    fetchWaiting().catch(() => {
      model.tidings.value = { code: "panel-missing", facts: {} };
    });
  }, [model]);
  const Waiting = fetched.value;
  return Waiting && <Waiting />;
}
