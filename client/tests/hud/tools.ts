/** A HUD to try: its tools with a visit that notes down what is asked of it, on a page with a canvas. */
import { signal } from "@preact/signals";
import { expect } from "vitest";
import { HudState, type HudTools } from "../../src/hud/context";
import { fetchFirstSteps } from "../../src/hud/first_steps_later";
import { fetchHostBar } from "../../src/hud/host_later";
import { showHud } from "../../src/hud/hud";
import { fetchPanels } from "../../src/hud/open_panel";
import { fetchSafety } from "../../src/hud/safety_later";
import { fetchTextView } from "../../src/hud/text_view_later";
import { Language } from "../../src/locale/language";
import { loadWords } from "../../src/locale/words";
import { AppModel } from "../../src/model/app_model";
import type { ActAnswer } from "../../src/net/acting";
import type { Visit } from "../../src/net/visit";
import type { People } from "../../src/protocol/generated";
import { WELCOME } from "../net/fake_world";

const ACTS = [
  "gather",
  "holdStill",
  "quiet",
  "bringToDoor",
  "letIn",
  "turnAway",
  "rename",
  "muteChat",
  "remove",
  "ban",
  "act",
  "raiseHand",
  "whisper",
  "ask",
];

export interface Trial {
  readonly model: AppModel;
  readonly tools: HudTools;
  /** What the HUD asked of the visit, as `name argument …`. */
  readonly calls: string[];
  /** The pages of people to answer with, in order. */
  readonly pages: People[];
  /** What the server answers to acts, in order; null: done. When there are no more, all are done. */
  readonly answers: ActAnswer[];
}

/** A page on which somebody has entered; show the HUD, or a part of it, with the tools. */
export async function trial(): Promise<Trial> {
  document.body.innerHTML = "<canvas id='world' tabindex='0'></canvas><div id='hud'></div>";
  localStorage.clear();
  const model = new AppModel();
  const calls: string[] = [];
  const pages: People[] = [];
  const answers: ActAnswer[] = [];
  const acted =
    (name: string) =>
    async (...facts: unknown[]) => {
      calls.push([name, ...facts.map((fact) => JSON.stringify(fact))].join(" "));
      return answers.shift() ?? null;
    };
  const noted = (name: string) => (fact?: unknown) =>
    void calls.push(
      fact === undefined ? name : `${name} ${typeof fact === "string" ? fact : JSON.stringify(fact)}`,
    );
  const visit = {
    ...Object.fromEntries(
      [
        "say",
        "leave",
        "comeBack",
        "sit",
        "stand",
        "emote",
        "goTo",
        "stopGoing",
        "travel",
        "use",
        "joinIn",
        "leaveLine",
        "waitAs",
      ].map((name) => [name, noted(name)]),
    ),
    ...Object.fromEntries(ACTS.map((name) => [name, acted(name)])),
    tellRefusal: () => null,
    askPeople: async (query: string, after: string | null) => {
      calls.push(`people ${query} ${after}`);
      return pages.shift() ?? null;
    },
  };
  const language = new Language(document);
  language.words.value = await loadWords("en");
  const tools: HudTools = {
    model,
    visit: visit as unknown as Visit,
    language,
    state: new HudState(),
    thumb: signal(null),
    toWorld: () => document.querySelector("canvas")?.focus(),
    takePhoto: async () => new Blob(["photo"], { type: "image/jpeg" }),
    drawnPlace: async () => null,
    claimPicture: () => undefined,
  };
  model.welcome({ ...WELCOME, permissions: [...WELCOME.permissions, "emote"], people: 3 }, 0);
  return { model, tools, calls, pages, answers };
}

/** The whole HUD, drawn; call what it returns when the test is over. */
export async function shown(tools: HudTools): Promise<() => void> {
  await fetchPanels();
  await fetchHostBar();
  await fetchTextView();
  await fetchSafety(tools);
  await fetchFirstSteps();
  const takeAway = showHud(document.getElementById("hud")!, tools);
  await turn();
  return takeAway;
}

/** Lets what changed be drawn. */
export async function turn(): Promise<void> {
  for (let index = 0; index < 3; index += 1) await new Promise((resolve) => setTimeout(resolve));
}

export function find<Found extends Element = HTMLElement>(selector: string): Found | null {
  return document.querySelector<Found>(selector);
}

/** The first button outside the place in words whose words begin so. */
export function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll<HTMLButtonElement>("#hud > :not(.text-view) button")].find(
    (each) => (each.textContent ?? "").trim().startsWith(name),
  );
  expect(found, `a button “${name}”`).toBeDefined();
  return found!;
}

export async function press(key: string, target: Element | null = find("canvas"), code = ""): Promise<void> {
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
  await turn();
}

/** A role link, opened meanwhile, has made her a host. */
export async function becomeHost(model: AppModel, role: "host" | "owner" = "host"): Promise<void> {
  const permissions = ["enter", "move", "chat", "see_people", "whisper", "moderate"];
  const unmuted = { is_muted: false, why: "", is_voice_muted: false, voice_why: "", is_on_stage: false };
  model.standingChanged({ role, permissions, is_new: false, ...unmuted });
  await turn();
}
