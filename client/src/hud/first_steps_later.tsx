/** The first steps, from a chunk of their own: who knows them never sees them again. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

const fetched = signal<ComponentType | null>(null);

export async function fetchFirstSteps(): Promise<void> {
  fetched.value ??= (await import("./first_steps")).FirstSteps;
}

export function FirstStepsLater() {
  useEffect(() => void fetchFirstSteps().catch(() => undefined), []);
  const FirstSteps = fetched.value;
  return FirstSteps && <FirstSteps />;
}
