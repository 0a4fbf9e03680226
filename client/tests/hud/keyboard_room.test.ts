// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeRoomForKeyboard } from "../../src/hud/keyboard_room";

const HEIGHT = 844;

let view: EventTarget & { height: number; offsetTop: number; scale: number };
let root: HTMLElement;
let gone: AbortController;

beforeEach(() => {
  view = Object.assign(new EventTarget(), { height: HEIGHT, offsetTop: 0, scale: 1 });
  root = document.createElement("div");
  gone = new AbortController();
  const phone = { innerHeight: HEIGHT, visualViewport: view } as unknown as Window;
  makeRoomForKeyboard(phone, root, gone.signal);
});

afterEach(() => gone.abort());

/** What is seen of the page, as its browser tells it. */
function seen(height: number, more: { offsetTop?: number; scale?: number } = {}): void {
  Object.assign(view, { height, ...more });
  view.dispatchEvent(new Event("resize"));
}

const room = () => [root.style.getPropertyValue("--keyboard"), root.hasAttribute("data-keyboard")];

test("the HUD stands on the keyboard while it is there, and the page keeps its size", () => {
  seen(544);
  expect(room()).toEqual(["300px", true]);
  seen(HEIGHT);
  expect(room()).toEqual(["0px", false]);
});

test("what the browser has scrolled out of sight above is no keyboard", () => {
  seen(544, { offsetTop: 100 });
  expect(room()).toEqual(["200px", true]);
});

test("the browser's own bars and a page enlarged by two fingers are no keyboard", () => {
  seen(HEIGHT - 60);
  expect(room()).toEqual(["0px", false]);
  seen(HEIGHT / 2, { scale: 2 });
  expect(room()).toEqual(["0px", false]);
});

test("afterwards nothing is listened to", () => {
  gone.abort();
  seen(544);
  expect(room()).toEqual(["", false]);
});
