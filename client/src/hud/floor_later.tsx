/** What is told of her own voice and hand, from a chunk of its own: nobody has a hand up as she comes in. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";

const fetched = signal<ComponentType | null>(null);

export async function fetchFloor(): Promise<void> {
  fetched.value ??= (await import("./floor")).Floor;
}

export function FloorLater() {
  const Floor = fetched.value;
  return Floor && <Floor />;
}
