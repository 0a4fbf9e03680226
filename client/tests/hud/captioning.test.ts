import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CaptionLines, linesOf, writeOwnCaptions } from "../../src/hud/captioning";
import { readAloud } from "../../src/hud/read_aloud";
import { AppModel } from "../../src/model/app_model";
import type { AnyNotice } from "../../src/protocol/event_codec";
import { CAPTION_CHARS_MAX } from "../../src/protocol/generated";
import { RecordedTranscriber } from "../voice/recorded_transcriber";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function tell(model: AppModel, name: string, body: object): void {
  for (const hear of model.hearers) hear({ name, body, seq: 1 } as unknown as AnyNotice);
}

describe("what one says", () => {
  const model = new AppModel();
  const transcriber = new RecordedTranscriber();
  let said: string[] = [];
  let end: () => void;

  beforeEach(() => {
    said = [];
    transcriber.starts = 0;
    model.voice.mic.value = "off";
    model.voice.mode.value = "open";
    model.voice.isTalking.value = false;
    end = writeOwnCaptions(model, transcriber, "fr", (text) => said.push(text));
  });
  afterEach(() => end());

  test("is written as long as the microphone is on, in her language", () => {
    transcriber.hears("nobody listens");
    model.voice.mic.value = "on";
    expect(transcriber.language).toBe("fr");
    transcriber.hears("bonjour");
    model.voice.trouble.value = { code: "voice_muted_by_host", facts: {} };
    expect(transcriber.language).toBeNull();
    model.voice.trouble.value = null;
    transcriber.hears("me revoilà");
    end();
    expect(transcriber.language).toBeNull();
    expect(said).toEqual(["bonjour", "me revoilà"]);
  });

  test("to nobody, because the key is not held, is not written; a breath between two words is no end", () => {
    model.voice.mode.value = "push_to_talk";
    model.voice.mic.value = "on";
    expect(transcriber.language).toBeNull();
    model.voice.isTalking.value = true;
    model.voice.isTalking.value = false;
    vi.advanceTimersByTime(300);
    model.voice.isTalking.value = true;
    expect(transcriber.starts).toBe(1);
    model.voice.isTalking.value = false;
    vi.advanceTimersByTime(1_000);
    expect(transcriber.language).toBeNull();
  });
});

test("a long sentence is cut between words, and nothing of it is lost", () => {
  const text = "word ".repeat(100).trim();
  const lines = linesOf(text);
  expect(lines.join(" ")).toBe(text);
  expect(lines.every((line) => line.length <= CAPTION_CHARS_MAX)).toBe(true);
  expect(linesOf("语".repeat(450)).map((line) => line.length)).toEqual([200, 200, 50]);
  expect(linesOf("  ")).toEqual([]);
});

test("captions stand under a name for some seconds, and whom she hides has none", () => {
  const model = new AppModel();
  const card = { slot: 4, participant: "par_4", name: "Ana" };
  model.people.meet([card as never], 0);
  const captions = new CaptionLines();
  const end = captions.follow(model);
  tell(model, "Captioned", { slot: 4, text: "good morning" });
  tell(model, "Captioned", { slot: 9, text: "from nobody" });
  expect(captions.lines.value).toEqual([{ number: 1, name: "Ana", text: "good morning" }]);
  vi.advanceTimersByTime(7_000);
  expect(captions.lines.value).toEqual([]);
  model.people.hide((each) => each?.participant === "par_4");
  tell(model, "Captioned", { slot: 4, text: "good morning" });
  end();
  expect(captions.lines.value).toEqual([]);
  expect(model.hearers.size).toBe(0);
});

test("only new lines of others are read aloud, never those that she hides", () => {
  const model = new AppModel();
  model.participant = "par_me";
  model.chat.hides.value = (participant) => participant === "par_foe";
  const read: string[] = [];
  const end = readAloud(model, ({ name, text }) => read.push(`${name}: ${text}`));
  for (const participant of ["par_me", "par_foe", "par_friend"])
    tell(model, "ChatSaid", { line: { participant, name: participant, text: "hello" } });
  tell(model, "Whispered", { participant: "par_friend", name: "friend", text: "psst" });
  end();
  tell(model, "ChatSaid", { line: { participant: "par_friend", name: "late", text: "hello" } });
  expect(read).toEqual(["par_friend: hello", "friend: psst"]);
});
