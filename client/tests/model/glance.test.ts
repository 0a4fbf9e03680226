import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { takeGlance } from "../../src/model/glance";
import { PoseFlag } from "../../src/protocol/generated";
import { WELCOME } from "../net/fake_world";
import { Yard } from "../world/yard";

const LOOK = {
  skin: 1,
  hair: 0,
  hair_style: 0,
  cloth: 2,
  legs: 0,
  sash: 0,
  glasses: false,
  wheelchair: false,
};

describe("a glance through the door", () => {
  let model: AppModel;

  beforeEach(() => {
    model = new AppModel();
  });

  function glance(...places: { x: number; z: number; seated?: boolean }[]): void {
    const looks = places.map(({ x, z, seated = false }) => ({ look: LOOK, x, y: 0, z, seated }));
    takeGlance(model, { people: 5, looks }, 0);
    model.prepareFrame(300);
  }

  test("shows figures without names that appear gently, and the count of all", () => {
    glance({ x: 4, z: 8 }, { x: -4, z: 0 });
    expect(model.people.count.value).toBe(5);
    expect(model.people.list).toMatchObject([
      { visible: true, opacity: 0.5, self: false, card: { name: "", look: LOOK }, shown: { x: 4, z: 8 } },
      { visible: true, shown: { x: -4, z: 0 } },
    ]);
    model.prepareFrame(2_000);
    expect(model.people.list[0]?.opacity).toBe(1);
  });

  test("whoever has not moved is the same figure at the next glance, others come and go", () => {
    glance({ x: 4, z: 8 }, { x: -4, z: 0 });
    const [first] = model.people.list;
    glance({ x: 4, z: 8 });
    expect(model.people.list).toEqual([first]);
    expect(model.people.list[0]).toBe(first);
  });

  test("whoever sits is shown on the nearest seat, two not on one", () => {
    const yard = new Yard();
    for (const x of [5, 6]) yard.add({ seat: { height_m: 0.45 } }, [x, 0.2, 8], 1);
    model.scene.take({ revision: 1, template: "", entities: [...yard.entities.values()] });
    glance({ x: 4, z: 8, seated: true }, { x: 4, z: 8, seated: true }, { x: 40, z: 8, seated: true });
    expect(model.people.list.map(({ shown }) => [shown.x, shown.flags & PoseFlag.SEATED])).toEqual([
      [5, PoseFlag.SEATED],
      [6, PoseFlag.SEATED],
      [40, 0],
    ]);
  });

  test("nobody of them is asked for, and entering forgets them", () => {
    glance({ x: 4, z: 8 });
    expect(model.people.takeUnknown(10_000)).toEqual([]);
    model.welcome(WELCOME, 0);
    expect(model.people.list.map(({ self }) => self)).toEqual([true]);
  });
});
