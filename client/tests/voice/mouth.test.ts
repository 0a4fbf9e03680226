import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { MicRefused, type MicTrouble } from "../../src/voice/microphone";
import { Mouth, type OpenMicrophone } from "../../src/voice/mouth";
import type { VoiceOrder } from "../../src/voice/orders";
import type { Speaking } from "../../src/voice/packets";
import { settle } from "../net/fake_world";

class FakeMicrophone implements OpenMicrophone {
  static all: FakeMicrophone[] = [];
  static refused: MicTrouble | null = null;
  onlevel: OpenMicrophone["onlevel"] = null;
  onlost: OpenMicrophone["onlost"] = null;
  oninterrupted: OpenMicrophone["oninterrupted"] = null;
  speaking: Speaking = "off";
  isOn = true;
  constructor(readonly wishes: object) {}
  static async open(_: unknown, wishes: object): Promise<FakeMicrophone> {
    if (FakeMicrophone.refused) throw new MicRefused(FakeMicrophone.refused);
    FakeMicrophone.all.push(new FakeMicrophone(wishes));
    return FakeMicrophone.all.at(-1)!;
  }
  stop(): void {
    this.isOn = false;
  }
}

const devices = Object.assign(new EventTarget(), {
  enumerateDevices: async () => [{ kind: "audioinput", deviceId: "a", label: "Microphone A" }],
});

describe("her microphone", () => {
  let model: AppModel;
  let mouth: Mouth;
  let orders: VoiceOrder["order"][];
  const microphone = () => FakeMicrophone.all.at(-1)!;
  const trouble = () => model.voice.trouble.value?.code ?? null;

  beforeEach(() => {
    FakeMicrophone.all = [];
    FakeMicrophone.refused = null;
    vi.stubGlobal("navigator", { mediaDevices: devices });
    model = new AppModel();
    model.permissions.take(["speak"]);
    model.rules.value = { ...model.rules.value, voice: true, voices_muted: false };
    orders = [];
    mouth = new Mouth(model, {} as AudioContext, ({ order }) => orders.push(order), FakeMicrophone.open);
  });

  afterEach(() => vi.unstubAllGlobals());

  it("is off until she asks for it, and lets the device go when she has had enough", async () => {
    const asked = mouth.start();
    expect(model.voice.mic.value).toBe("asking");
    await asked;
    expect([model.voice.mic.value, microphone().speaking, trouble()]).toEqual(["on", "open", null]);
    await settle();
    expect(model.voice.inputs.value.length).toBe(1);
    mouth.stop();
    expect([model.voice.mic.value, microphone().isOn]).toEqual(["off", false]);
    expect(orders).toEqual(["speak", "hush"]);
  });

  it("with push-to-talk sends while the key is held, and nothing else", async () => {
    model.voice.mode.value = "push_to_talk";
    await mouth.start();
    expect(microphone().speaking).toBe("off");
    mouth.talk(true);
    expect(microphone().speaking).toBe("held");
    mouth.talk(false);
    expect(microphone().speaking).toBe("off");
  });

  it("tells why it is not on", async () => {
    FakeMicrophone.refused = "mic_denied";
    await mouth.start();
    expect([model.voice.mic.value, trouble()]).toEqual(["off", "mic_denied"]);
    FakeMicrophone.refused = null;
    await mouth.start();
    expect([model.voice.mic.value, trouble()]).toEqual(["on", null]);
  });

  it("opens nothing any more where she changed her mind before it was allowed", async () => {
    const asked = mouth.start();
    mouth.stop();
    await asked;
    expect([model.voice.mic.value, microphone().isOn]).toEqual(["off", false]);
  });

  it("sends nothing while a host has muted her, says so, and goes on when it is lifted", async () => {
    await mouth.start();
    model.voiceMuted.value = "too loud";
    expect([model.voice.mic.value, microphone().speaking, trouble()]).toEqual([
      "on",
      "off",
      "voice_muted_by_host",
    ]);
    model.voiceMuted.value = null;
    expect([microphone().speaking, trouble()]).toEqual(["open", null]);
  });

  it("that is unplugged is told, and comes back with the next one", async () => {
    await mouth.start();
    FakeMicrophone.refused = "mic_missing";
    microphone().onlost?.();
    await settle();
    expect([model.voice.mic.value, trouble()]).toEqual(["off", "mic_lost"]);
    FakeMicrophone.refused = null;
    devices.dispatchEvent(new Event("devicechange"));
    await settle();
    expect([model.voice.mic.value, trouble()]).toEqual(["on", null]);
    mouth.stop();
    devices.dispatchEvent(new Event("devicechange"));
    await settle();
    expect(model.voice.mic.value).toBe("off");
  });

  it("that a call interrupts is told until it sounds again", async () => {
    await mouth.start();
    microphone().oninterrupted?.(true);
    expect(trouble()).toBe("mic_lost");
    microphone().oninterrupted?.(false);
    expect(trouble()).toBeNull();
  });

  it("is opened anew with another device or other wishes while it is on", async () => {
    await mouth.start();
    model.voice.input.value = "b";
    await settle();
    expect(microphone().wishes).toEqual({ input: "b", echo: true, noise: true });
    model.settings.echo.value = false;
    await settle();
    expect(microphone().wishes).toEqual({ input: "b", echo: false, noise: true });
    expect(FakeMicrophone.all.filter(({ isOn }) => isOn).length).toBe(1);
    mouth.stop();
    model.settings.echo.value = true;
    await settle();
    expect(FakeMicrophone.all.length).toBe(3);
  });

  it("shows what is sent, and how loud she is", async () => {
    await mouth.start();
    microphone().onlevel?.(20, true);
    mouth.frame(1);
    expect(model.voice.isTalking.value).toBe(true);
    expect(model.voice.ownLevel).toBeGreaterThan(0.9);
    expect(model.voice.levelOf(model.self.slot)).toBe(model.voice.ownLevel);
    mouth.silent();
    mouth.frame(1);
    expect([model.voice.isTalking.value, model.voice.levelOf(model.self.slot)]).toEqual([false, 0]);
  });
});
