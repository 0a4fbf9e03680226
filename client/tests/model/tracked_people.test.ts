import { beforeEach, describe, expect, test, vi } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { OwnTracked } from "../../src/model/own_tracked";
import { TrackedFlag } from "../../src/protocol/generated";
import { encodeTracked } from "../frame";
import { LOOK, ORDINARY } from "../look";

const CARDS = [1, 2, 3].map((slot) => ({
  slot,
  participant: `par_${slot}`,
  name: `p${slot}`,
  look: LOOK,
  ...ORDINARY,
  program: false,
}));

describe("people whose head and hands are tracked", () => {
  let model: AppModel;
  let nowMs: number;

  beforeEach(() => {
    model = new AppModel();
    nowMs = 10_000;
    model.people.begin(1, nowMs);
    model.people.meet(CARDS, nowMs);
  });

  /** A frame that says of slot 2 that it stands at (4, 0, 0), with its right hand half a metre to the right. */
  function hear(flags: number = TrackedFlag.HANDS): void {
    nowMs += 50;
    const own = new OwnTracked();
    own.flags = flags;
    Object.assign(own.right, { isTracked: flags > 0, x: 4.5, y: 1.2, z: -0.25, shape: 3 });
    model.hear(encodeTracked(nowMs, [{ slot: 2, x: 4 }], own), nowMs);
    model.prepareFrame(nowMs);
  }

  /** The code for it comes with the first of them. */
  async function meet(): Promise<void> {
    hear();
    await vi.dynamicImportSettled();
    for (let frame = 0; frame < 4; frame += 1) hear();
  }

  test("pr77: hands are shown in the world, by whose they are", async () => {
    await meet();
    const tracked = model.people.get(2)?.tracked;
    expect(tracked).toMatchObject({ flags: TrackedFlag.HANDS, head: { isTracked: false } });
    expect(tracked?.right).toMatchObject({ isTracked: true, shape: 3 });
    expect(tracked?.right.x).toBeCloseTo(4.5, 6);
    expect(tracked?.right.y).toBeCloseTo(1.2, 6);
    expect(model.people.get(3)?.tracked).toBeNull();
  });

  test("pr78: the end, silence and whoever leaves end it", async () => {
    await meet();
    hear(0);
    for (let frame = 0; frame < 3; frame += 1) hear(0);
    expect(model.people.get(2)?.tracked).toBeNull();
    for (let frame = 0; frame < 3; frame += 1) hear();
    expect(model.people.get(2)?.tracked).not.toBeNull();
    model.prepareFrame(nowMs + 3_000);
    expect(model.people.get(2)?.tracked).toBeNull();
    hear();
    const gone = model.people.get(2);
    model.people.part([2]);
    model.prepareFrame(nowMs);
    expect(gone?.tracked).toBeNull();
  });

  test("her own are hers", () => {
    model.self.tracked = new OwnTracked();
    model.prepareFrame(nowMs);
    expect(model.people.self?.tracked).toBe(model.self.tracked);
    model.self.tracked = null;
    model.prepareFrame(nowMs);
    expect(model.people.self?.tracked).toBeNull();
  });
});
