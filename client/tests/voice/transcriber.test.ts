import { describe, expect, test } from "vitest";
import { localVoice } from "../../src/hud/read_aloud";
import { findTranscriber } from "../../src/voice/transcriber";
import { RecordedTranscriber } from "./recorded_transcriber";

/** A browser's own recogniser, which notes how it was asked. */
class Recognition extends EventTarget {
  static last: Recognition | null = null;
  static pack = "available";
  static asked: unknown = null;
  lang = "";
  continuous = false;
  interimResults = true;
  starts = 0;

  static async available(asked: unknown): Promise<string> {
    Recognition.asked = asked;
    return Recognition.pack;
  }

  constructor() {
    super();
    Recognition.last = this;
  }

  get processLocally(): boolean {
    return this.isLocal;
  }

  set processLocally(on: boolean) {
    this.isLocal = on;
  }

  isLocal = false;

  start(): void {
    this.starts += 1;
  }

  stop(): void {
    this.dispatchEvent(new Event("end"));
  }
}

function page(parts: object): Window {
  return parts as unknown as Window;
}

describe("a recogniser", () => {
  test("that somebody has connected comes first", async () => {
    const own = new RecordedTranscriber();
    expect(
      await findTranscriber("en", page({ lantingTranscriber: own, SpeechRecognition: Recognition })),
    ).toBe(own);
  });

  test("that sends voices away is none, and neither is one whose pack would have to be fetched", async () => {
    expect(await findTranscriber("en", page({}))).toBe("caption-no-recogniser");
    const remote = page({ webkitSpeechRecognition: class extends EventTarget {} });
    expect(await findTranscriber("en", remote)).toBe("caption-no-recogniser");
    for (const [pack, why] of [
      ["downloadable", "caption-no-pack"],
      ["unavailable", "caption-no-language"],
    ] as const) {
      Recognition.pack = pack;
      expect(await findTranscriber("fr", page({ SpeechRecognition: Recognition }))).toBe(why);
    }
    expect(Recognition.asked).toEqual({ langs: ["fr"], processLocally: true });
  });

  test("of the browser works on the device, goes on after a silence, and ends when it is stopped", async () => {
    Recognition.pack = "available";
    const found = await findTranscriber("zh-CN", page({ SpeechRecognition: Recognition }));
    if (typeof found === "string") return expect.fail(found);
    const heard: string[] = [];
    found.start("zh-CN", (text) => heard.push(text));
    const recognition = Recognition.last!;
    expect([recognition.isLocal, recognition.lang]).toEqual([true, "zh-CN"]);
    const part = (text: string, isFinal: boolean) => Object.assign([{ transcript: text }], { isFinal });
    const results = [part("早", true), part("早上", false)];
    recognition.dispatchEvent(Object.assign(new Event("result"), { resultIndex: 0, results }));
    expect(heard).toEqual(["早"]);
    recognition.dispatchEvent(new Event("end"));
    expect(recognition.starts).toBe(2);
    found.stop();
    expect(recognition.starts).toBe(2);
  });
});

test("a voice that reads aloud is one of this machine, in the language of the page", () => {
  const voice = (lang: string, localService: boolean, isDefault = false) => ({
    lang,
    localService,
    default: isDefault,
  });
  const voices = [
    voice("fr-FR", false, true),
    voice("fr_CA", true),
    voice("en-GB", true),
    voice("en-US", true, true),
  ];
  expect(localVoice(voices, "fr")).toBe(voices[1]);
  expect(localVoice(voices, "en")).toBe(voices[3]);
  expect(localVoice(voices, "zh-CN")).toBeNull();
});
