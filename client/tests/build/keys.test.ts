// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Desk } from "../../src/build/desk";
import { listenForKeys } from "../../src/build/keys";
import { loadWords } from "../../src/locale/words";
import { AppModel } from "../../src/model/app_model";
import type { Building } from "../../src/model/building";
import type { Operation } from "../../src/model/scene_model";
import { at, BOX, counting, idOf, thing } from "./things";

const DONE = { refused: null, revision: 2, kept: 0 };

describe("a builder's keys", () => {
  let desk: Desk;
  let edits: (readonly Operation[])[];
  let stop: () => void;
  let closed: number;
  let undone: number;

  beforeEach(async () => {
    document.body.innerHTML = "<canvas tabindex='0'></canvas><input><button>b</button>";
    localStorage.clear();
    const model = new AppModel();
    model.scene.take({ revision: 1, template: "", entities: [thing(1, { ...at(0, 0.5, 0), shape: BOX })] });
    const selection = signal<readonly string[]>([]);
    edits = [];
    closed = 0;
    undone = 0;
    const building = {
      selection,
      select: (ids: readonly string[]) => {
        selection.value = ids;
      },
      edit: async (operations: readonly Operation[]) => {
        edits.push(operations);
        return DONE;
      },
      undo: async () => {
        undone += 1;
        return DONE;
      },
    } as unknown as Building;
    const words = await loadWords("en");
    desk = new Desk({ model, building, drawn: signal(null), words: () => words, newId: counting() });
    stop = listenForKeys(document, desk, {
      close: () => {
        closed += 1;
      },
    });
  });

  afterEach(() => stop());

  function press(key: string, on = "canvas", more: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    document.querySelector(on)!.dispatchEvent(event);
    return event.defaultPrevented;
  }

  test("move what is chosen by a step of the grid, and are left to walking where nothing is", () => {
    expect(press("ArrowRight")).toBe(false);
    desk.select([idOf(1)]);
    expect(press("ArrowRight")).toBe(true);
    press("PageDown");
    expect(edits.map(([first]) => first && "values" in first && first.values)).toEqual([
      { position: [0.25, 0.5, 0] },
      { position: [0, 0.25, 0] },
    ]);
  });

  test("mean nothing while something is written, and arrows belong to whatever bar or list has them", () => {
    desk.select([idOf(1)]);
    expect(press("Delete", "input")).toBe(false);
    expect(press("z", "input", { code: "KeyZ", ctrlKey: true })).toBe(false);
    expect(press("ArrowRight", "button")).toBe(false);
    expect([edits, undone]).toEqual([[], 0]);
  });

  test("take back, on a Mac too, and remove", () => {
    press("z", "button", { code: "KeyZ", metaKey: true });
    expect(undone).toBe(1);
    desk.select([idOf(1)]);
    press("Delete");
    expect(edits).toEqual([[{ op: "remove", id: idOf(1) }]]);
  });

  test("let go of what is chosen before they close anything", () => {
    desk.select([idOf(1)]);
    press("Escape");
    expect([desk.selection.value, closed]).toEqual([[], 0]);
    press("Escape");
    expect(closed).toBe(1);
  });

  test("leave what is locked where it is", () => {
    desk.model.scene.take({
      revision: 2,
      template: "",
      entities: [thing(1, at(0, 0, 0), { is_locked: true })],
    });
    desk.select([idOf(1)]);
    press("ArrowUp");
    press("Delete");
    expect(edits).toEqual([]);
  });
});
