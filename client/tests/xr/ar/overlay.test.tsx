// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Overlay } from "../../../src/xr/ar/overlay";
import type { XrStage } from "../../../src/xr/context";

describe("the HUD over a phone's camera", () => {
  let hud: HTMLElement;
  const run = vi.fn();

  beforeEach(() => {
    document.body.innerHTML = '<div id="hud"><button>Mic</button></div>';
    hud = document.getElementById("hud")!;
  });

  function over(session: Partial<XRSession>): Overlay | null {
    return Overlay.over({
      session,
      mode: "table",
      acts: signal([{ key: "headset-table-air", run }]),
      language: { words: signal({ text: (key: string) => `<${key}>` }) },
    } as unknown as XrStage);
  }

  test("says what to do for a while, and offers what can be done", async () => {
    const overlay = over({ domOverlayState: { type: "screen" } })!;
    await act(() => overlay.tell("headset-phone-seek", 0));
    expect(hud.querySelector("[role=status]")?.textContent).toBe("<headset-phone-seek>");
    await act(() => hud.querySelector<HTMLElement>(".hud-real button")!.click());
    expect(run).toHaveBeenCalledOnce();
    await act(() => overlay.frame(20_000));
    expect(hud.querySelector("[role=status]")?.textContent).toBe("");
    overlay.dispose();
    expect(hud.querySelector(".hud-real")).toBeNull();
    expect(hud.dataset.real).toBeUndefined();
  });

  test("keeps a finger on a button from being one on the table, and no other", () => {
    const overlay = over({ domOverlayState: { type: "screen" } })!;
    const isKept = (on: Element) =>
      !on.dispatchEvent(new Event("beforexrselect", { bubbles: true, cancelable: true }));
    expect(isKept(hud.querySelector("button")!)).toBe(true);
    expect(isKept(hud)).toBe(false);
    overlay.dispose();
    expect(isKept(hud.querySelector("button")!)).toBe(false);
  });

  test("is not there where the device shows no page", () => {
    expect(over({})).toBeNull();
  });
});
