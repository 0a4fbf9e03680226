/** Makes the door card of the server's page work: the name, the Enter button, and what the card says meanwhile. */
import { effect, type ReadonlySignal } from "@preact/signals";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import { chanceLook } from "../model/look";
import { recall, remember } from "../model/memory";
import type { Visit } from "../net/visit";
import type { Look } from "../protocol/generated";

const NAME_KEY = "lanting.name";
const LOOK_KEY = "lanting.look";

export interface Door {
  readonly card: HTMLElement;
  readonly form: HTMLFormElement;
  readonly name: HTMLInputElement;
  readonly button: HTMLButtonElement;
  readonly status: HTMLElement;
}

/** Null on a page without a door, such as the one of a server whose client is not built. */
export function findDoor(page: Document): Door | null {
  const card = page.getElementById("enter-card");
  const form = page.querySelector<HTMLFormElement>("#enter-form");
  const name = page.querySelector<HTMLInputElement>("#enter-name");
  const button = page.querySelector<HTMLButtonElement>("#enter-button");
  const status = page.getElementById("enter-status");
  return card && form && name && button && status ? { card, form, name, button, status } : null;
}

/** Works at once; what it says in words follows when they are there. */
export function openDoor(
  door: Door,
  space: string,
  model: AppModel,
  visit: Visit,
  words: ReadonlySignal<Words | null>,
): void {
  const known = recall<string>(NAME_KEY);
  if (known) door.name.value = known;
  door.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = door.name.value.trim();
    if (name === "" || model.state.value !== "door") return;
    remember(NAME_KEY, name);
    visit.enter({ space, name, look: ownLook() });
  });
  effect(() => {
    const state = model.state.value;
    door.card.hidden = state !== "door" && state !== "entering";
    door.button.disabled = state !== "door";
    door.status.textContent = state === "entering" && words.value ? doorStatus(model, words.value) : "";
  });
}

function doorStatus(model: AppModel, words: Words): string {
  const tidings = model.tidings.value;
  return tidings ? words.reason(tidings.code, tidings.facts) : words.text("entering");
}

function ownLook(): Look {
  const look = recall<Look>(LOOK_KEY) ?? chanceLook(Math.random);
  remember(LOOK_KEY, look);
  return look;
}
