import { expect, it } from "vitest";
import { headsetSign } from "../../src/model/headset_sign";
import { newShownTracked } from "../../src/model/tracked_track";
import { TrackedFlag } from "../../src/protocol/generated";

it("says who is here by a headset, who sees her own room, and who looks at the place on a table", () => {
  const tracked = newShownTracked();
  expect(headsetSign({ tracked: null })).toBe(null);
  for (const [flags, sign] of [
    [0, "worn"],
    [TrackedFlag.HANDS, "worn"],
    [TrackedFlag.MIXED_REALITY | TrackedFlag.HANDS, "room"],
    [TrackedFlag.MIXED_REALITY | TrackedFlag.TABLE, "table"],
  ] as const)
    expect(headsetSign({ tracked: Object.assign(tracked, { flags }) })).toBe(sign);
});
