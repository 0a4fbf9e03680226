import { beforeEach, describe, expect, test } from "vitest";
import { Edits } from "../../../src/systems/edits";
import { takeGround } from "../../../src/systems/ground";
import { press } from "../../../src/systems/live/pressing";
import type { StageState } from "../../../src/systems/state";
import { WELCOME } from "../../net/fake_world";
import { Yard } from "../../world/yard";
import { bodyIn, type TriedBody } from "../body";
import { transform } from "./garden";

describe("the place follows the Scene", () => {
  let tried: TriedBody;
  let bench: string;

  beforeEach(() => {
    const yard = new Yard().floor();
    bench = yard.add({ seat: { height_m: 0.45 } }, [4, 0, 0]);
    tried = bodyIn(yard);
    takeGround(tried.body);
  });

  async function move(x: number, nowMs: number): Promise<void> {
    const { scene } = tried.model;
    scene.change(() =>
      scene.operate({ op: "set", id: bench, component: "transform", values: { ...transform(x, 0, 0) } }),
    );
    const following = await tried.body.edits.fetch();
    following.walk(tried.body, { nowMs, seconds: 0.016 });
  }

  const seat = () => tried.body.ground?.things[0]?.x;

  test("the ground when hands rest, not at each step of a drag", async () => {
    await move(5, 0);
    expect(seat()).toBe(4);
    tried.body.edits.following?.walk(tried.body, { nowMs: 250, seconds: 0.016 });
    expect(seat()).toBe(5);
  });

  test("nobody walks on a draft", async () => {
    tried.model.scene.kind.value = "draft";
    await move(6, 0);
    tried.body.edits.following?.walk(tried.body, { nowMs: 9_000, seconds: 0.016 });
    expect(seat()).toBe(4);
    tried.model.scene.kind.value = "published";
    for (const nowMs of [9_100, 9_400])
      tried.body.edits.following?.walk(tried.body, { nowMs, seconds: 0.016 });
    expect(seat()).toBe(6);
  });

  test("nothing is fetched where nothing is edited", () => {
    expect(tried.body.edits.following).toBeNull();
  });
});

test("who comes later finds what buttons have hidden and set going, and once only", async () => {
  const yard = new Yard();
  const bell = yard.add({});
  const door = yard.add({});
  const button = yard.add({ button: { plays: [bell], toggles: [door], link: null } });
  const { model, line, body } = bodyIn(yard);
  const following = await body.edits.fetch();
  // The place as it was built just before: whatever was pressed in another one is over.
  body.edits.hidden.add("ent_elsewhere");
  const stage = { ...body, place: { version: model.scene.version, site: null, sinceMs: 0 } };
  const draw = () => following.draw(stage as unknown as StageState, { nowMs: 0, seconds: 0 });
  line.tell("Welcome", { ...WELCOME, pressed: [{ entity: button, at: 4_000 }] });
  following.walk(body, { nowMs: 0, seconds: 0 });
  draw();
  draw();
  expect(body.edits.playing.get(bell)).toBe(4_000);
  expect([...body.edits.hidden]).toEqual([door]);
  line.tell("Welcome", { ...WELCOME, resumed: true, pressed: [{ entity: button, at: 4_000 }] });
  draw();
  expect([...body.edits.hidden]).toEqual([door]);
  line.tell("Pressed", { entity: button, slot: 4, at: 9_000 });
  following.walk(body, { nowMs: 0, seconds: 0 });
  expect(body.edits.hidden.size).toBe(0);
});

test("a button sets playing and stops, hides and shows again, the same for everybody", () => {
  const yard = new Yard();
  const bell = yard.add({});
  const door = yard.add({});
  const button = yard.add({ button: { plays: [bell], toggles: [door], link: null } });
  const { model } = bodyIn(yard);
  const edits = new Edits(model);
  press({ entity: button, slot: 3, at: 5_000 }, model, edits);
  expect(edits.playing.get(bell)).toBe(5_000);
  expect(edits.playing.get(button)).toBe(5_000);
  expect([...edits.hidden]).toEqual([door]);
  press({ entity: button, slot: 4, at: 9_000 }, model, edits);
  expect(edits.playing.has(bell)).toBe(false);
  expect(edits.hidden.size).toBe(0);
});
