// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, test } from "vitest";
import { listenForHandKeys } from "../../src/hands/keys";

type Hands = Parameters<typeof listenForHandKeys>[1];

let holds = true;
const done: string[] = [];

beforeAll(() => {
  const act = (name: string) => () => void done.push(name);
  const hands = { lay: act("lay"), throw: act("throw"), giveBack: act("back") };
  listenForHandKeys(document, {
    ...hands,
    get held() {
      return holds;
    },
  } as unknown as Hands);
});

beforeEach(() => {
  holds = true;
  done.length = 0;
  document.body.innerHTML = "<div id='hud' data-panel='none' data-chat='rest'><input></div>";
});

/** True: nobody else hears of it. */
function press(code: string, at: Element = document.body, more: KeyboardEventInit = {}): boolean {
  return !at.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true, ...more }));
}

test("E lays down, T throws, Escape gives back, and nobody else hears of them", () => {
  expect(["KeyE", "KeyT", "Escape"].map((code) => press(code))).toEqual([true, true, true]);
  expect(done).toEqual(["lay", "throw", "back"]);
});

test("with empty hands the keys are everybody's", () => {
  holds = false;
  expect(press("KeyE")).toBe(false);
  expect(done).toEqual([]);
});

test("who writes, has a panel open or holds Control means something else", () => {
  expect(press("KeyT", document.querySelector("input")!)).toBe(false);
  expect(press("KeyT", document.body, { ctrlKey: true })).toBe(false);
  document.querySelector<HTMLElement>("#hud")!.dataset.panel = "people";
  expect(press("Escape")).toBe(false);
  expect(done).toEqual([]);
});
