import { describe, expect, test } from "vitest";
import { OwnTracked } from "../../src/model/own_tracked";
import { SelfPlace } from "../../src/model/self";
import { Gait, PoseFlag, REPORT_BYTES, TRACKED_REPORT_BYTES } from "../../src/protocol/generated";

function entered(): SelfPlace {
  const self = new SelfPlace();
  self.entered(4, 9, { x: 1, y: 2, z: 3, yaw: 0.5 }, false);
  return self;
}

describe("one's own place", () => {
  test("a newcomer stands where the server says, and reports it under its epoch", () => {
    const self = entered();
    expect(self).toMatchObject({ x: 1, y: 2, z: 3, yaw: 0.5, slot: 4, placedCount: 1 });
    expect(self.takeReport()?.[1]).toBe(9);
  });

  test("pr10: there is a report only when something changed that the bits can say", () => {
    const self = entered();
    expect(self.takeReport()).not.toBeNull();
    expect(self.takeReport()).toBeNull();
    self.x += 0.002;
    expect(self.takeReport()).toBeNull();
    self.x += 0.02;
    expect(self.takeReport()).not.toBeNull();
    self.gait = Gait.RUN;
    expect(self.takeReport()?.[13]).toBe(Gait.RUN);
    self.typing = true;
    expect(self.takeReport()?.[13]).toBe(Gait.RUN | PoseFlag.TYPING);
  });

  test("pr75: what is tracked goes with her own report, and its end once", () => {
    const self = entered();
    self.takeReport();
    self.tracked = new OwnTracked();
    expect(self.takeReport()).toHaveLength(REPORT_BYTES + TRACKED_REPORT_BYTES);
    expect(self.takeReport()).toBeNull();
    Object.assign(self.tracked.left, { isTracked: true, x: 1.2, y: 3, z: 3 });
    const report = self.takeReport();
    expect(report?.subarray(REPORT_BYTES)).toEqual(self.tracked.report(9, self));
    self.x += 0.02;
    expect(self.takeReport(), "counted from other feet").toHaveLength(REPORT_BYTES + TRACKED_REPORT_BYTES);
    self.entered(4, 9, { x: 1, y: 2, z: 3, yaw: 0.5 }, true);
    expect(self.takeReport(), "a new line knows nothing of it").toHaveLength(
      REPORT_BYTES + TRACKED_REPORT_BYTES,
    );
    self.tracked = null;
    expect(self.takeReport()?.subarray(REPORT_BYTES)).toEqual(Uint8Array.of(1, 9, ...new Uint8Array(28)));
    self.moved({ epoch: 10, place: { x: -5, y: 0, z: -6, yaw: 1 }, reason: "placed", seat: null });
    expect(self.takeReport()).toHaveLength(REPORT_BYTES);
  });

  test("pr17: moved by the server, she stands there and reports under the new epoch", () => {
    const self = entered();
    self.takeReport();
    self.moved({ epoch: 10, place: { x: -5, y: 0, z: -6, yaw: 1 }, reason: "too_fast", seat: null });
    expect(self).toMatchObject({ x: -5, z: -6, yaw: 1, placedCount: 2, placedReason: "too_fast" });
    expect(self.takeReport()?.[1]).toBe(10);
  });

  test("after a short break she keeps the place she walked to meanwhile, unless it is too far", () => {
    const self = entered();
    self.x = 4;
    self.entered(4, 9, { x: 1, y: 2, z: 3, yaw: 0 }, true);
    expect(self).toMatchObject({ x: 4, placedCount: 1 });
    self.x = 40;
    self.entered(4, 10, { x: 1, y: 2, z: 3, yaw: 0 }, true);
    expect(self).toMatchObject({ x: 1, epoch: 10, placedCount: 2 });
  });

  test("a new line is told the place again even if nothing changed", () => {
    const self = entered();
    self.takeReport();
    self.entered(4, 9, { x: 1, y: 2, z: 3, yaw: 0.5 }, true);
    expect(self.takeReport()).not.toBeNull();
  });
});
