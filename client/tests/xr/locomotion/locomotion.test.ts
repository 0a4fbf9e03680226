import { Group } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import type { ImmersionFace } from "../../../src/model/immersion";
import { takeGround } from "../../../src/systems/ground";
import { type Comfort, openComfort } from "../../../src/xr/comfort";
import type { FaceParts, XrStage } from "../../../src/xr/context";
import { newHand, newPose, type Side } from "../../../src/xr/hand";
import { openLocomotion } from "../../../src/xr/locomotion";
import { bodyIn, type TriedBody } from "../../systems/body";
import { Yard } from "../../world/yard";

const FRAME_S = 1 / 72;

/** A session whose sticks do what the test says, and which notes down what is done with it. */
class Trial {
  readonly tried: TriedBody;
  readonly hands = { left: newHand("left"), right: newHand("right") };
  readonly comfort: Comfort = openComfort();
  readonly walk = { x: 0, z: 0, run: false };
  readonly head = newPose();
  readonly root = new Group();
  readonly busy = { left: false, right: false };
  readonly said: string[] = [];
  readonly stood: [number, number, number][] = [];
  readonly asked: string[] = [];
  turned = 0;
  isInput = true;
  isCutting = false;
  reducedMotion = false;
  recentred = 0;
  parts: FaceParts = {};
  readonly #subject: ReturnType<typeof openLocomotion>;
  #nowMs = 0;

  constructor() {
    this.tried = bodyIn(new Yard().floor());
    const { body, model } = this.tried;
    takeGround(body);
    model.self.x = model.self.y = model.self.z = 0;
    body.ground?.walker.place(0, 0, 0);
    body.visit.stand = async () => void this.asked.push("stand");
    for (const hand of [this.hands.left, this.hands.right]) {
      hand.isTracked = true;
      hand.kind = "controller";
      hand.ray.origin.set(0, 1.2, 0);
    }
    this.#subject = openLocomotion(this.context);
  }

  get main(): Side {
    return this.comfort.mainHand.peek();
  }

  get context(): XrStage {
    const trial = this;
    const { body } = this.tried;
    return Object.assign(Object.create(trial), {
      stage: {
        model: body.model,
        visit: body.visit,
        ground: body.ground,
        get reducedMotion() {
          return trial.reducedMotion;
        },
      },
      standAt: (...place: [number, number, number]) => void this.stood.push(place),
      recentre: () => {
        this.recentred += 1;
      },
      turnBy: (angle: number) => {
        this.turned += angle;
      },
      cut: (then: () => void) => then(),
      say: (key: string) => void this.said.push(key),
      pulse: () => undefined,
      tell: (parts: FaceParts) => Object.assign(this.parts, parts),
    }) as XrStage;
  }

  get teleport(): ImmersionFace["teleport"]["state"] {
    return this.parts.teleport!().state;
  }

  /** So many seconds go by. */
  live(seconds = FRAME_S): void {
    for (let passed = 0; passed < seconds; passed += FRAME_S) {
      this.#nowMs += FRAME_S * 1_000;
      this.walk.x = this.walk.z = 0;
      this.#subject.frame(FRAME_S, this.#nowMs);
    }
  }

  push(side: Side, x: number, y: number): void {
    this.hands[side].stickX = x;
    this.hands[side].stickY = y;
  }
}

describe("moving with a headset", () => {
  let trial: Trial;
  beforeEach(() => {
    trial = new Trial();
    trial.live(2);
  });

  test("a stick pushed ahead shows where a jump would land; letting go is the jump", () => {
    trial.push("right", 0, -1);
    trial.live();
    trial.live();
    expect(trial.teleport).toBe("good");
    trial.push("right", 0, 0);
    trial.live();
    expect(trial.teleport).toBe("none");
    expect(trial.stood).toHaveLength(1);
    expect(trial.stood[0]![2]).toBeCloseTo(-4.06, 1);
  });

  test("a jump that is refused says why, and none is made", () => {
    trial.hands.right.ray.direction.set(0, 0.7, -0.7).normalize();
    trial.push("right", 0, -1);
    trial.live();
    trial.live();
    trial.push("right", 0, 0);
    trial.live();
    expect(trial.said).toEqual(["headset-jump-far"]);
    expect(trial.stood).toHaveLength(0);
  });

  test("the grip lets go of a jump", () => {
    trial.push("right", 0, -1);
    trial.live();
    trial.hands.right.gripPressed = true;
    trial.live();
    trial.hands.right.gripPressed = false;
    trial.push("right", 0, 0);
    trial.live();
    expect([trial.stood, trial.said, trial.teleport]).toEqual([[], [], "none"]);
  });

  test("a bare hand jumps by a pinch that begins upwards and is held, and by no other", () => {
    const hand = trial.hands.right;
    hand.kind = "hand";
    const pinch = (up: number) => {
      hand.ray.direction.set(0, up, -1).normalize();
      hand.isDown = hand.wasPressed = true;
      trial.live();
      hand.wasPressed = false;
      trial.live(0.4);
      hand.ray.direction.set(0, 0, -1);
      trial.live();
      hand.isDown = false;
      trial.live();
      return trial.stood.length;
    };
    expect(pinch(-0.5)).toBe(0);
    trial.busy.right = true;
    expect(pinch(0.6)).toBe(0);
    trial.busy.right = false;
    expect(pinch(0.6)).toBe(1);
  });

  test("the other stick walks the way she looks, and runs once it was pressed", () => {
    trial.head.turn.setFromAxisAngle({ x: 0, y: 1, z: 0 }, Math.PI / 2);
    trial.push("left", 0, -1);
    trial.live();
    expect([trial.walk.x, trial.walk.z]).toEqual([expect.closeTo(-1.6, 5), expect.closeTo(0, 5)]);
    trial.hands.left.thumbPressed = true;
    trial.live();
    expect(trial.walk.x).toBeCloseTo(-4.5, 5);
    expect(trial.walk.run).toBe(true);
  });

  test("the rim is hidden while a stick moves her smoothly, and only then", () => {
    const vignette = trial.root.children.find((child) => child.renderOrder === 950)!;
    trial.push("left", 0, -1);
    trial.live(0.5);
    expect(vignette.visible).toBe(true);
    trial.push("left", 0, 0);
    trial.live(1);
    expect(vignette.visible).toBe(false);
    trial.push("right", 1, 0);
    trial.live(0.2);
    expect(vignette.visible).toBe(false);
    trial.comfort.vignette.value = "off";
    trial.push("left", 0, -1);
    trial.live(0.5);
    expect(vignette.visible).toBe(false);
    trial.reducedMotion = true;
    trial.live(0.5);
    expect(vignette.visible).toBe(true);
  });

  test("whoever wants little motion is turned by angles only", () => {
    trial.comfort.turning.value = "smooth";
    trial.push("right", 1, 0);
    trial.live();
    expect(trial.turned).toBeLessThan(0);
    expect(trial.turned).toBeGreaterThan(-0.1);
    trial.push("right", 0, 0);
    trial.live();
    trial.reducedMotion = true;
    const before = trial.turned;
    trial.push("right", 1, 0);
    trial.live(0.3);
    // What was begun smoothly ends; the next push is a turn by 30°.
    trial.push("right", 0, 0);
    trial.live();
    trial.push("right", 1, 0);
    trial.live(0.3);
    expect(Math.round(((before - trial.turned) / Math.PI) * 180) % 30).toBe(0);
  });

  test("left-handed, the hands change; with one hand alone its stick jumps and turns", () => {
    trial.comfort.mainHand.value = "left";
    trial.push("left", -1, 0);
    trial.live();
    expect(trial.turned).toBeCloseTo(Math.PI / 6, 5);
    trial.push("left", 0, 0);
    trial.hands.left.isTracked = false;
    trial.live();
    trial.push("right", 1, 0);
    trial.live();
    expect(trial.turned).toBeCloseTo(0, 5);
    expect(trial.walk.x).toBe(0);
  });

  test("where she set jumps only, no stick walks", () => {
    trial.comfort.walking.value = "jumps";
    trial.push("left", 0, -1);
    trial.live();
    trial.live();
    expect([trial.walk.x, trial.walk.z, trial.teleport]).toEqual([0, 0, "good"]);
  });

  test("held still by a host she is told so, once, and goes nowhere", () => {
    const { model } = trial.tried;
    model.rules.value = { ...model.rules.value, still: true };
    trial.push("left", 0, -1);
    trial.live(0.5);
    trial.push("right", 0, -1);
    trial.live(0.5);
    expect(trial.said).toEqual(["headset-held-still"]);
    expect([trial.walk.z, trial.teleport]).toEqual([0, "none"]);
  });

  test("who sits stands up by a stick, asked once, and may turn on her seat", () => {
    trial.tried.model.self.seat.value = "ent_0000000000000001";
    trial.push("right", 1, 0);
    trial.live(0.3);
    expect(trial.asked).toEqual([]);
    expect(trial.turned).not.toBe(0);
    trial.push("right", 0, -1);
    trial.live(0.5);
    expect(trial.asked).toEqual(["stand"]);
    expect(trial.teleport).toBe("none");
    // Standing, she does not jump by the push that has raised her.
    trial.tried.model.self.seat.value = null;
    trial.live();
    trial.push("right", 0, 0);
    trial.live();
    expect(trial.stood).toEqual([]);
  });

  test("nothing moves while the headset shows something of its own", () => {
    trial.isInput = false;
    trial.push("left", 0, -1);
    trial.push("right", 1, 0);
    trial.live(0.3);
    expect([trial.walk.z, trial.turned]).toEqual([0, 0]);
  });

  test("a stick held down, or another height, measures her anew", () => {
    const hand = trial.hands.right;
    hand.thumbPressed = hand.isThumbDown = true;
    trial.live();
    hand.thumbPressed = false;
    trial.live(1);
    expect([trial.recentred, trial.said]).toEqual([1, ["headset-recentred"]]);
    trial.comfort.eyeHeightM.value = 1.7;
    trial.comfort.posture.value = "seated";
    expect(trial.recentred).toBe(3);
  });
});
