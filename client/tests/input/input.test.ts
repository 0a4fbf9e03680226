// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Input } from "../../src/input/input";

describe("input", () => {
  let canvas: HTMLCanvasElement;
  let field: HTMLInputElement;
  let input: Input;
  let views: number;
  let uses: number;

  beforeEach(() => {
    document.body.innerHTML = "<canvas tabindex='0'></canvas><input><button></button>";
    canvas = document.querySelector("canvas")!;
    field = document.querySelector("input")!;
    canvas.getBoundingClientRect = () => ({ left: 0, top: 0, width: 800, height: 400 }) as DOMRect;
    views = 0;
    uses = 0;
    input = new Input(document, canvas, {
      onSwitchView: () => {
        views += 1;
      },
      onUse: () => {
        uses += 1;
      },
    });
  });

  afterEach(() => input.dispose());

  function key(
    type: "keydown" | "keyup",
    code: string,
    target: Element = canvas,
    more: KeyboardEventInit = {},
  ): void {
    target.dispatchEvent(new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...more }));
  }

  function pointer(type: string, x: number, y: number, more: PointerEventInit = {}): void {
    canvas.dispatchEvent(
      new PointerEvent(type, {
        clientX: x,
        clientY: y,
        pointerId: 1,
        pointerType: "mouse",
        bubbles: true,
        ...more,
      }),
    );
  }

  test.each([
    ["KeyW", { forward: 1, strafe: 0, turn: 0 }],
    ["ArrowUp", { forward: 1, strafe: 0, turn: 0 }],
    ["KeyS", { forward: -1, strafe: 0, turn: 0 }],
    ["KeyA", { forward: 0, strafe: -1, turn: 0 }],
    ["KeyD", { forward: 0, strafe: 1, turn: 0 }],
    ["ArrowLeft", { forward: 0, strafe: 0, turn: 1 }],
    ["ArrowRight", { forward: 0, strafe: 0, turn: -1 }],
  ])("%s moves while it is down", (code, moves) => {
    key("keydown", code);
    expect(input.readMoves()).toMatchObject(moves);
    key("keyup", code);
    expect(input.readMoves()).toMatchObject({ forward: 0, strafe: 0, turn: 0 });
  });

  test("Shift runs, the space bar jumps once, V switches the view once", () => {
    key("keydown", "ShiftLeft");
    key("keydown", "Space");
    key("keydown", "Space", canvas, { repeat: true });
    key("keydown", "KeyV");
    key("keydown", "KeyV", canvas, { repeat: true });
    expect(input.readMoves()).toMatchObject({ run: true, jump: true });
    expect(input.readMoves().jump).toBe(false);
    expect(views).toBe(1);
  });

  test("E uses what is near, once", () => {
    key("keydown", "KeyE");
    key("keydown", "KeyE", canvas, { repeat: true });
    key("keydown", "KeyE", field);
    expect(uses).toBe(1);
  });

  test("without a picture the keys walk all the same", () => {
    input.dispose();
    input = new Input(document, null, { onSwitchView: () => undefined, onUse: () => undefined });
    key("keydown", "KeyW", document.body);
    expect(input.readMoves().forward).toBe(1);
  });

  test("who types stands still, and whoever begins to type stops", () => {
    key("keydown", "KeyW");
    field.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    expect(input.readMoves().forward).toBe(0);
    key("keydown", "KeyW", field);
    key("keydown", "KeyV", field);
    expect(input.readMoves().forward).toBe(0);
    expect(views).toBe(0);
  });

  test("a button keeps the space bar for itself", () => {
    key("keydown", "Space", document.querySelector("button")!);
    expect(input.readMoves().jump).toBe(false);
  });

  test("keys held with Ctrl or Alt belong to the browser", () => {
    key("keydown", "KeyS", canvas, { ctrlKey: true });
    expect(input.readMoves().forward).toBe(0);
  });

  test("a window that loses the keys lets go of them", () => {
    key("keydown", "KeyW");
    window.dispatchEvent(new Event("blur"));
    expect(input.readMoves().forward).toBe(0);
  });

  test("dragging looks around, once, and is no press", () => {
    pointer("pointerdown", 100, 100);
    pointer("pointermove", 120, 100);
    pointer("pointermove", 200, 60);
    const { lookYaw, lookPitch } = { ...input.readMoves() };
    expect(lookYaw).toBeLessThan(0);
    expect(lookPitch).toBeGreaterThan(0);
    expect(input.readMoves()).toMatchObject({ lookYaw: 0, lookPitch: 0 });
    pointer("pointerup", 200, 60);
    expect(input.takeRays()).toEqual([]);
  });

  test("a click is a ray where it came down; the mouse points where it rests", () => {
    pointer("pointerdown", 100, 50);
    pointer("pointerup", 103, 51);
    expect(input.takeRays()).toEqual([{ x: 100, y: 50, pressed: true, source: "mouse" }]);
    expect(input.takeRays()).toEqual([]);
    expect(input.pointing).toEqual({ x: 103, y: 51 });
    pointer("pointerleave", 103, 51);
    expect(input.pointing).toBeNull();
  });

  test("a finger on the left half is a stick, another on the right half looks, at the same time", () => {
    const left = { pointerType: "touch", pointerId: 2 };
    const right = { pointerType: "touch", pointerId: 3 };
    pointer("pointerdown", 100, 200, left);
    expect(input.thumb.value).toBeNull();
    pointer("pointermove", 100, 172, left);
    expect(input.thumb.value).toMatchObject({ x: 100, y: 200, dx: 0, dy: expect.closeTo(-0.5, 9) });
    pointer("pointerdown", 700, 200, right);
    pointer("pointermove", 660, 200, right);
    expect(input.readMoves()).toMatchObject({ forward: expect.closeTo(0.5, 9), strafe: 0, run: false });
    expect(input.moves.lookYaw).toBeGreaterThan(0);
    pointer("pointermove", 100, 100, left);
    expect(input.readMoves().forward).toBeCloseTo(1, 9);
    expect(input.moves.run).toBe(true);
    pointer("pointerup", 100, 100, left);
    expect(input.readMoves().forward).toBe(0);
    expect(input.thumb.value).toBeNull();
  });

  test("two fingers that pinch neither look nor press", () => {
    const [one, two] = [2, 3].map((pointerId) => ({ pointerType: "touch", pointerId }));
    pointer("pointerdown", 600, 200, one);
    pointer("pointerdown", 700, 200, two);
    pointer("pointermove", 540, 200, one);
    pointer("pointermove", 760, 200, two);
    pointer("pointerup", 540, 200, one);
    pointer("pointerup", 760, 200, two);
    expect(input.readMoves()).toMatchObject({ forward: 0, strafe: 0, lookYaw: 0, lookPitch: 0 });
    expect(input.takeRays()).toEqual([]);
  });

  test.each([100, 700])("a tap is a ray on either half, also of a hand that trembles", (x) => {
    const finger = { pointerType: "touch", pointerId: 2 };
    pointer("pointerdown", x, 200, finger);
    pointer("pointermove", x + 9, 206, finger);
    expect(input.thumb.value).toBeNull();
    pointer("pointerup", x + 9, 206, finger);
    expect(input.readMoves()).toMatchObject({ forward: 0, lookYaw: 0 });
    expect(input.takeRays()).toEqual([{ x, y: 200, pressed: true, source: "touch" }]);
  });
});
