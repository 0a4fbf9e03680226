/** What is seen and said of somebody who is here by a headset, or has the place in her own room. */
import { TrackedFlag } from "../protocol/generated";
import type { Person } from "./people";

/** Worn: she is in the place with it. Room: she sees her own room, and the others in it. Table: the place as a model. */
export type HeadsetSign = "worn" | "room" | "table";

export function headsetSign({ tracked }: Pick<Person, "tracked">): HeadsetSign | null {
  if (!tracked) return null;
  if (tracked.flags & TrackedFlag.TABLE) return "table";
  return tracked.flags & TrackedFlag.MIXED_REALITY ? "room" : "worn";
}
