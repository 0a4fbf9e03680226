import { signal } from "@preact/signals";
import fc from "fast-check";
import { Group, Vector3 } from "three";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { takeGround } from "../../src/systems/ground";
import type { FaceParts, XrStage } from "../../src/xr/context";
import { type HandState, newHand, type Side } from "../../src/xr/hand";
import type { Pointable } from "../../src/xr/pointable";
import { openPointing } from "../../src/xr/pointing";
import { Boards } from "../../src/xr/pointing/boards";
import { nameOf } from "../../src/xr/pointing/naming";
import { Poke } from "../../src/xr/pointing/poke";
import { findTarget, newTarget } from "../../src/xr/pointing/target";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";
import { bodyIn, type TriedBody } from "../systems/body";
import { Yard } from "../world/yard";

const SIDES: readonly Side[] = ["left", "right"];

/** A sheet that notes down what it hears: across the ray at so many metres, or nowhere. */
class Sheet implements Pointable {
  metres = Number.POSITIVE_INFINITY;
  tip = Number.POSITIVE_INFINITY;
  readonly heard: string[] = [];

  meet = () => this.metres;
  near = () => this.tip;
  point(hand: Side, isDown: boolean): void {
    this.heard.push(`${hand} ${isDown ? "down" : "on"}`);
  }
  leave(hand: Side): void {
    this.heard.push(`${hand} left`);
  }
}

interface Tried extends TriedBody {
  readonly xr: XrStage & { isInput: boolean };
  readonly right: HandState;
  readonly shown: () => ReturnType<NonNullable<FaceParts["pointing"]>>;
  /** What its label says in the frame. */
  readonly label: () => string;
  frame(): void;
  dispose(): void;
}

function tried(yard: Yard): Tried {
  const body = bodyIn(yard);
  takeGround(body.body);
  const parts: FaceParts = {};
  const xr = {
    stage: { ...body.body, eye: new Vector3(0, 1.6, 0) },
    room: { scale: 1 },
    mode: "vr",
    isInput: true,
    language: { words: signal({ text: (key: string) => key }) },
    hands: { left: newHand("left"), right: newHand("right") },
    busy: { left: false, right: false },
    pointables: new Set<Pointable>(),
    root: new Group(),
    pulse: () => undefined,
    tell: (told: FaceParts) => Object.assign(parts, told),
  } as unknown as Tried["xr"];
  const { right } = xr.hands;
  Object.assign(right, { kind: "controller", isTracked: true });
  right.ray.origin.set(0, 1.2, 0);
  const pointing = openPointing(xr);
  return {
    ...body,
    xr,
    right,
    label: () => {
      const target = newTarget();
      findTarget(target, right, xr, new Boards(body.model.scene), null);
      return nameOf(xr, target);
    },
    shown: () => parts.pointing!(),
    frame: () => pointing.frame(0.014, 0),
    dispose: () => pointing.dispose(),
  };
}

/** Somebody stands at that z. */
function meetBo(model: TriedBody["model"], z: number): void {
  model.people.meet(
    [{ slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false }],
    0,
  );
  model.hear(encodeFrame(1_000, [{ slot: 9, x: 0, z }]), 0);
  model.prepareFrame(0);
}

/** Labels are written on a canvas; here there is none to be read. */
beforeAll(() => {
  vi.stubGlobal("document", { createElement: () => ({ getContext: () => null }) });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

describe("what hears of a hand", () => {
  const step = fc.record({
    near: fc.constantFrom(0, 1, null),
    touched: fc.constantFrom(0, 1, null, null),
    metres: fc.double({ min: -0.05, max: 0.03, noNaN: true }),
    isDown: fc.boolean(),
    isTracked: fc.oneof(
      { weight: 6, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    isInput: fc.oneof(
      { weight: 6, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    isGone: fc.oneof(
      { weight: 9, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  });

  test("one thing at a time, and each that was pointed at is left once, whatever happens", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, step), { maxLength: 40 }), (steps) => {
        const { xr, frame, dispose } = tried(new Yard().floor());
        const order: string[] = [];
        const sheets = [0, 1].map((which) => {
          const sheet = new Sheet();
          sheet.point = (hand) => void order.push(`${hand} ${which}`);
          sheet.leave = (hand) => void order.push(`${hand} ${which} left`);
          return sheet;
        });
        const wishes: Record<Side, (typeof steps)[number][0] | null> = { left: null, right: null };
        for (const [which, sheet] of sheets.entries()) {
          sheet.meet = ((side: Side) => (wishes[side]?.near === which ? 2 : 5)) as Sheet["meet"];
          sheet.near = ((side: Side) => {
            const wish = wishes[side];
            return wish?.touched === which ? wish.metres : Number.POSITIVE_INFINITY;
          }) as Sheet["near"];
        }
        for (const [left, right] of steps) {
          Object.assign(wishes, { left, right });
          xr.isInput = left.isInput;
          for (const side of SIDES) {
            const hand = xr.hands[side];
            const { isDown, isTracked } = side === "left" ? left : right;
            Object.assign(hand, {
              kind: "controller",
              isTracked,
              wasPressed: isDown && !hand.isDown,
              isDown,
            });
          }
          xr.pointables.clear();
          for (const sheet of left.isGone ? sheets.slice(1) : sheets) xr.pointables.add(sheet);
          frame();
        }
        dispose();
        for (const side of SIDES) {
          let on: string | null = null;
          for (const each of order.filter((heard) => heard.startsWith(side))) {
            const [, which, left] = each.split(" ");
            expect(on === null || on === which).toBe(true);
            on = left ? null : which!;
          }
          expect(on).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a hand that points", () => {
  let yard: Yard;
  beforeEach(() => {
    yard = new Yard().floor();
  });

  test("is on the nearest, hides what is behind, and lets a touch go before any ray", () => {
    const { xr, right, frame, shown } = tried(yard);
    const [near, far] = [new Sheet(), new Sheet()];
    Object.assign(near, { metres: 1 });
    Object.assign(far, { metres: 3 });
    xr.pointables.add(far).add(near);
    frame();
    expect(near.heard).toEqual(["right on"]);
    expect(far.heard).toEqual([]);
    expect(shown()).toEqual({ left: null, right: { kind: "pointable", id: "", distance: 1 } });
    far.tip = 0.02;
    frame();
    expect(near.heard.at(-1)).toBe("right left");
    expect(far.heard).toEqual(["right on"]);
    far.tip = -0.01;
    frame();
    expect(far.heard.at(-1)).toBe("right down");
    expect(right.isDown).toBe(false);
  });

  test("presses what it was on when the trigger went down, keeps it until it is up, and takes no press along", () => {
    const { xr, right, frame } = tried(yard);
    const [slider, other] = [new Sheet(), new Sheet()];
    slider.metres = 2;
    xr.pointables.add(slider).add(other);
    Object.assign(right, { wasPressed: true, isDown: true });
    frame();
    other.metres = 1;
    right.wasPressed = false;
    frame();
    expect(slider.heard).toEqual(["right down", "right down"]);
    expect(other.heard).toEqual([]);
    slider.metres = Number.POSITIVE_INFINITY;
    frame();
    expect(other.heard).toEqual(["right on"]);
    expect(slider.heard.at(-1)).toBe("right left");
  });

  test("lets go of what it was on when a finger is lifted off a screen, and not for the headset's own menu", () => {
    const { xr, right, frame } = tried(yard);
    const sheet = new Sheet();
    sheet.metres = 1;
    xr.pointables.add(sheet);
    const touch = () => {
      Object.assign(right, {
        kind: "screen",
        isTracked: true,
        wasPressed: true,
        isDown: true,
        wasReleased: false,
      });
      frame();
      Object.assign(right, {
        kind: "none",
        isTracked: false,
        wasPressed: false,
        isDown: false,
        wasReleased: true,
      });
    };
    touch();
    frame();
    right.wasReleased = false;
    frame();
    expect(sheet.heard.splice(0)).toEqual(["right down", "right on", "right left"]);
    touch();
    xr.isInput = false;
    frame();
    expect(sheet.heard).toEqual(["right down", "right left"]);
  });

  test("sits down, goes through, presses and asks who she is, and says what each is called", () => {
    const seat = yard.add({ seat: { height_m: 0.45 } }, [0, 0, -2]);
    yard.add({ portal: { target: "yard", diameter_m: 2, light: "#fff6de" } }, [4, 1.2, 0], Math.PI / 2);
    const button = yard.add(
      { button: { plays: [], toggles: [], link: "https://example.org/a" } },
      [-3, 1.2, 0],
    );
    const { right, frame, line, travelled, model, label, xr } = tried(yard);
    const press = (x: number, y: number, z: number) => {
      right.ray.lookAt(new Vector3(x, y, z));
      right.wasPressed = right.isDown = true;
      frame();
      right.wasPressed = right.isDown = false;
    };
    press(0, 0.3, -2);
    expect(line.asked.at(-1)).toEqual({ name: "Sit", body: { seat } });
    expect(label()).toBe("text-thing-seat");
    expect(xr.busy).toEqual({ left: false, right: true });
    press(4, 1.2, 0);
    expect(travelled).toEqual(["yard"]);
    press(-3, 1.2, 0);
    expect(line.asked.at(-1)).toEqual({ name: "Press", body: { entity: button } });
    expect(label()).toBe("example.org");
    meetBo(model, 5);
    press(0, 1.2, 5);
    expect(model.met.value).toBe(9);
    expect(label()).toBe("");
    right.ray.origin.z = -9;
    expect(label()).toBe("Bo");
  });

  test("says what a board is called, from its front alone", () => {
    const sheet = {
      text: "",
      rows: [],
      chart: "bars",
      series: [],
      series_title: "",
      letter_m: 0.1,
      legs_m: 0,
    };
    const board = { ...sheet, title: "Today", width_m: 2, height_m: 1 } as const;
    yard.add({ board: board as never }, [0, 1.5, -3], Math.PI);
    yard.solid("box", [4, 4, 0.2], [0, 2, -3.1]);
    const { right, label, frame, shown } = tried(yard);
    right.ray.lookAt(new Vector3(0.9, 1.5, -3));
    frame();
    expect(shown().right).toMatchObject({ kind: "board" });
    expect(label()).toBe("Today");
    right.ray.lookAt(new Vector3(1.1, 1.5, -3));
    expect(label()).toBe("");
    right.ray.origin.set(0, 1.5, -6);
    right.ray.lookAt(new Vector3(0, 1.5, -3));
    expect(label()).toBe("");
  });

  test("meets people alone in her own room, through walls that nobody sees there, and nothing in a model", () => {
    yard.add({ seat: { height_m: 0.45 } }, [0, 0, -2]);
    yard.solid("box", [4, 4, 0.2], [0, 2, 3]);
    const { xr, right, frame, shown, model } = tried(yard);
    meetBo(model, 5);
    const on = (mode: "vr" | "table" | "here", z: number) => {
      Object.assign(xr, { mode });
      right.ray.lookAt(new Vector3(0, z < 0 ? 0.3 : 1.2, z));
      frame();
      return shown().right?.kind ?? null;
    };
    expect([on("vr", -2), on("vr", 5)]).toEqual(["seat", null]);
    expect([on("here", -2), on("here", 5)]).toEqual([null, "person"]);
    expect([on("table", -2), on("table", 5)]).toEqual([null, null]);
  });

  test("presses a button of the place with a fingertip that goes through its face", () => {
    const shape = { kind: "box", size: [0.2, 0.2, 0.1], colour: "#ffffff", rounding_m: 0 } as never;
    const button = yard.add({ button: { plays: [], toggles: [], link: null }, shape }, [0, 1.2, -0.5]);
    const { right, frame, line, shown } = tried(yard);
    right.ray.lookAt(new Vector3(0, 9, 0));
    const presses = () => line.asked.filter(({ name }) => name === "Press").map(({ body }) => body);
    for (const z of [-0.3, -0.43, -0.445]) {
      right.tip.set(0.05, 1.2, z);
      frame();
    }
    expect(shown().right).toMatchObject({ kind: "button", id: button });
    expect(presses()).toEqual([]);
    for (const z of [-0.455, -0.46, -0.448, -0.46]) {
      right.tip.z = z;
      frame();
    }
    expect(presses()).toEqual([{ entity: button }]);
  });
});

describe("a finger that pokes", () => {
  test("presses once, however it trembles at the face, and again when it was out", () => {
    const poke = new Poke();
    const seen = [0.025, 0.01, -0.001, 0.004, -0.003, 0.011, 0.013, 0.001, -0.001].map((at) => poke.move(at));
    expect(seen).toEqual([false, false, true, true, true, true, false, false, true]);
  });

  test("presses nothing from behind or from beside", () => {
    const poke = new Poke();
    expect([Number.POSITIVE_INFINITY, -0.02, -0.001].map((at) => poke.move(at))).toEqual([
      false,
      false,
      false,
    ]);
    expect([0.02, -0.01, -0.2, -0.01].map((at) => poke.move(at))).toEqual([false, true, false, false]);
  });
});
