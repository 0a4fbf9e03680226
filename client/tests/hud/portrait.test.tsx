// @vitest-environment happy-dom
import { render } from "preact";
import { describe, expect, test } from "vitest";
import { Hair } from "../../src/avatar/wearers";
import { Portrait } from "../../src/hud/portrait";
import { chanceLook } from "../../src/model/look";
import type { Look } from "../../src/protocol/generated";

const LOOK: Look = { ...chanceLook(() => 0.4), glasses: false, wheelchair: false };

function drawn(look: Partial<Look>, label?: string): SVGSVGElement {
  const root = document.createElement("div");
  render(
    <Portrait look={{ ...LOOK, ...look }} size={40} {...(label === undefined ? {} : { label })} />,
    root,
  );
  return root.querySelector("svg")!;
}

describe("a portrait", () => {
  test("draws every hair style, each otherwise", () => {
    const styles = Object.values(Hair);
    const drawings = styles.map((style) => drawn({ hair_style: style }).innerHTML);
    expect(new Set(drawings).size).toBe(styles.length);
  });

  test("shows what is worn", () => {
    for (const change of [
      { glasses: true },
      { wheelchair: true },
      { skin: 6 },
      { cloth: 7 },
      { sash: 5 },
      { hair: 5 },
    ])
      expect(drawn(change).innerHTML, JSON.stringify(change)).not.toBe(drawn({}).innerHTML);
  });

  test("has attributes only: no style, which the CSP forbids", () => {
    expect(drawn({ glasses: true, wheelchair: true, hair_style: 3 }).outerHTML).not.toContain("style=");
  });

  test("is an ornament unless it is given a name", () => {
    expect(drawn({}).getAttribute("aria-hidden")).toBe("true");
    const named = drawn({}, "Mei");
    expect(named.getAttribute("aria-label")).toBe("Mei");
    expect(named.getAttribute("aria-hidden")).not.toBe("true");
  });
});
