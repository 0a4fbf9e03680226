// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import { MicPress } from "../../../src/hud/mic_press";
import { loadWords } from "../../../src/locale/words";
import type { Memory } from "../../../src/model/settings";
import type { VoiceControl } from "../../../src/model/voice";
import type { Card } from "../../../src/protocol/generated";
import { Safety } from "../../../src/safety/safety";
import type { ButtonBlock, Content } from "../../../src/xr/card/content";
import { Layouter } from "../../../src/xr/card/layout";
import { measureBy } from "../../../src/xr/card/letters";
import { pageOf } from "../../../src/xr/card/pages";
import { PeopleHere } from "../../../src/xr/card/people_here";
import { questionOf } from "../../../src/xr/card/questions";
import type { PageTools } from "../../../src/xr/card/tools";
import { type PageName, Way } from "../../../src/xr/card/way";
import { openComfort } from "../../../src/xr/comfort";
import { FORM, played, shownAs, TEA } from "../../hud/panels/samples";
import { type Trial, trial } from "../../hud/tools";

const LOCALES = ["en", "fr", "zh-CN"];
const FORGETFUL: Memory = { recall: () => null, remember: () => undefined };

let held: Trial;
let tools: PageTools;

function cardOf(slot: number, name: string): Card {
  return { ...held.model.people.self!.card!, slot, name, participant: `p-${slot}`, role: "visitor" };
}

beforeEach(async () => {
  held = await trial();
  const { model, tools: hud, calls } = held;
  const { visit } = hud;
  model.people.meet([cardOf(7, "Mei"), cardOf(8, "Jean")], 0);
  model.immersion.mode.value = "vr";
  const ring = { lastMinute: () => ({}) } as unknown as Safety["ring"];
  model.safety.value = new Safety(
    model,
    { ask: visit.ask, tellRefusal: () => null } as never,
    ring,
    FORGETFUL,
  );
  tools = {
    model,
    visit,
    words: hud.language.words.value!,
    comfort: openComfort(),
    acts: signal([]),
    people: new PeopleHere(model, visit),
    mic: new MicPress(model.voice, {
      startMic: async () => void calls.push("startMic"),
      stopMic: () => void calls.push("stopMic"),
      talk: (on) => void calls.push(`talk ${on}`),
    }),
    captions: signal([]),
    seconds: signal(0),
    hasVoice: signal(true),
    goTo: async (slot) => void calls.push(`goTo ${slot}`),
    end: () => void calls.push("end"),
    way: new Way("home"),
  };
  calls.length = 0;
});

const page = () => pageOf(tools);
const buttonsOf = ({ blocks, before, after }: Content): ButtonBlock[] => [
  ...[before, after].flatMap((each) => each ?? []),
  ...blocks.flatMap((block) =>
    block.kind === "row" ? block.buttons : block.kind === "button" ? [block] : [],
  ),
];
const textsOf = ({ blocks }: Content) =>
  blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));

function find(name: string, content = page()): ButtonBlock {
  const found = buttonsOf(content).find((each) => each.name === name);
  expect(found, `a button “${name}”`).toBeDefined();
  return found!;
}

const whom = { participant: "p-7", name: "Mei" };

test.each(LOCALES)(
  "each page says all it says in %s, every button has a name of its own, and no key is shown",
  async (locale) => {
    tools = { ...tools, words: await loadWords(locale) };
    tools.people.cards.value = [cardOf(7, "Mei"), cardOf(8, "Jean")];
    const names: PageName[] = [
      "home",
      "people",
      "person",
      "block",
      "report",
      "remove",
      "emotes",
      "chat",
      "portals",
      "comfort",
      "panic",
      "shown",
    ];
    const line = played(held.model);
    line.hear("PanelShown", shownAs("1.tea", TEA));
    line.hear("PanelShown", shownAs("1.form", FORM));
    for (const name of names) {
      tools.way.begin(name, ["person", "block", "report", "remove"].includes(name) ? whom : null);
      const content = page();
      const buttons = buttonsOf(content);
      expect(new Set(buttons.map((each) => each.name)).size).toBe(buttons.length);
      const said = [
        content.title,
        ...textsOf(content),
        ...buttons.flatMap((each) => [each.label, each.note ?? ""]),
      ];
      for (const each of said)
        expect(each).not.toMatch(/^(headset|settings|panic|person|safety|report|text|voice|xp)-[a-z_-]+$/);
      const laid = new Layouter({ width: 230, height: 290 }, measureBy(null)).lay(content, 0, {
        earlier: buttons[0]!,
        later: buttons[0]!,
      });
      expect(laid.buttons.filter(({ label }) => label.isCut).map(({ block }) => block.label)).toEqual([]);
    }
  },
);

test("what an experience asks is answered on the card: chosen, stepped, sent; what must be written is not", () => {
  const line = played(held.model);
  line.hear("PanelShown", shownAs("1.form", FORM));
  expect(find("shown").label).toBe("tea-house shows you: Order");
  find("shown").act();
  find("set Celadon").act();
  find("cups more").act();
  find("glaze less").act();
  expect(textsOf(page())).toContain("Name: this needs a keyboard. Answer it on the flat page.");
  find("answer send").act();
  expect(textsOf(page())).toContain("Please fill this in.");
  line.hear("PanelShown", shownAs("1.form", { ...FORM, items: FORM.items.slice(1) }));
  find("answer send").act();
  expect(line.asked[0]?.body).toMatchObject({
    button: "send",
    values: { cups: 3, glaze: 35, set: ["Celadon"], day: null },
  });
});

test("a long slider is gone along in few presses, a day is said as she reads it, and no button leads beyond an end", () => {
  const line = played(held.model);
  const [, , glaze, , day] = FORM.items;
  const items = [
    { ...glaze, step: 1, value: 96 },
    { ...day, value: "2026-11-22" },
  ] as typeof FORM.items;
  line.hear("PanelShown", shownAs("1.form", { ...FORM, items }));
  tools.way.open("shown");
  find("glaze more").act();
  expect(find("glaze more").isDisabled).toBe(true);
  expect(find("glaze less").label).toBe("Less (95 %)");
  expect([find("day earlier").isDisabled, find("day later").label]).toEqual([true, "Later (Nov 23)"]);
  expect(textsOf(page())).toEqual(expect.arrayContaining(["Glaze · 100 %", "Day · Nov 22, 2026"]));
});

test("an offer is asked in front of her", () => {
  const line = played(held.model);
  line.hear("Offered", { offer: "o1", name: "museum", text: "Shall we go?" });
  const { model, visit, words, end } = tools;
  const asked = questionOf({ model, visit, words, end })!;
  expect(textsOf(asked)).toEqual(["Shall we go?"]);
  find("go-along", asked).act();
  expect(line.asked[0]?.body).toEqual({ offer: "o1", goes: true });
  expect(questionOf({ model, visit, words, end })).toBeNull();
});

test("a phrase is sent as it is read, in her language, and where nothing may be written, why stands there", async () => {
  tools.way.open("chat");
  find("phrase-1").act();
  tools = { ...tools, words: await loadWords("zh-CN") };
  find("phrase-2").act();
  expect(held.calls).toEqual(["say Hello!", "say 谢谢！"]);
  held.model.rules.value = { ...held.model.rules.value, chat: false };
  expect(buttonsOf(page()).some(({ name }) => name.startsWith("phrase"))).toBe(false);
  expect(textsOf(page())).toContain("这里的聊天已关闭。");
});

test("a phrase to one alone is a whisper, and its refusal is told in words", async () => {
  tools.way.open("chat", whom);
  held.answers.push({ code: "whisper-closed", facts: {} });
  find("phrase-1").act();
  await vi.waitFor(() => expect(textsOf(page())).toContain("Whispers are closed in this place."));
  expect(held.calls).toEqual(['whisper "p-7" "Hello!"']);
});

test("a refused line says why on the card until it is put away", () => {
  tools.way.open("chat");
  held.model.chat.waiting("r1", "Hello!");
  held.model.chat.refused("r1", { code: "chat-closed-place", facts: {} });
  expect(textsOf(page())).toContain("The chat of this place is closed.");
  find("dismiss").act();
  expect(held.model.chat.pending.value).toEqual([]);
});

test("panic hides all strangers with one press, says what holds, and shows them again", () => {
  const { model } = held;
  find("panic").act();
  expect([model.safety.value!.panic.value, tools.way.now.page]).toEqual([true, "panic"]);
  expect(model.people.list.filter(({ self }) => !self)).toEqual([]);
  expect(textsOf(page()).join(" ")).toContain("Newcomers stay hidden too.");
  find("show").act();
  expect([model.safety.value!.panic.value, tools.way.now.page]).toEqual([false, "home"]);
  expect(model.people.list.filter(({ self }) => !self)).toHaveLength(2);
});

test("the microphone is pressed where it is open, and held where she chose so", () => {
  const { hold } = find("mic");
  hold!.down();
  hold!.up();
  held.model.voice.mode.value = "push_to_talk";
  find("mic").hold!.down();
  find("mic").hold!.up();
  expect(held.calls).toEqual(["startMic", "startMic", "talk true", "talk false"]);
});

test("one person is muted, made quieter and blocked by the same functions as on the page", () => {
  const { model, calls } = held;
  model.voice.control.value = {
    mute: (participant: string, on: boolean) => void calls.push(`mute ${participant} ${on}`),
    setVolume: (participant: string, volume: number) => void calls.push(`volume ${participant} ${volume}`),
  } as unknown as VoiceControl;
  tools.way.open("person", whom);
  find("mute").act();
  expect(textsOf(page())[0]).toBe("Mei is silent for you now.");
  find("volume-less").act();
  find("go").act();
  find("block").act();
  expect(tools.way.now.page).toBe("block");
  find("block-do").act();
  expect(model.safety.value!.blocked.value.has("p-7")).toBe(true);
  expect(calls.slice(0, 3)).toEqual(["mute p-7 true", "volume p-7 0.75", "goTo 7"]);
});

test("a host who sends somebody out is told first what that does", async () => {
  const { model, calls } = held;
  model.role.value = "host";
  model.permissions.take(["moderate"]);
  tools.way.open("person", whom);
  find("remove").act();
  expect(calls).toEqual([]);
  expect(textsOf(page())[0]).toContain("The visit ends at once.");
  find("remove-do").act();
  await vi.waitFor(() => expect(tools.way.now.page).toBe("person"));
  expect(calls).toEqual(['remove "p-7"']);
});

test("a gesture is made as by the bar, and a raised hand is lowered by the same button", () => {
  tools.way.open("emotes");
  find("wave").act();
  find("raise_hand").act();
  held.model.raised.value = [held.model.self.slot];
  expect(find("raise_hand").isOn).toBe(true);
  find("raise_hand").act();
  expect(held.calls).toEqual(["emote wave", "raiseHand true", "emote raise_hand", "raiseHand false"]);
});

test("each comfort choice is what the page's is, and one is on of each", () => {
  tools.way.open("comfort");
  find("headset-posture-seated").act();
  expect(tools.comfort.posture.value).toBe("seated");
  expect([find("headset-posture-seated").isOn, find("headset-posture-standing").isOn]).toEqual([true, false]);
  find("headset-eye-height-more").act();
  expect(tools.comfort.eyeHeightM.value).toBeCloseTo(1.65, 5);
  find("headset-eye-height-measured").act();
  expect(tools.comfort.eyeHeightM.value).toBeNull();
});

test("when the stay is over, why and the ways on are asked in front of her", () => {
  const { model, tools: hud, calls } = held;
  const ask = () => questionOf({ model, visit: hud.visit, words: tools.words, end: tools.end });
  expect(ask()).toBeNull();
  model.ended({ code: "close-removed", facts: { why: "Too loud" } });
  const asked = ask()!;
  expect(textsOf(asked).join(" ")).toContain("Too loud");
  find("come-back", asked).act();
  find("leave-vr", asked).act();
  expect(calls).toEqual(["comeBack", "end"]);
  model.ended({ code: "banned", facts: {} });
  expect(buttonsOf(ask()!).map(({ name }) => name)).toEqual(["leave-vr"]);
});
