// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { type SoundFace, startSound } from "../../src/sound";
import { decibels } from "../../src/sound/level";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";
import { entity } from "../text/place";
import { type FakeContext, FakePanner, fakeAudio } from "./fake_audio";

const LINE: [number, number, number][] = [
  [5, 0, -30],
  [5, 0, 30],
];

describe("the sound of a place", () => {
  let model: AppModel;
  let context: FakeContext;
  let sound: SoundFace;
  let made: number;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    context = fakeAudio();
    model = new AppModel();
    model.settings.volume.value = 1;
    made = 0;
    sound = startSound(model, document, () => {
      made += 1;
      return context as unknown as AudioContext;
    });
    model.scene.take({
      revision: 1,
      template: "trial",
      entities: [
        entity("stream", {
          components: {
            water: { line: LINE, widths_m: [3, 3], colour: "", rim: "", glint: "", flow_m_per_s: 0.4 },
          },
        }),
      ],
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function enter(): Promise<void> {
    model.state.value = "entering";
    model.welcome(WELCOME, 0);
    await vi.advanceTimersByTimeAsync(200);
  }

  const master = () =>
    [...context.nodes].find((node) => node.outputs.has(context.destination)) as never as {
      gain: { value: number };
    };
  const passing = () => context.started.filter((source) => !source.loop);

  test("there is none before Enter, and from Enter on there is", async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    expect([made, sound.running]).toEqual([0, false]);
    await enter();
    expect([made, sound.running]).toEqual([1, true]);
    expect(master().gain.value).toBeCloseTo(decibels(-18), 6);
  });

  test("at rest it costs at most twelve nodes, however long one stays", async () => {
    await enter();
    for (const source of passing()) source.end();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(context.nodes.size).toBeLessThanOrEqual(12);
    expect(sound.voices).toBe(0);
  });

  test("the switch and the end of a visit silence it, and it comes back", async () => {
    await enter();
    model.settings.sound.value = false;
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.running).toBe(false);
    model.settings.sound.value = true;
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.running).toBe(true);
    model.ended({ code: "left", facts: {} });
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.running).toBe(false);
    expect(made).toBe(1);
  });

  test("a page that nobody sees is silent", async () => {
    await enter();
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.running).toBe(false);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.running).toBe(true);
    hidden.mockRestore();
  });

  test("what the browser held back, the next touch sets free", async () => {
    await enter();
    context.state = "suspended";
    document.dispatchEvent(new Event("pointerdown"));
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.running).toBe(true);
  });

  test("a machine without sound is still a place to be", async () => {
    const quiet = new AppModel();
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const silent = startSound(quiet, document, () => {
      throw new Error("no output device");
    });
    quiet.state.value = "entering";
    expect(silent.running).toBe(false);
    expect(reported).toHaveBeenCalledOnce();
  });

  test("the ears are where the head is, and the stream is where the water is nearest", async () => {
    await enter();
    model.self.x = 2;
    model.self.z = 8;
    model.self.yaw = Math.PI / 2;
    await vi.advanceTimersByTimeAsync(100);
    const { positionX, positionZ, forwardX, forwardZ } = context.listener;
    expect([positionX.value, positionZ.value]).toEqual([2, 8]);
    expect(forwardX.value).toBeCloseTo(-1, 6);
    expect(forwardZ.value).toBeCloseTo(0, 6);
    const panners = [...context.nodes].filter((node): node is FakePanner => node instanceof FakePanner);
    expect(
      panners.some((panner) => panner.positionX.value === 5 && Math.abs(panner.positionZ.value - 8) < 0.01),
    ).toBe(true);
  });

  test("one's own steps are heard as one walks, others' within twelve metres", async () => {
    await enter();
    for (const source of passing()) source.end();
    const before = context.started.length;
    for (let step = 0; step < 40; step += 1) {
      model.self.z += 1.6 * 0.05;
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(context.started.length - before).toBeGreaterThanOrEqual(3);
    for (const source of passing()) source.end();
    expect(sound.voices).toBe(0);

    const card = { slot: 9, participant: "par_9", name: "Jonas", look: LOOK, ...ORDINARY, program: true };
    model.people.meet([card], 0);
    const heard = (x: number) => {
      model.hear(encodeFrame(1_000, [{ slot: 9, x, z: 0 }]), 0);
      model.prepareFrame(0);
      return model.people.get(9)!;
    };
    const count = async (person: ReturnType<typeof heard>) => {
      const from = context.started.length;
      for (let step = 0; step < 40; step += 1) {
        person.shown.z += 1.6 * 0.05;
        await vi.advanceTimersByTimeAsync(50);
        for (const source of passing()) source.end();
      }
      return context.started.length - from;
    };
    const jonas = heard(model.self.x + 5);
    expect(await count(jonas)).toBeGreaterThanOrEqual(3);
    jonas.shown.x = 40;
    await vi.advanceTimersByTimeAsync(50);
    expect(await count(jonas)).toBe(0);
  });

  test("all of it is 9 dB quieter while she hears somebody, and not for her own voice", async () => {
    await enter();
    model.voice.speaking.value = new Set([model.self.slot]);
    await vi.advanceTimersByTimeAsync(100);
    expect(master().gain.value).toBeCloseTo(decibels(-18), 6);
    model.voice.speaking.value = new Set([model.self.slot, 9]);
    await vi.advanceTimersByTimeAsync(100);
    expect(master().gain.value).toBeCloseTo(decibels(-27), 6);
  });

  test("a line of somebody else's is a note, and more than ten sounds at once are not begun", async () => {
    await enter();
    const before = context.started.length;
    await vi.advanceTimersByTimeAsync(2_000);
    model.chat.said({ number: 1, participant: "par_2", name: "Bo", program: false, text: "hi", said_at: 0 });
    await vi.advanceTimersByTimeAsync(100);
    expect(context.started.length).toBe(before + 1);
    for (let number = 2; number < 40; number += 1) {
      model.chat.said({ number, participant: "par_2", name: "Bo", program: false, text: "hi", said_at: 0 });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(sound.voices).toBe(10);
  });
});
