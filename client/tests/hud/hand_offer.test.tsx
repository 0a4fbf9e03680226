// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HandOffer } from "../../src/hud/hand_offer";
import { handOffer } from "../../src/hud/offers";
import type { AppModel } from "../../src/model/app_model";
import type { CarriedThing, Hands, HandTold, InHand } from "../../src/model/hands";
import { Yard } from "../world/yard";
import { button, find, shown, trial, turn } from "./tools";

let model: AppModel;
let done: string[];
let takeAway: () => void;
const inHand = signal<InHand | null>(null);
const told = signal<HandTold | null>(null);

beforeEach(async () => {
  const tried = await trial();
  model = tried.model;
  done = [];
  const yard = new Yard();
  const id = yard.add({ grabbable: { bounce: 0.3, friction: 0.6 } }, [1, 0, -1]);
  yard.entities.set(id, { ...yard.entities.get(id)!, name: "Cup" });
  model.scene.take({ revision: 1, template: "", entities: [...yard.entities.values()] });
  inHand.value = { id, state: "held" };
  told.value = null;
  const carried: CarriedThing[] = [{ id, slot: 3, isFlying: false, x: 0.2, y: 1.2, z: -0.6 }];
  const act = (name: string) => () => void done.push(name);
  const acts = { lay: act("lay"), throw: act("throw"), giveBack: act("back") };
  model.hands.value = { inHand, told, carried, ...acts } as unknown as Hands;
  handOffer.value = HandOffer;
  takeAway = await shown(tried.tools);
});

afterEach(() => {
  handOffer.value = null;
  model.hands.value = null;
  takeAway();
});

test("what is in hand can be put down, thrown and put back, above the bar", async () => {
  expect(find(".hud-offer p")?.textContent).toBe("In your hand: Cup");
  for (const name of ["Put down", "Throw", "Put back"]) button(name).click();
  expect(done).toEqual(["lay", "throw", "back"]);
});

test("and by name in the text view, where it is told as in her hand", async () => {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".text-view button")];
  for (const name of ["Put down Cup before me", "Throw Cup", "Put Cup back where it was"])
    buttons.find(({ textContent }) => textContent === name)?.click();
  expect(find("[data-row]")?.textContent).toContain("in the hand of");
  expect(done).toEqual(["lay", "throw", "back"]);
});

test("what happens to it is said aloud", async () => {
  told.value = { what: "thrown", id: inHand.value!.id, slot: null };
  await turn();
  expect(find(".text-news")?.textContent).toContain("You have thrown Cup.");
});
