import { beforeEach, describe, expect, test } from "vitest";
import { PoseFlag } from "../../src/protocol/generated";
import { takeGround } from "../../src/systems/ground";
import { findUsable, passPortals } from "../../src/systems/usable";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";
import { Yard } from "../world/yard";
import { bodyIn, type TriedBody } from "./body";

describe("what is near enough to be used", () => {
  let tried: TriedBody;
  let bench: string;
  let gate: string;
  let nowMs: number;

  beforeEach(() => {
    const yard = new Yard().floor();
    const parent = yard.add({}, [0, 0, 0]);
    yard.entities.set(parent, { ...yard.entities.get(parent)!, words: "thing-bench" });
    bench = yard.add({ seat: { height_m: 0.45 } }, [4, 0, 0], 0, parent);
    gate = yard.add({ portal: { target: "yard", diameter_m: 3, light: "#fff6de" } }, [0, 1.5, -6]);
    tried = bodyIn(yard);
    nowMs = 0;
    takeGround(tried.body);
  });

  function standAt(x: number, z: number): void {
    Object.assign(tried.model.self, { x, z });
    nowMs += 1_000;
    findUsable(tried.body, { nowMs, seconds: 0.016 });
    passPortals(tried.body);
  }

  test("is the nearest seat or portal within 2.5 m, under the name of what it belongs to", () => {
    standAt(1, 0);
    expect(tried.model.usable.value).toBeNull();
    standAt(2, 0);
    expect(tried.model.usable.value).toMatchObject({ id: bench, kind: "seat", words: "thing-bench" });
    standAt(0, -4);
    expect(tried.model.usable.value).toMatchObject({ id: gate, kind: "portal" });
  });

  test("is none while she sits herself", () => {
    tried.model.self.seat.value = bench;
    standAt(4, 0);
    expect(tried.model.usable.value).toBeNull();
  });

  test("is no seat on which somebody sits", () => {
    const look = { ...LOOK };
    tried.model.people.meet(
      [{ slot: 9, participant: "par_9", name: "Bo", look, ...ORDINARY, program: false }],
      0,
    );
    tried.model.hear(encodeFrame(1_000, [{ slot: 9, x: 4, z: 0, flags: PoseFlag.SEATED }]), 0);
    tried.model.prepareFrame(0);
    standAt(3, 0);
    expect(tried.model.usable.value).toBeNull();
  });

  test("a portal is walked into, from in front or behind", () => {
    standAt(0, 0);
    standAt(0.5, -5);
    expect(tried.travelled).toEqual([]);
    standAt(0.5, -5.5);
    expect(tried.travelled).toEqual(["yard"]);
    standAt(0, -9);
    standAt(0, -6.4);
    expect(tried.travelled).toEqual(["yard", "yard"]);
  });

  test("nobody bounces: whoever arrives in it has to be 2 m away first", () => {
    standAt(0, -5.8);
    standAt(0, -4.5);
    standAt(0, -5.8);
    expect(tried.travelled).toEqual([]);
    standAt(0, -3.9);
    standAt(0, -5.8);
    expect(tried.travelled).toEqual(["yard"]);
  });

  test("past its rim one walks by", () => {
    standAt(0, 0);
    standAt(1.6, -6);
    expect(tried.travelled).toEqual([]);
  });
});
