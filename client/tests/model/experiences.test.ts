import { beforeEach, describe, expect, test } from "vitest";
import type { Field } from "../../src/model/answers";
import { AppModel } from "../../src/model/app_model";
import { FORM, type Played, played, refused, shownAs, TAKEN, TEA } from "../hud/panels/samples";
import { WELCOME } from "../net/fake_world";

const WHO = FORM.items[0] as Field;

describe("what experiences show her", () => {
  let model: AppModel;
  let line: Played;

  beforeEach(() => {
    model = new AppModel();
    line = played(model);
  });

  const titles = () => line.experiences.panels.value.map(({ content }) => content.title);
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  test("a Panel is before her until it is closed, and changes where it stands", () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    line.hear("PanelShown", shownAs("1.form", FORM));
    line.hear("PanelShown", shownAs("1.tea", { ...TEA, title: "More tea?" }));
    expect(titles()).toEqual(["More tea?", "Order"]);
    line.hear("PanelClosed", { panel: "1.tea", reason: "closed" });
    expect(titles()).toEqual(["Order"]);
    expect(line.experiences.gone.value).toBeNull();
  });

  test("a board hangs on its Entity, and is no Panel of hers", () => {
    line.hear("PanelShown", shownAs("1.sign", TEA, "ent_1"));
    expect(titles()).toEqual([]);
    expect(line.experiences.boards.value.get("ent_1")?.content.title).toBe("Tea?");
    line.hear("PanelClosed", { panel: "1.sign", reason: "ended" });
    expect(line.experiences.boards.value.size).toBe(0);
  });

  test("an answer carries what is in the fields and a random id, and is sent once", () => {
    line.hear("PanelShown", shownAs("1.form", FORM));
    const shown = line.experiences.panel("1.form")!;
    line.experiences.answers.type("1.form", "who", "Mei");
    void line.experiences.answer(shown, "send");
    void line.experiences.answer(shown, "send");
    expect(line.asked).toHaveLength(1);
    expect(line.asked[0]).toMatchObject({
      name: "Answer",
      body: {
        request_id: "request-0",
        panel: "1.form",
        button: "send",
        values: { who: "Mei", cups: 2, glaze: 40, set: ["Ash"], day: null },
      },
    });
  });

  test("what she typed stays until it was taken and something new is shown", async () => {
    line.hear("PanelShown", shownAs("1.form", FORM));
    const { answers } = line.experiences;
    answers.type("1.form", "who", "Mei");
    line.hear("PanelShown", shownAs("1.form", { ...FORM, title: "Order now" }));
    expect(answers.valueOf("1.form", WHO)).toBe("Mei");
    void line.experiences.answer(line.experiences.panel("1.form")!, "send");
    line.asked[0]!.answer(TAKEN);
    await settled();
    expect(answers.stateOf("1.form")?.state).toBe("taken");
    expect(answers.valueOf("1.form", WHO)).toBe("Mei");
    line.hear("PanelShown", shownAs("1.form", FORM));
    expect(answers.valueOf("1.form", WHO)).toBe("");
  });

  test("a refusal whose Panel goes at once, as that of a question, is told at the top", async () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    void line.experiences.answer(line.experiences.panel("1.tea")!, "choice_1");
    line.asked[0]!.answer(refused("The last cup is gone."));
    await settled();
    line.hear("PanelClosed", { panel: "1.tea", reason: "closed" });
    expect(line.told).toEqual(["experience_refused"]);
  });

  test("a refusal stays at the Panel with the author's words, and is told at the top where the Panel has gone", async () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    void line.experiences.answer(line.experiences.panel("1.tea")!, "choice_1");
    line.asked[0]!.answer(refused("The last cup is gone."));
    await settled();
    const { answers } = line.experiences;
    expect(answers.stateOf("1.tea")?.refusal?.facts.why).toBe("The last cup is gone.");
    void line.experiences.answer(line.experiences.panel("1.tea")!, "choice_2");
    line.hear("PanelClosed", { panel: "1.tea", reason: "closed" });
    line.asked[1]!.answer(refused("Too late."));
    await settled();
    expect(line.told).toEqual(["experience_refused"]);
    expect(answers.stateOf("1.tea")).toBeNull();
  });

  test("an answer under way outlives a server that begins anew; all that was shown is told again", async () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    void line.experiences.answer(line.experiences.panel("1.tea")!, "choice_1");
    line.hear("Welcome", { ...WELCOME, resumed: false });
    expect(titles()).toEqual([]);
    line.hear("PanelShown", shownAs("1.tea", TEA));
    expect(line.experiences.answers.stateOf("1.tea")?.state).toBe("sending");
    line.asked[0]!.answer(TAKEN);
    await settled();
    expect(line.experiences.answers.stateOf("1.tea")?.state).toBe("taken");
  });

  test("a stay that goes on keeps what is shown", () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    line.hear("Welcome", { ...WELCOME, resumed: true });
    expect(titles()).toEqual(["Tea?"]);
  });

  test("putting a Panel away tells the experience; one that cannot be closed stays", () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    line.hear("PanelShown", shownAs("1.form", FORM));
    line.experiences.putAway("1.tea");
    line.experiences.putAway("1.form");
    expect(titles()).toEqual(["Order"]);
    expect(line.asked.map(({ body }) => [body.panel, body.button])).toEqual([["1.tea", null]]);
  });

  test("why a Panel went unanswered is known where its author changed it, and not after an answer", () => {
    line.hear("PanelShown", shownAs("1.tea", TEA));
    line.hear("PanelClosed", { panel: "1.tea", reason: "reloaded" });
    expect(line.experiences.gone.value).toEqual({ name: "tea-house", title: "Tea?", reason: "reloaded" });
    line.experiences.gone.value = null;
    line.hear("PanelShown", shownAs("2.tea", TEA));
    void line.experiences.answer(line.experiences.panel("2.tea")!, "choice_1");
    line.hear("PanelClosed", { panel: "2.tea", reason: "ended" });
    expect(line.experiences.gone.value).toBeNull();
  });

  test("a board without fields is answered at once; with fields it is opened as a page", () => {
    line.hear("PanelShown", shownAs("1.sign", TEA, "ent_1"));
    line.hear("PanelShown", shownAs("1.list", FORM, "ent_2"));
    line.experiences.press("1.sign", "choice_2");
    line.experiences.press("1.list", "send");
    expect(line.asked.map(({ body }) => body.button)).toEqual(["choice_2"]);
    expect(line.experiences.boardRead.value).toBe("1.list");
    line.experiences.putAway("1.list");
    expect(line.experiences.boardRead.value).toBeNull();
    expect(line.experiences.boards.value.size).toBe(2);
  });

  test("what is told stands among the lines, and is no line of the Space", () => {
    line.hear("Told", { name: "tea-house", text: "Mei takes Longjing." });
    expect(model.chat.entries.value).toMatchObject([
      { way: "told", name: "tea-house", text: "Mei takes Longjing." },
    ]);
    expect(model.chat.lines.value).toEqual([]);
    expect(model.chat.unread.value).toBe(1);
  });

  test("a command goes to who knows it, and an unknown one says so", () => {
    line.hear("Listens", { clickable: {}, commands: { roll: "Rolls dice" } });
    expect(line.experiences.command("/roll 2d6 now")).toBeNull();
    expect(line.asked[0]).toMatchObject({ name: "Command", body: { word: "roll", text: "2d6 now" } });
    expect(line.experiences.command("/dance")?.facts).toEqual({ word: "dance" });
    expect(line.asked).toHaveLength(1);
  });

  test("badges are worn until they are taken off", () => {
    line.hear("Badges", {
      badges: { par_1: [{ text: "red team", colour: 5 }], par_2: [{ text: "host", colour: 0 }] },
    });
    line.hear("Badges", { badges: { par_2: [] } });
    expect(line.experiences.badgesOf("par_1")).toEqual([{ text: "red team", colour: 5 }]);
    expect(line.experiences.badgesOf("par_2")).toEqual([]);
  });

  test("an offer stands until she decides", () => {
    line.hear("Offered", { offer: "o1", name: "museum", text: "Shall we?" });
    void line.experiences.decide("o1", true);
    expect(line.experiences.offers.value).toEqual([]);
    expect(line.asked[0]).toMatchObject({ name: "Decide", body: { offer: "o1", goes: true } });
  });

  test("faults stand with the newest first, and no more than can be read", () => {
    for (let count = 0; count < 120; count += 1)
      line.hear("Fault", { name: "tea-house", code: `f${count}`, facts: {}, trace: "" });
    expect(line.experiences.faults.value).toHaveLength(100);
    expect(line.experiences.faults.value[0]?.code).toBe("f119");
  });
});
