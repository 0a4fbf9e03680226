// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { offerListening, type Player } from "../../src/report/listening";

const PAGE = `
  <section data-clip="/clip" data-play="Listen" data-stop="Stop" data-failed="It cannot be played.">
    <ul>
      <li data-speaker="par_a"><span>Ana</span> <button type="button" hidden></button></li>
      <li data-speaker="par_b"><span>Bo</span> <button type="button" hidden></button></li>
    </ul>
    <button data-all hidden></button>
    <p role="status" data-status></p>
  </section>
  <p data-at="100">a line</p>`;

describe("a report's page", () => {
  let played: (string | null)[];
  let player: Player & { positionS: number; stopped: number };

  beforeEach(() => {
    document.body.innerHTML = PAGE;
    played = [];
    player = {
      positionS: 0,
      stopped: 0,
      onended: null,
      play: (speaker) => void played.push(speaker),
      stop: () => {
        player.stopped += 1;
      },
    };
  });

  function offer(tracks = async () => TRACKS): HTMLButtonElement[] {
    offerListening(document, {
      tracks,
      open: async () => player,
    });
    return [...document.querySelectorAll("button")];
  }

  const TRACKS = ["par_a", "par_b"].map((participant, index) => ({
    participant,
    name: participant,
    packets: [[7, 10, 0, index * 100, "AQI="]] as const,
  }));

  test("plays nothing by itself, and one voice or all on a press", async () => {
    const [ana, , all] = offer();
    expect(ana?.textContent).toBe("Listen");
    expect(ana?.getAttribute("aria-label")).toBe("Listen: Ana");
    ana?.click();
    await vi.waitFor(() => expect(played).toEqual(["par_a"]));
    expect(ana?.getAttribute("aria-pressed")).toBe("true");
    all?.click();
    await vi.waitFor(() => expect(played).toEqual(["par_a", null]));
    expect(ana?.textContent).toBe("Listen");
    expect(all?.textContent).toBe("Stop");
  });

  test("marks who speaks and the line that was said then, and Escape ends it", async () => {
    const [, , all] = offer();
    player.positionS = 0.15;
    all?.click();
    const current = () =>
      [...document.querySelectorAll("[aria-current]")].map((each) => each.textContent?.trim());
    await vi.waitFor(() => expect(current().length).toBe(3));
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(current()).toEqual([]);
    expect(player.stopped).toBeGreaterThan(0);
  });

  test("says so where it cannot be played", async () => {
    const [ana] = offer(async () => Promise.reject(new Error("gone")));
    ana?.click();
    await vi.waitFor(() =>
      expect(document.querySelector("[data-status]")?.textContent).toBe("It cannot be played."),
    );
    expect(ana?.textContent).toBe("Listen");
  });
});
