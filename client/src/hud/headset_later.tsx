/** The buttons of a headset in the bar, from a chunk of their own: fetched where a device offers one, and nowhere else. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useHud } from "./context";
import type { Stop } from "./toolbar";

export interface HeadsetStops {
  /** The stops of the bar, by number; 5 and 6 are the headset's. */
  readonly stop: (index: number) => Stop;
}

const fetched = signal<ComponentType<HeadsetStops> | null>(null);

export function HeadsetLater(stops: HeadsetStops) {
  const offer = useHud().model.immersion.offer.value;
  const isOffered = offer?.obstacle === null;
  useEffect(() => {
    if (isOffered) fetchHeadset().catch(() => undefined);
  }, [isOffered]);
  const Buttons = fetched.value;
  return isOffered && Buttons && <Buttons {...stops} />;
}

async function fetchHeadset(): Promise<void> {
  fetched.value ??= (await import("./headset_button")).HeadsetButtons;
}
