// @vitest-environment happy-dom
import { type Signal, signal } from "@preact/signals";
import { Group, Ray, Vector3 } from "three";
import { beforeEach, expect, test, vi } from "vitest";
import { loadWords } from "../../../src/locale/words";
import type { CardFace } from "../../../src/model/immersion";
import { openCard } from "../../../src/xr/card";
import { Sheet } from "../../../src/xr/card/sheet";
import { openComfort } from "../../../src/xr/comfort";
import type { FaceParts, Said, Subject, XrStage } from "../../../src/xr/context";
import { newHand, newPose } from "../../../src/xr/hand";
import type { Pointable } from "../../../src/xr/pointable";
import { Room } from "../../../src/xr/room";
import { FORM, played, shownAs, TAKEN, TEA } from "../../hud/panels/samples";
import { type Trial, trial } from "../../hud/tools";

let held: Trial;
let xr: XrStage;
let said: Signal<Said | null>;
let card: Subject;
let face: () => CardFace;
const felt: string[] = [];

beforeEach(async () => {
  held = await trial();
  felt.length = 0;
  said = signal(null);
  const { model, tools, calls } = held;
  model.people.meet([{ ...model.people.self!.card!, slot: 7, name: "Mei", participant: "p-7" }], 0);
  model.immersion.mode.value = "vr";
  const room = new Room();
  room.place(0, 0, 0, 0, 1);
  room.head.position.set(0, 1.6, 0);
  const hands = { left: newHand("left"), right: newHand("right") };
  Object.assign(hands.left, { kind: "controller", isTracked: true });
  hands.left.grip.position.set(-0.2, 1.2, -0.3);
  const parts: FaceParts = {};
  xr = {
    stage: { model, visit: tools.visit, reducedMotion: false },
    room,
    hands,
    head: newPose(),
    main: "right",
    mode: "vr",
    language: tools.language,
    session: {},
    comfort: openComfort(),
    pointables: new Set<Pointable>(),
    root: new Group(),
    walk: { x: 0, z: 0, run: false },
    acts: signal([]),
    said,
    tell: (told: FaceParts) => Object.assign(parts, told),
    pulse: (side: string) => void felt.push(side),
    end: () => void calls.push("end"),
  } as unknown as XrStage;
  card = openCard(xr);
  face = () => parts.card!()!;
  calls.length = 0;
});

const names = () => face().buttons.map(({ name }) => name);

function press(name: string): void {
  const { x, y, z, nx, ny, nz } = face().buttons.find((each) => each.name === name)!;
  const normal = new Vector3(nx, ny, nz);
  const ray = new Ray(new Vector3(x, y, z).addScaledVector(normal, 0.3), normal.negate());
  for (const sheet of xr.pointables) {
    if (sheet.meet("right", ray) === Number.POSITIVE_INFINITY) continue;
    sheet.point("right", true);
    sheet.point("right", false);
    sheet.leave("right");
  }
  card.frame(0.01, 0);
}

function openByButton(): void {
  xr.hands.left.secondary = true;
  card.frame(0.01, 0);
  xr.hands.left.secondary = false;
}

test("the other hand's second button opens the card over its wrist, and closes it", () => {
  expect([face().isOpen, names()]).toEqual([false, []]);
  openByButton();
  expect([face().isOpen, face().page]).toEqual([true, "home"]);
  expect(names()).toEqual(
    expect.arrayContaining(["mic", "people", "chat", "panic", "leave-vr", "leave", "pin"]),
  );
  for (const { x, y, z } of face().buttons)
    expect(xr.hands.left.grip.position.distanceTo(new Vector3(x, y, z))).toBeLessThan(0.45);
  press("leave");
  press("leave-vr");
  expect(held.calls).toEqual(["leave", "end"]);
  openByButton();
  expect([face().isOpen, names(), xr.pointables.size]).toEqual([false, [], 0]);
});

test("whoever has one hand alone opens it in front of her, pinned, and unpins it to the wrist", () => {
  xr.hands.right.secondary = true;
  card.frame(0.01, 0);
  xr.hands.right.secondary = false;
  for (const { z, nz } of face().buttons) expect([z < -0.3, nz > 0.9]).toEqual([true, true]);
  press("pin");
  for (let frame = 0; frame < 99; frame += 1) card.frame(0.02, frame);
  const { x, y, z } = face().buttons.find(({ name }) => name === "leave")!;
  expect(xr.hands.left.grip.position.distanceTo(new Vector3(x, y, z))).toBeLessThan(0.3);
});

test("three presses send a phrase: card, chat, phrase", () => {
  openByButton();
  press("chat");
  press("phrase-1");
  press("back");
  expect([held.calls, face().page]).toEqual([["say Hello!"], "home"]);
});

test("whoever is met is shown in front of her, and her card is gone when it is closed", () => {
  const { model } = held;
  model.met.value = 7;
  card.frame(0.01, 0);
  expect(model.met.value).toBeNull();
  expect(names()).toEqual(expect.arrayContaining(["go", "close"]));
  for (const { z, nz } of face().buttons) expect([z < -0.5, nz > 0.9]).toEqual([true, true]);
  press("close");
  expect(names()).toEqual([]);
});

test("a Panel that answers to her stands before her; thanks are said when it has gone with her answer", async () => {
  const line = played(held.model);
  void line.experiences.click("bell");
  line.hear("PanelShown", shownAs("1.tea", TEA));
  card.frame(0.01, 0);
  expect([face().isOpen, felt]).toEqual([false, []]);
  for (const { z, nz } of face().buttons) expect([z < -0.4, nz > 0.9]).toEqual([true, true]);
  press("answer choice_1");
  line.hear("PanelClosed", { panel: "1.tea", reason: "closed" });
  line.asked[1]!.answer(TAKEN);
  await vi.waitFor(() => expect(face().says).toBe("Thank you, your answer has arrived."));
  expect(names()).toEqual([]);
});

test("a Panel that comes by itself is felt and waits on her card, and takes the place of none that she reads", () => {
  const line = played(held.model);
  line.hear("PanelShown", shownAs("1.tea", TEA));
  card.frame(0.01, 0);
  expect([felt, names()]).toEqual([["left"], []]);
  openByButton();
  press("shown");
  line.hear("PanelShown", shownAs("1.form", FORM));
  card.frame(0.01, 1_000);
  expect(names()).toEqual(expect.arrayContaining(["answer choice_1", "panel 1.form"]));
  press("panel 1.form");
  expect(names()).toContain("cups more");
});

test("of an answer on a board the board itself says that it has arrived", async () => {
  const line = played(held.model);
  line.hear("PanelShown", shownAs("1.sign", TEA, "ent_sign"));
  line.experiences.press("1.sign", "choice_1");
  line.asked[0]!.answer(TAKEN);
  await vi.waitFor(() => expect(line.experiences.answers.stateOf("1.sign")?.state).toBe("taken"));
  expect(face().says).toBe("");
});

test("what is told is shown for some seconds, and what is last said stays to be asked for", () => {
  const seen = () => xr.root.children.filter(({ visible }) => visible).length;
  said.value = { key: "headset-in-wall", facts: {}, count: 1 };
  card.frame(0.01, 1);
  expect([face().says, seen()]).toEqual(["Your head is in a wall. Take a step back.", 1]);
  card.frame(0.01, 8_000);
  expect(seen()).toBe(0);
  held.model.tidings.value = { code: "moved-too_fast", facts: {} };
  expect(face().says).toMatch(/^That was faster/);
});

test("a whisper is felt at the hand that has the card, but not one that she sends", () => {
  const { model } = held;
  const whispered = (participant: string) =>
    ({
      name: "Whispered",
      seq: 0,
      body: { tag: "", participant, name: "Mei", text: "Psst", said_at: 0 },
    }) as never;
  for (const hear of model.hearers) hear(whispered("p-7"));
  for (const hear of model.hearers) hear(whispered(model.participant));
  expect([felt, face().says]).toEqual([["left"], "Mei (to you only): Psst"]);
});

test("when she is sent out, why and the ways on stand before her", () => {
  held.model.ended({ code: "close-removed", facts: {} });
  card.frame(0.01, 0);
  press("come-back");
  expect([names().sort(), held.calls]).toEqual([["come-back", "leave-vr"], ["comeBack"]]);
});

test("another language redraws what is open", async () => {
  openByButton();
  const show = vi.spyOn(Sheet.prototype, "show");
  held.tools.language.words.value = await loadWords("zh-CN");
  const [content] = show.mock.calls.find(([shown]) => shown !== null)!;
  expect(JSON.stringify(content)).toContain("离开");
  show.mockRestore();
});

test("on a phone the page lies over the picture: there is no card, and what is said is told there", () => {
  card.dispose();
  const onPhone = openCard({ ...xr, session: { domOverlayState: { type: "screen" } } } as unknown as XrStage);
  said.value = { key: "headset-in-wall", facts: {}, count: 1 };
  expect(held.model.tidings.value).toEqual({ code: "headset-in-wall", facts: {} });
  expect(held.model.immersion.hasCard.value).toBe(false);
  onPhone.dispose();
});

test("with the session all of it is gone", () => {
  openByButton();
  held.model.met.value = 7;
  const hearers = held.model.hearers.size;
  card.dispose();
  expect([xr.root.children.length, xr.pointables.size, held.model.immersion.hasCard.value]).toEqual([
    0,
    0,
    false,
  ]);
  expect(held.model.hearers.size).toBeLessThan(hearers);
});
