// @vitest-environment happy-dom
import { type Signal, signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Door, findDoor, openDoor } from "../../src/hud/door";
import { Words } from "../../src/locale/words";
import { AppModel } from "../../src/model/app_model";
import type { Entering } from "../../src/net/order";
import type { Visit } from "../../src/net/visit";

const CARD = `
  <main id="enter-card"><form id="enter-form">
    <div id="enter-look"><svg></svg></div><div id="enter-look-chooser" hidden></div>
    <button id="enter-look-another" type="button"></button><button id="enter-look-choose" type="button"></button>
    <input id="enter-name" value="Quiet Heron"><button id="enter-button" disabled></button>
    <button id="enter-watch" type="button"></button><p id="enter-status"></p>
  </form></main>`;

/** Of a Space that opens by its letters. */
const LETTERED = CARD.replace("<p ", '<input id="enter-code"><p ');

describe("the door", () => {
  let model: AppModel;
  let entered: Entering[];
  let door: Door;
  let words: Signal<Words | null>;

  beforeEach(async () => {
    localStorage.clear();
    open();
    await portraitFetched();
  });

  afterEach(portraitFetched);

  function open(card = CARD): void {
    document.body.innerHTML = card;
    door = findDoor(document)!;
    model = new AppModel();
    entered = [];
    words = signal<Words | null>(null);
    const visit: Pick<Visit, "enter"> = {
      enter: (entering) => {
        entered.push(entering);
        model.state.value = "entering";
      },
    };
    openDoor(door, "spc_1", model, visit as Visit, words);
  }

  async function portraitFetched(): Promise<void> {
    await import("../../src/hud/look_door");
    await new Promise((resolve) => setTimeout(resolve));
  }

  function submit(name = door.name.value): void {
    door.name.value = name;
    door.form.dispatchEvent(new Event("submit", { cancelable: true }));
  }

  function submitWatching(): void {
    document.getElementById("enter-watch")!.click();
  }

  test("works as soon as the script runs, before the words are there", () => {
    expect(door.button.disabled).toBe(false);
    submit();
    expect(entered[0]).toMatchObject({ space: "spc_1", name: "Quiet Heron" });
  });

  test("says the code in the address, or the one that was typed", () => {
    window.history.replaceState(null, "", "/s/class?code=ABCDEF");
    submit("Mei");
    expect(entered[0]).toMatchObject({ code: "ABCDEF" });
    open(LETTERED);
    door.code!.value = " GHJKLM ";
    submit("Mei");
    expect(entered.at(-1)).toMatchObject({ code: "GHJKLM" });
    window.history.replaceState(null, "", "/s/class");
  });

  test("not let in, it says why, and one can try again", () => {
    open(LETTERED);
    words.value = new Words("en", "entering = One moment\nerror-code_wrong = These letters are not right\n");
    submit("Mei");
    model.refusedAtDoor({ code: "code_wrong", facts: {} });
    expect(door.status.textContent).toBe("These letters are not right");
    expect(document.activeElement).toBe(door.code);
    expect(door.button.disabled).toBe(false);
    submit("Mei");
    expect(entered).toHaveLength(2);
    expect(door.status.textContent).toBe("One moment");
  });

  test("says that it is entering, and why it takes long", () => {
    words.value = new Words("en", "entering = One moment\nline-late = Still trying\n");
    submit("Mei");
    expect(door.status.textContent).toBe("One moment");
    model.tidings.value = { code: "line-late", facts: {} };
    expect(door.status.textContent).toBe("Still trying");
  });

  test("enters once, however often the button is pressed", () => {
    submit("Mei");
    submit("Mei");
    expect(entered).toHaveLength(1);
    expect(door.button.disabled).toBe(true);
  });

  test("a name of blanks is none", () => {
    submit("   ");
    expect(entered).toEqual([]);
  });

  test("goes away inside, and is there again for the way back", () => {
    submit("Mei");
    model.state.value = "inside";
    expect(door.card.hidden).toBe(true);
    model.state.value = "entering";
    expect(door.card.hidden).toBe(false);
  });

  test("the next visit knows the name and the look of the last", () => {
    submit(" Mei ");
    const look = entered[0]?.look;
    open();
    expect(door.name.value).toBe("Mei");
    submit();
    expect(entered[0]?.look).toEqual(look);
  });

  test("draws the look with which she will enter, and another at a press", () => {
    const slot = document.getElementById("enter-look")!;
    const before = slot.innerHTML;
    expect(slot.querySelectorAll("svg")).toHaveLength(1);
    expect(before).toContain("portrait");
    document.getElementById("enter-look-another")!.click();
    expect(slot.innerHTML).not.toBe(before);
    submit("Mei");
    expect(entered[0]?.look).toEqual(JSON.parse(localStorage.getItem("lanting.look") ?? ""));
  });

  test("opens all choices within the card when the words are there", () => {
    const [chooser, opener] = ["enter-look-chooser", "enter-look-choose"].map(
      (id) => document.getElementById(id)!,
    );
    words.value = new Words("en", "look-colour-0 = lake blue\n");
    expect(chooser!.hidden).toBe(true);
    opener!.click();
    expect(chooser!.hidden).toBe(false);
    expect(opener!.getAttribute("aria-expanded")).toBe("true");
    expect(chooser!.querySelectorAll("input[type=radio]").length).toBeGreaterThan(40);
  });

  test("lets her in to just watch", () => {
    submitWatching();
    expect(entered[0]).toMatchObject({ name: "Quiet Heron", watching: true });
    expect(model.self.watching.value).toBe(true);
  });

  test("says nothing of watching when she enters to take part", () => {
    submit("Mei");
    expect(entered[0]).not.toHaveProperty("watching");
    expect(model.self.watching.value).toBe(false);
  });

  test("a page without a door is left alone", () => {
    document.body.innerHTML = "<main></main>";
    expect(findDoor(document)).toBeNull();
  });
});
