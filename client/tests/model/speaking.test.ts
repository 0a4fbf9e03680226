import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { secondsToWait, whySilent } from "../../src/model/speaking";
import { isWhisper } from "../../src/model/whisper";
import { WELCOME } from "../net/fake_world";

const LINE = { participant: "par_9", name: "Bo", program: false, said_at: 0 };

describe("saying something", () => {
  let model: AppModel;

  beforeEach(() => {
    model = new AppModel();
    model.welcome(WELCOME, 0);
  });

  function rule(rules: Partial<typeof WELCOME.rules>): void {
    model.rulesChanged({ space_name: "Class", rules: { ...WELCOME.rules, ...rules }, by: null });
  }

  function stand(permissions: string[], is_muted = false, why = ""): void {
    const voice = { is_voice_muted: false, voice_why: "", is_on_stage: false };
    model.standingChanged({ role: "visitor", permissions, is_new: false, is_muted, why, ...voice });
  }

  test("is open at first", () => {
    expect(whySilent(model)).toBeNull();
    expect(secondsToWait(model, 0)).toBe(0);
  });

  test("is closed by quiet, and names who asked for it where that was heard", () => {
    rule({ quiet: true });
    expect(whySilent(model)?.code).toBe("chat-closed-quiet-unsigned");
    model.announced.value = { act: "quiet", on: true, by: "Bo" };
    expect(whySilent(model)).toEqual({ code: "chat-closed-quiet", facts: { by: "Bo" } });
  });

  test("is closed where the place has no chat, and for who only watches or was muted", () => {
    rule({ chat: false });
    expect(whySilent(model)?.code).toBe("chat-closed-place");
    stand([]);
    expect(whySilent(model)?.code).toBe("chat-closed-role");
    stand(["chat"], true);
    expect(whySilent(model)?.code).toBe("chat-closed-you");
    stand(["chat"], true, "spam");
    expect(whySilent(model)).toEqual({ code: "chat-closed-why", facts: { why: "spam" } });
  });

  test("hosts always may", () => {
    rule({ chat: false, quiet: true, slow_mode_s: 60 });
    stand(["chat", "moderate"]);
    model.chat.accepted("id", { ...LINE, number: 1, text: "a" }, 1_000);
    expect(whySilent(model)).toBeNull();
    expect(secondsToWait(model, 1_000)).toBe(0);
  });

  test("slow mode counts down from the last line that was taken", () => {
    rule({ slow_mode_s: 30 });
    expect(secondsToWait(model, 1_000)).toBe(0);
    model.chat.accepted("id", { ...LINE, number: 1, text: "a" }, 1_000);
    expect(secondsToWait(model, 1_001)).toBe(30);
    expect(secondsToWait(model, 30_500)).toBe(1);
    expect(secondsToWait(model, 31_000)).toBe(0);
  });

  test("a refusal that says how long to wait is counted down likewise", () => {
    model.chat.waiting("id", "hello");
    model.chat.refused("id", { code: "chat_slow_new", facts: { wait_s: 4 } }, 1_000);
    expect(secondsToWait(model, 2_000)).toBe(3);
  });

  test("whispers stand where they were heard among the lines", () => {
    const { chat } = model;
    chat.said({ ...LINE, number: 1, text: "one" });
    chat.whispered({ participant: "par_9", name: "Bo", text: "psst", said_at: 0 }, "from");
    chat.said({ ...LINE, number: 2, text: "two" });
    chat.whispered({ participant: "par_9", name: "Bo", text: "yes", said_at: 0 }, "to");
    expect(chat.entries.value.map(({ text }) => text)).toEqual(["one", "psst", "two", "yes"]);
    expect(chat.entries.value.filter(isWhisper)).toHaveLength(2);
    expect(chat.unread.value).toBe(3);
    chat.clear();
    expect(chat.entries.value).toEqual([]);
  });
});
