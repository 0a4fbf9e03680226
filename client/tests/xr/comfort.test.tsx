// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HudContext } from "../../src/hud/context";
import { type Comfort, comfortSettings, openComfort } from "../../src/xr/comfort";
import { comfortSection } from "../../src/xr/comfort_settings";
import { trial } from "../hud/tools";

describe("how she wants to be in the place with a headset", () => {
  let comfort: Comfort;
  let root: HTMLElement;

  beforeEach(async () => {
    const { tools } = await trial();
    comfort = openComfort();
    root = document.body.appendChild(document.createElement("div"));
    const Section = comfortSection(comfort);
    await act(() =>
      render(
        <HudContext.Provider value={tools}>
          <Section />
        </HudContext.Provider>,
        root,
      ),
    );
  });
  afterEach(() => render(null, root));

  test("is kept on this device", () => {
    comfort.mainHand.value = "left";
    comfort.eyeHeightM.value = 1.7;
    expect(openComfort().mainHand.value).toBe("left");
    expect(openComfort().eyeHeightM.value).toBe(1.7);
    comfort.eyeHeightM.value = null;
    expect(openComfort().eyeHeightM.value).toBeNull();
  });

  test("has a field in the settings for everything that can be chosen, in words", () => {
    const fields = root.querySelectorAll("fieldset, select");
    expect(fields).toHaveLength(comfortSettings(comfort).length);
    expect(root.textContent).toContain("Hand that points and jumps");
    expect(root.textContent).not.toContain("settings-");
  });

  test("is chosen there", async () => {
    const choose = (name: string, option: number) =>
      act(() => root.querySelectorAll<HTMLInputElement>(`input[name='setting-${name}']`)[option]!.click());
    await choose("headset-main-hand", 1);
    await choose("headset-turning", 2);
    expect([comfort.mainHand.value, comfort.turning.value]).toEqual(["left", "smooth"]);
    const heights = root.querySelector("select")!;
    await act(() => {
      heights.value = "1.70";
      heights.dispatchEvent(new Event("change"));
    });
    expect(comfort.eyeHeightM.value).toBeCloseTo(1.7, 5);
    await act(() => {
      heights.value = "";
      heights.dispatchEvent(new Event("change"));
    });
    expect(comfort.eyeHeightM.value).toBeNull();
  });
});
