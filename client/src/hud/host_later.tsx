/** The acts of a host, from a chunk of their own: only who may moderate asks for it. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useHud } from "./context";

const fetched = signal<ComponentType | null>(null);

export async function fetchHostBar(): Promise<void> {
  if (fetched.value === null) fetched.value = (await import("./host_bar")).HostBar;
}

export function HostLater() {
  const { model } = useHud();
  const isHost = model.permissions.may("moderate");
  useEffect(() => {
    if (!isHost) return;
    fetchHostBar().catch(() => {
      model.tidings.value = { code: "panel-missing", facts: {} };
    });
  }, [model, isHost]);
  const HostBar = fetched.value;
  return isHost && HostBar ? <HostBar /> : null;
}
