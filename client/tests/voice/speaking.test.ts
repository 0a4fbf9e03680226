import { describe, expect, it } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { followed, loudnessOf } from "../../src/voice/loudness";
import { troubleOf } from "../../src/voice/microphone";
import { Speakers } from "../../src/voice/speakers";
import { whyUnheard } from "../../src/voice/why_unheard";

const all = () => true;

describe("who speaks", () => {
  it("from the first packet until a little after the last", () => {
    const speakers = new Speakers();
    speakers.heard(4, 0);
    expect([...speakers.now(100, all, null, new Set())]).toEqual([4]);
    expect([...speakers.now(349, all, null, new Set())]).toEqual([4]);
    expect([...speakers.now(350, all, null, new Set())]).toEqual([]);
    expect(speakers.isQuiet).toBe(true);
  });

  it("nobody whom one must not hear, and oneself while one talks", () => {
    const speakers = new Speakers();
    speakers.heard(4, 0);
    speakers.heard(5, 0);
    expect([...speakers.now(0, (slot) => slot !== 4, 9, new Set())]).toEqual([5, 9]);
  });

  it("is the same set as long as nothing changes", () => {
    const speakers = new Speakers();
    speakers.heard(4, 0);
    const first = speakers.now(0, all, null, new Set());
    expect(speakers.now(10, all, null, first)).toBe(first);
    expect(speakers.now(10, all, 2, first)).not.toBe(first);
  });
});

describe("how wide a mouth opens", () => {
  it("by loudness, from a whisper to a loud voice", () => {
    expect([127, 58, 38, 18, 0].map(loudnessOf)).toEqual([0, 0, 0.5, 1, 1]);
  });

  it("soon, and closes more slowly, to the end", () => {
    expect(followed(0, 1, 0.03)).toBeCloseTo(1 - Math.exp(-1));
    expect(followed(1, 0, 0.12)).toBeCloseTo(Math.exp(-1));
    let shown = 1;
    for (let frame = 0; frame < 60; frame += 1) shown = followed(shown, 0, 1 / 60);
    expect(shown).toBe(0);
  });
});

describe("why a microphone is not on", () => {
  it.each([
    ["NotAllowedError", "mic_denied"],
    ["SecurityError", "mic_denied"],
    ["NotFoundError", "mic_missing"],
    ["OverconstrainedError", "mic_missing"],
    ["NotReadableError", "mic_busy"],
    ["AbortError", "mic_busy"],
    ["TypeError", "voice_unsupported"],
  ])("%s is %s", (name, code) => {
    expect(troubleOf(Object.assign(new Error("refused"), { name }))).toBe(code);
  });
});

describe("why nobody would hear her", () => {
  const model = (permissions: string[], rules: { voice: boolean; voices_muted: boolean }) => {
    const made = new AppModel();
    made.permissions.take(permissions);
    made.rules.value = { ...made.rules.value, ...rules };
    return made;
  };
  const open = { voice: true, voices_muted: false };

  it("sp160: rules bind all but hosts", () => {
    expect(whyUnheard(model(["speak"], open))).toBeNull();
    expect(whyUnheard(model(["speak"], { ...open, voice: false }))).toBe("voice_closed");
    expect(whyUnheard(model(["speak"], { ...open, voices_muted: true }))).toBe("voice_muted_by_host");
    expect(whyUnheard(model(["speak", "moderate"], { voice: false, voices_muted: true }))).toBeNull();
  });

  it("sp160: a mute of her own binds her, and the stage frees her from the rules", () => {
    const muted = model(["speak"], open);
    muted.voiceMuted.value = "";
    expect(whyUnheard(muted)).toBe("voice_muted_by_host");
    const onStage = model(["speak"], { ...open, voices_muted: true });
    onStage.onStage.value = true;
    expect(whyUnheard(onStage)).toBeNull();
  });

  it("without the right to speak nobody is heard", () => {
    expect(whyUnheard(model(["moderate"], open))).toBe("voice_closed");
  });
});
