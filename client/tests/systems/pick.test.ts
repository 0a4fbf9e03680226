import { PerspectiveCamera, Ray, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import type { Goal } from "../../src/model/going";
import { takeGround } from "../../src/systems/ground";
import { nameAt, showNames } from "../../src/systems/names";
import { goalAlong, goalAt, newMet, personBeside } from "../../src/systems/pick";
import type { Frame, StageState } from "../../src/systems/state";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";
import { Yard } from "../world/yard";
import { bodyIn, type TriedBody } from "./body";

const [WIDTH, HEIGHT] = [800, 400];

describe("what lies under a finger", () => {
  let yard: Yard;
  let tried: TriedBody;
  let stage: StageState;
  const camera = new PerspectiveCamera(50, WIDTH / HEIGHT, 0.1, 100);

  beforeEach(() => {
    yard = new Yard().floor();
    camera.position.set(0, 2, 6);
    camera.lookAt(0, 1, 0);
    camera.updateMatrixWorld();
  });

  function look(): void {
    tried = bodyIn(yard);
    takeGround(tried.body);
    const domElement = { clientWidth: WIDTH, clientHeight: HEIGHT };
    const picture = { camera, renderer: { domElement } };
    stage = { ...tried.body, eye: camera.position, picture } as unknown as StageState;
  }

  const rounded = (goal: Goal | null) =>
    goal?.to === "place" ? { ...goal, x: goal.x.toFixed(6), z: goal.z.toFixed(6) } : goal;

  /** What a tap asks for on the pixel that shows a point of the world. */
  function tap(x: number, y: number, z: number) {
    const point = new Vector3(x, y, z).project(camera);
    return goalAt(stage, ((point.x + 1) / 2) * WIDTH, ((1 - point.y) / 2) * HEIGHT);
  }

  function meet(x: number, z: number): void {
    tried.model.people.meet(
      [{ slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false }],
      0,
    );
    tried.model.hear(encodeFrame(1_000, [{ slot: 9, x, z }]), 0);
    tried.model.prepareFrame(0);
  }

  test("the ground is gone to, the sky is not", () => {
    look();
    const to = { to: "place", x: expect.closeTo(1, 3), z: expect.closeTo(-2, 3) };
    expect(tap(1, 0, -2)).toEqual(to);
    expect(tap(0, 30, -40)).toBeNull();
  });

  test("at a wall one is led to its foot", () => {
    yard.solid("box", [8, 4, 0.4], [0, 2, -3]);
    look();
    expect(tap(1, 1, -2.8)).toEqual({
      to: "place",
      x: expect.closeTo(1, 1),
      z: expect.closeTo(-2.3, 1),
    });
  });

  test("a person is gone up to, unless a wall hides her", () => {
    look();
    meet(1, 0);
    expect(tap(1, 1.2, 0)).toEqual({ to: "person", slot: 9, follow: false });
    expect(tap(2, 0, 0)).toMatchObject({ to: "place" });
    yard.solid("box", [8, 4, 0.4], [0, 2, 3]);
    look();
    meet(1, 0);
    expect(tap(1, 1.2, 0)).toMatchObject({ to: "place" });
  });

  test("on her name, beside her, or where one cannot walk, a tap asks who she is", () => {
    look();
    meet(1, 0);
    const bo = tap(1, 1.2, 0);
    const { model } = tried;
    Object.assign(model.self, { x: 1, z: 3 });
    expect(personBeside(stage, bo)).toBeNull();
    model.self.z = 1.5;
    expect(personBeside(stage, bo)).toBe(9);
    expect(personBeside(stage, tap(2, 0, 0))).toBeNull();
    Object.assign(model.self, { x: 1, z: 3 });
    model.self.watching.value = true;
    expect(personBeside(stage, bo)).toBe(9);

    const feet: Vector3[] = [];
    const names = {
      begin: () => undefined,
      end: () => undefined,
      widthOf: () => 100,
      add: (_key: string, _name: string, _program: boolean, x: number, y: number, z: number) =>
        feet.push(new Vector3(x, y, z).project(camera)),
    };
    const renderer = { domElement: { width: WIDTH, height: HEIGHT }, getPixelRatio: () => 1 };
    showNames(
      { ...stage, names, picture: { camera, renderer } } as unknown as StageState,
      { nowMs: 0 } as Frame,
    );
    const [x, y] = [((feet[0]!.x + 1) / 2) * WIDTH, ((1 - feet[0]!.y) / 2) * HEIGHT];
    expect(nameAt(x + 45, y - 10)).toBe(9);
    expect(nameAt(x + 55, y - 10)).toBeNull();
    expect(nameAt(x, y + 5)).toBeNull();
  });

  test("a button on its post is pressed", () => {
    yard.solid("box", [0.3, 1, 0.3], [-2, 0.5, 0]);
    const button = yard.add({ button: { plays: [], toggles: [], link: null } }, [-2, 1.05, 0]);
    look();
    expect(tap(-2, 1.05, 0.1)).toEqual({ to: "entity", id: button, use: true });
  });

  test("a seat in its bench is sat on, a portal in its wall is gone through", () => {
    yard.solid("box", [2, 0.45, 0.5], [-2, 0.22, 0]);
    const seat = yard.add({ seat: { height_m: 0.45 } }, [-2, 0, 0]);
    yard.solid("box", [6, 4, 0.44], [2, 2, -4]);
    const portal = yard.add({ portal: { target: "yard", diameter_m: 3, light: "#fff6de" } }, [2, 1.7, -4]);
    look();
    expect(tap(-2, 0.45, 0)).toEqual({ to: "entity", id: seat, use: true });
    expect(tap(2, 1.7, -4)).toEqual({ to: "entity", id: portal, use: true });
    expect(tap(4.5, 3.6, -3.78)).toMatchObject({ to: "place" });
  });

  test("any ray of the world asks for the same as a tap on the same point, and tells where it met it", () => {
    yard.solid("box", [2, 0.45, 0.5], [-2, 0.22, 0]);
    yard.add({ seat: { height_m: 0.45 } }, [-2, 0, 0]);
    yard.solid("box", [8, 4, 0.4], [0, 2, -3]);
    look();
    meet(1, 0);
    const met = newMet();
    const along = new Ray(camera.position.clone());
    const points: [number, number, number][] = [
      [1, 1.2, 0],
      [-2, 0.45, 0],
      [2, 0, 1],
      [0, 1, -2.8],
      [0, 30, -40],
    ];
    for (const point of points) {
      along.lookAt(new Vector3(...point));
      expect(rounded(goalAlong(stage, along, met))).toEqual(rounded(tap(...point)));
      if (met.goal) expect(along.at(met.distance, new Vector3()).x).toBeCloseTo(met.x, 6);
    }
    expect(met).toMatchObject({ goal: null, thing: null, distance: Number.POSITIVE_INFINITY });
    along.lookAt(new Vector3(-2, 0.4, 0));
    goalAlong(stage, along, met);
    expect(met).toMatchObject({
      thing: { kind: "seat" },
      ny: expect.closeTo(1, 6),
      y: expect.closeTo(0.445, 6),
    });
  });
});
