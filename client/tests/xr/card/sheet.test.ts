// @vitest-environment happy-dom
import { Group, Ray, Vector3 } from "three";
import { beforeEach, expect, test } from "vitest";
import { Settings } from "../../../src/model/settings";
import { button, type Content, inRows } from "../../../src/xr/card/content";
import { Sheet } from "../../../src/xr/card/sheet";
import type { Pointable } from "../../../src/xr/pointable";
import { Room } from "../../../src/xr/room";

const acts: string[] = [];
const room = new Room();
const pointables = new Set<Pointable>();
const settings = new Settings({ recall: () => null, remember: () => undefined });
const noted = (name: string) => button(name, name, () => void acts.push(name));

function sheetWith(content: Content): Sheet {
  const sheet = new Sheet(
    { root: new Group(), room, pointables, stage: { model: { settings } } },
    { width: 230, height: 290 },
    { isSnug: true },
  );
  sheet.at.position.set(0, 1.4, -0.5);
  sheet.show(content, true);
  sheet.frame(0);
  return sheet;
}

function middleOf(sheet: Sheet, name: string): Vector3 {
  const found = sheet.buttons().find((each) => each.name === name)!;
  return new Vector3(found.x, found.y, found.z);
}

/** From half a metre before it. */
function rayTo(target: Vector3): Ray {
  const from = target.clone().add(new Vector3(0.1, 0.1, 0.5));
  return new Ray(from, target.clone().sub(from).normalize());
}

beforeEach(() => {
  acts.length = 0;
  room.place(0, 0, 0, 0, 1);
});

const two: Content = { title: "Home", blocks: inRows([noted("people"), noted("chat")], 2) };

test.each([1, 50])(
  "a ray meets it where it is, and presses what it meets once a press (room of %i)",
  (scale) => {
    room.place(3, 1, -2, 0.7, scale);
    const sheet = sheetWith(two);
    const target = middleOf(sheet, "chat");
    const from = room.toWorld(new Vector3(0, 1.6, 0));
    const ray = new Ray(from, target.clone().sub(from).normalize());
    expect(sheet.meet("right", ray)).toBeCloseTo(from.distanceTo(target), 5);
    sheet.near("right", from);
    for (const isDown of [false, true, true, false, false, true]) sheet.point("right", isDown);
    expect(acts).toEqual(["chat", "chat"]);
    expect(sheet.meet("right", new Ray(from, ray.direction.clone().negate()))).toBe(Number.POSITIVE_INFINITY);
  },
);

test("a fingertip presses what it touches, wherever its ray leads", () => {
  const sheet = sheetWith(two);
  const tip = middleOf(sheet, "people").add(new Vector3(0, 0, 0.01));
  sheet.meet("left", rayTo(middleOf(sheet, "chat")));
  expect(sheet.near("left", tip)).toBeCloseTo(0.01, 5);
  sheet.point("left", false);
  expect(sheet.near("left", tip.setZ(tip.z - 0.02))).toBeCloseTo(-0.01, 5);
  sheet.point("left", true);
  expect(acts).toEqual(["people"]);
  expect(sheet.near("left", tip.setX(5))).toBe(Number.POSITIVE_INFINITY);
});

test("what is disabled does nothing, and beside a button there is nothing to press", () => {
  const sheet = sheetWith({
    title: "",
    blocks: [button("off", "off", () => void acts.push("off"), { isDisabled: true })],
  });
  const target = middleOf(sheet, "off");
  sheet.meet("right", rayTo(target));
  sheet.point("right", true);
  // What follows the last button is no part of the sheet.
  expect(sheet.meet("right", rayTo(target.setY(target.y - 0.2)))).toBe(Number.POSITIVE_INFINITY);
  expect(acts).toEqual([]);
});

test("who turns the page sees the rest of the list, and a held press turns one page only", () => {
  const names = Array.from({ length: 30 }, (_, at) => `person-${at}`);
  const sheet = sheetWith({ title: "People", blocks: inRows(names.map(noted), 2) });
  const seen = () => sheet.buttons().flatMap(({ name }) => (name.startsWith("person") ? [name] : []));
  const first = seen();
  sheet.meet("right", rayTo(middleOf(sheet, "later")));
  for (const isDown of [true, true, true]) sheet.point("right", isDown);
  expect(seen()[0]).toBe(names[first.length]);
  expect(first).not.toContain(seen()[0]);
});

test("a press that opened another page presses nothing on it", () => {
  const sheet = sheetWith(two);
  const target = middleOf(sheet, "people");
  sheet.meet("right", rayTo(target));
  sheet.point("right", true);
  sheet.show({ title: "People", blocks: inRows([noted("leave"), noted("panic")], 2) }, true);
  sheet.meet("right", rayTo(target));
  sheet.point("right", true);
  sheet.point("right", false);
  expect(acts).toEqual(["people"]);
});

test("what is held is let go where the hand leaves it, or where the sheet is gone", () => {
  const hold = { down: () => void acts.push("down"), up: () => void acts.push("up") };
  const sheet = sheetWith({ title: "", blocks: [button("mic", "Mic", () => undefined, { hold })] });
  sheet.meet("right", rayTo(middleOf(sheet, "mic")));
  sheet.point("right", true);
  sheet.leave("right");
  sheet.point("right", true);
  sheet.meet("right", rayTo(middleOf(sheet, "mic")));
  sheet.point("right", false);
  sheet.point("right", true);
  sheet.show(null);
  expect(acts).toEqual(["down", "up", "down", "up"]);
  expect(pointables.has(sheet)).toBe(false);
});
