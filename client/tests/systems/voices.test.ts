import { describe, expect, it, vi } from "vitest";
import type { VoiceControl } from "../../src/model/voice";
import type { Ground } from "../../src/systems/state";
import { hearVoices } from "../../src/systems/voices";
import { settle } from "../net/fake_world";
import { Yard } from "../world/yard";
import { bodyIn } from "./body";

describe("the voices of a place", () => {
  it("come once, after its first picture", async () => {
    const { body } = bodyIn(new Yard());
    const opened = vi.fn();
    const look = (nowMs: number) =>
      hearVoices(body, { nowMs, seconds: 0.02 }, async () => ({ openVoice: opened }));
    look(0);
    look(5_000);
    expect(opened).not.toHaveBeenCalled();
    body.ground = {} as Ground;
    for (const nowMs of [6_000, 6_499, 6_500, 9_000]) look(nowMs);
    await settle();
    expect(opened.mock.calls).toEqual([[body.model, body.visit]]);
  });

  it("are told in each frame where everybody is", () => {
    const { body, model } = bodyIn(new Yard());
    const frame = vi.fn();
    model.voice.control.value = { frame } as unknown as VoiceControl;
    hearVoices(body, { nowMs: 40, seconds: 0.02 });
    expect(frame).toHaveBeenCalledWith(40);
  });
});
