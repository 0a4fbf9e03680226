/** The place in words, from a chunk of its own: asked for when one comes in, so that the door opens sooner. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useHud } from "./context";

const fetched = signal<ComponentType | null>(null);

export async function fetchTextView(): Promise<void> {
  if (fetched.value === null) fetched.value = (await import("./text_view")).TextView;
}

export function TextViewLater() {
  const { model } = useHud();
  useEffect(() => {
    fetchTextView().catch(() => {
      model.tidings.value = { code: "panel-missing", facts: {} };
    });
  }, [model]);
  const TextView = fetched.value;
  return TextView && <TextView />;
}
