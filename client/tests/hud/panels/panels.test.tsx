// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../../src/hud/context";
import { fetchShown } from "../../../src/hud/panels_later";
import type { AppModel } from "../../../src/model/app_model";
import type { Panel } from "../../../src/protocol/generated";
import { button, find, press, shown, trial, turn } from "../tools";
import { FORM, type Played, played, refused, shownAs, TAKEN, TEA } from "./samples";

describe("what experiences show", () => {
  let model: AppModel;
  let tools: HudTools;
  let calls: string[];
  let line: Played;
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools, calls } = await trial());
    line = played(model);
    await fetchShown();
    takeAway = await shown(tools);
    find("canvas")?.focus();
  });

  afterEach(() => takeAway());

  const show = async (content: Panel, panel = "1.tea", board: string | null = null) => {
    line.hear("PanelShown", shownAs(panel, content, board));
    await turn();
  };
  const panel = () => find(".xp-panel")!;
  const input = (label: string) => {
    const found = [...document.querySelectorAll("label")].find((each) => each.textContent?.startsWith(label));
    return document.getElementById(found?.getAttribute("for") ?? "") as HTMLInputElement;
  };
  const write = async (field: HTMLInputElement, text: string) => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
  };

  test("a Panel is a named part with its title, whose it is, and its buttons", async () => {
    await show(TEA);
    expect(document.getElementById(panel().getAttribute("aria-labelledby")!)?.textContent).toBe("Tea?");
    expect(panel().textContent).toContain("tea-house");
    button("Longjing").click();
    expect(line.asked[0]?.body).toMatchObject({ panel: "1.tea", button: "choice_1", values: {} });
  });

  test("it says that an answer is on its way, and thanks when it was taken", async () => {
    await show(TEA);
    button("Longjing").click();
    await turn();
    expect(find(".xp-how")?.textContent).toBe("Sending…");
    expect(button("Pu'er").getAttribute("aria-disabled")).toBe("true");
    button("Pu'er").click();
    line.asked[0]!.answer(TAKEN);
    await turn();
    expect(find(".xp-how")?.textContent).toContain("Thank you");
    expect(line.asked).toHaveLength(1);
  });

  test("the author's sentence of a refusal stands at the Panel", async () => {
    await show(TEA);
    button("Longjing").click();
    line.asked[0]!.answer(refused("The last cup is gone."));
    await turn();
    expect(find("[role=alert]")?.textContent).toContain("The last cup is gone.");
  });

  test("live contents keep what she typed, the field and the focus in it", async () => {
    await show(FORM);
    const field = input("Name");
    await write(field, "Mei");
    await show({ ...FORM, items: [{ kind: "text", text: "Two left.", style: "warning" }, ...FORM.items] });
    expect(input("Name")).toBe(field);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("Mei");
    expect(panel().textContent).toContain("Two left.");
  });

  test("a field that must not be empty is said to be so, and has the focus", async () => {
    await show(FORM);
    button("Order").click();
    await turn();
    const field = input("Name");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby")!)?.textContent).toContain("fill");
    expect(document.activeElement).toBe(field);
    expect(line.asked).toEqual([]);
  });

  test("a number out of its bounds is not sent; beside a button that sends, Back wants nothing filled in", async () => {
    await show(FORM);
    await write(input("Name"), "Mei");
    await write(input("Cups"), "13");
    button("Order").click();
    await turn();
    expect(panel().textContent).toContain("At most 12.");
    button("Back").click();
    expect(line.asked[0]?.body).toMatchObject({ button: "back", values: { who: "Mei" } });
    expect(line.asked[0]?.body.values).not.toHaveProperty("cups");
  });

  test("arrows step a number within its bounds", async () => {
    await show(FORM);
    const field = input("Cups");
    for (let count = 0; count < 12; count += 1) await press("ArrowUp", field);
    expect(field.value).toBe("12");
    await press("ArrowDown", field);
    expect(field.value).toBe("11");
  });

  test("nobody's keys are taken by a Panel that comes by itself; the answer to her click gets them", async () => {
    await show(TEA);
    expect(document.activeElement).toBe(find("canvas"));
    expect(find(".xp-stack > [role=status]")?.textContent).toBe("tea-house shows you: Tea?");
    void line.experiences.click("ent_1");
    await show(FORM, "1.form");
    expect(document.activeElement?.textContent).toBe("Order");
  });

  test("Q leads to the newest Panel, and Escape in it puts it away", async () => {
    await show(TEA);
    await press("q", find("canvas"), "KeyQ");
    expect(document.activeElement?.textContent).toBe("Tea?");
    await press("Escape", document.activeElement);
    expect(find(".xp-panel")).toBeNull();
    expect(line.asked[0]?.body).toMatchObject({ panel: "1.tea", button: null });
    expect(document.activeElement).toBe(find("canvas"));
  });

  test("one that must be answered stays, whatever Escape would like", async () => {
    await show(FORM);
    await press("q", find("canvas"), "KeyQ");
    await press("Escape", document.activeElement);
    expect(find(".xp-panel")).not.toBeNull();
  });

  test("a chart of bars is a table, and one of lines has its numbers and a sentence", async () => {
    await show({
      ...TEA,
      items: [
        { kind: "bars", title: "Points", labels: ["Red", "Blue"], values: [12, 9.5], unit: "pts" },
        {
          kind: "lines",
          title: "Pulse",
          x_label: "s",
          y_label: "bpm",
          series: [
            {
              name: "Patient",
              points: [
                [0, 72],
                [1, 80],
                [2, 76],
              ],
            },
          ],
        },
      ],
    });
    const rows = [...document.querySelectorAll(".xp-bars tr")].map((row) => row.textContent);
    expect(rows).toEqual(["Red12 pts", "Blue9.5 pts"]);
    expect(find("svg[role=img]")?.getAttribute("aria-label")).toBe(
      "Pulse Patient: from 72 to 76, least 72, most 80.",
    );
    expect(document.querySelectorAll(".xp-lines tbody tr")).toHaveLength(3);
  });

  test("hostile text is text", async () => {
    await show({ ...TEA, items: [{ kind: "text", text: "<img src=x onerror=alert(1)>", style: "plain" }] });
    expect(find(".xp-panel img")).toBeNull();
    expect(find(".xp-text")?.textContent).toBe("<img src=x onerror=alert(1)>");
  });

  test("an offer is answered by a word, and Escape stays", async () => {
    line.hear("Offered", { offer: "o1", name: "museum", text: "Shall we go?" });
    await turn();
    expect(find("[role=alertdialog]")?.textContent).toContain("Shall we go?");
    await press("Escape", button("Go along"));
    expect(line.asked[0]?.body).toEqual({ offer: "o1", goes: false });
  });

  test("a file waits to be saved", async () => {
    line.hear("FileGiven", {
      name: "classroom",
      file: "marks/../a.csv",
      text: "a,b\r\n",
      part_of: null,
      more: false,
    });
    await turn();
    expect(find(".xp-offer")?.textContent).toContain("marks_.._a.csv");
    button("No, thank you").click();
    await turn();
    expect(find(".xp-offer")).toBeNull();
  });

  test("a fault is for reading and copying: sentence, file and line", async () => {
    line.hear("Fault", {
      name: "tea-house",
      code: "unheard_of",
      facts: {},
      trace: "tea_house.py:12 in ring",
    });
    await turn();
    expect(find(".xp-console summary")?.textContent).toContain("1");
    expect(find(".xp-console pre")?.textContent).toBe("tea_house.py:12 in ring");
    expect(find(".xp-console li")?.textContent).toContain("unheard_of");
  });

  test("a command is completed, goes to the experience and not into the chat; an unknown one stays in the field", async () => {
    line.hear("Listens", { clickable: {}, commands: { roll: "Rolls dice", rules: "Tells the rules" } });
    tools.state.chatOpen.value = true;
    await turn();
    const field = find<HTMLTextAreaElement>(".hud-say textarea")!;
    await write(field as unknown as HTMLInputElement, "/dance");
    await press("Enter", field);
    expect(find("#say-note")?.textContent).toContain("/dance");
    expect(field.value).toBe("/dance");
    await write(field as unknown as HTMLInputElement, "/ro");
    expect([...document.querySelectorAll("[role=option]")].map((each) => each.textContent)).toEqual([
      "/roll Rolls dice",
    ]);
    await press("Enter", field);
    expect(field.value).toBe("/roll ");
    await write(field as unknown as HTMLInputElement, "/roll 2d6");
    await press("Enter", field);
    expect(line.asked[0]).toMatchObject({ name: "Command", body: { word: "roll", text: "2d6" } });
    expect(calls.filter((call) => call.startsWith("say"))).toEqual([]);
  });

  test("a board is read in the place in words, and its buttons are pressed there", async () => {
    const sign = { ...WORDLESS, id: "ent_sign", name: "Sign" };
    model.scene.take({ revision: 1, template: "", entities: [sign] });
    line.hear("Listens", { clickable: { ent_sign: "Rings the bell" }, commands: {} });
    await show(TEA, "1.sign", "ent_sign");
    const row = find(".text-board")!;
    expect(row.textContent).toContain("The water boils.");
    [...row.querySelectorAll("button")].find((each) => each.textContent === "Pu'er")?.click();
    expect(line.asked[0]?.body).toMatchObject({ panel: "1.sign", button: "choice_2" });
    const click = [...document.querySelectorAll<HTMLButtonElement>(".text-view button")].find((each) =>
      each.getAttribute("aria-label")?.includes("Rings the bell"),
    );
    click?.click();
    expect(calls).toEqual(['goTo {"to":"entity","id":"ent_sign","use":true}']);
  });
});

const WORDLESS = {
  parent: null,
  order: 0,
  words: null,
  description: "",
  position: [1, 0, 1],
  rotation: [0, 0, 0, 1],
  scale: [1, 1, 1],
  components: {},
} as unknown as import("../../../src/model/scene_model").SceneEntity;
