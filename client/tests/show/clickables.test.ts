import { Ray, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import type { Experiences } from "../../src/model/experiences";
import type { Boards } from "../../src/show/boards";
import { Clickables } from "../../src/show/clickables";
import { takeGround } from "../../src/systems/ground";
import { goalAlong, newMet } from "../../src/systems/pick";
import { findUsable } from "../../src/systems/usable";
import { bodyIn, type TriedBody } from "../systems/body";
import { shape } from "../systems/live/garden";
import { Yard } from "../world/yard";

describe("what an experience listens to", () => {
  let tried: TriedBody;
  let clickables: Clickables;
  let experiences: Experiences;
  let bell: string;
  let seat: string;

  beforeEach(async () => {
    const yard = new Yard().floor();
    bell = yard.add(shape(), [0, 1, -3]);
    seat = yard.add({ seat: { height_m: 0.45 } }, [4, 0, 0]);
    tried = bodyIn(yard);
    takeGround(tried.body);
    tried.line.tell("Listens", { clickable: { [bell]: "Rings it", [seat]: "" }, commands: {} });
    while (!tried.model.experiences.peek()) await Promise.resolve(import("../../src/model/experiences"));
    experiences = tried.model.experiences.peek()!;
    await Promise.resolve();
    clickables = new Clickables(experiences, tried.model.scene);
    clickables.join(tried.body.ground!);
  });

  const things = () => tried.body.ground!.things.map(({ id, kind }) => [id, kind]);

  function pointed(x: number, y: number) {
    const ray = new Ray(
      new Vector3(0, 1.5, 2),
      new Vector3(x, y, -3).sub(new Vector3(0, 1.5, 2)).normalize(),
    );
    return goalAlong(tried.body, ray, newMet());
  }

  test("is used as a button is; what has a use of its own keeps it", () => {
    expect(things()).toEqual([
      [seat, "seat"],
      [bell, "click"],
    ]);
    clickables.join(tried.body.ground!);
    expect(things()).toHaveLength(2);
    Object.assign(tried.model.self, { x: 0, z: -1.5 });
    findUsable(tried.body, { nowMs: 0, seconds: 0 });
    expect(tried.model.usable.value).toMatchObject({ id: bell, kind: "click", does: "Rings it" });
  });

  test("is met by a ray, and a tap beside it still leads there on foot", () => {
    expect(pointed(0, 1)).toEqual({ to: "entity", id: bell, use: true });
    expect(pointed(1.5, 0)?.to).toBe("place");
  });

  test("is clicked at once from eight metres, and walked up to from farther", () => {
    const { visit } = tried.body;
    Object.assign(tried.model.self, { x: 0, y: 0, z: 4 });
    visit.goTo({ to: "entity", id: bell, use: true });
    expect(tried.line.asked.at(-1)).toMatchObject({ name: "Click", body: { entity: bell } });
    Object.assign(tried.model.self, { x: 0, y: 0, z: 12 });
    visit.goTo({ to: "entity", id: bell, use: true });
    expect(tried.line.asked.at(-1)?.name).toBe("FindPath");
  });

  test("is gone when the experience listens no more", () => {
    tried.line.tell("Listens", { clickable: {}, commands: {} });
    return Promise.resolve().then(() => {
      clickables.join(tried.body.ground!);
      expect(things()).toEqual([[seat, "seat"]]);
    });
  });

  test("a board is pressed where a ray meets it, and read as a page by a key", async () => {
    const content = { title: "Tea?", items: [], buttons: [], can_close: true };
    tried.line.tell("PanelShown", { panel: "p", name: "tea", content, board: bell });
    await Promise.resolve();
    const pressed: string[] = [];
    const boards = { meet: () => 1, press: (id: string) => pressed.push(id) };
    clickables.boards = boards as unknown as Boards;
    clickables.join(tried.body.ground!);
    const met = newMet();
    goalAlong(tried.body, new Ray(new Vector3(0, 1.5, 2), new Vector3(0, 0, -1)), met);
    met.thing?.press?.();
    expect(pressed).toEqual([bell]);
    tried.line.tell("Listens", { clickable: {}, commands: {} });
    await Promise.resolve();
    Object.assign(tried.model.self, { x: 0, y: 0, z: -1 });
    tried.body.visit.goTo({ to: "entity", id: bell, use: true });
    expect(experiences.boardRead.value).toBe("p");
  });
});
