/** The place in words, from a chunk of its own: asked for when one comes in, so that the door opens sooner. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useHud } from "./context";

const fetched = signal<ComponentType | null>(null);

export function TextViewLater() {
  const { model } = useHud();
  useEffect(() => {
    if (fetched.value !== null) return;
    import("./text_view").then(
      ({ TextView }) => {
        fetched.value = TextView;
      },
      () => {
        model.tidings.value = { code: "panel-missing", facts: {} };
      },
    );
  }, [model]);
  const TextView = fetched.value;
  return TextView && <TextView />;
}
