/** Makes the door card of the server's page work: the name, the look, the ways in, and what the card says meanwhile. */
import { effect, type ReadonlySignal } from "@preact/signals";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import { OwnLook } from "../model/look";
import { recall, remember } from "../model/memory";
import { codeIn } from "../net/address";
import type { Visit } from "../net/visit";

/** Under which this browser remembers her name. */
export const NAME_KEY = "lanting.name";

const CODES_REFUSALS: ReadonlySet<string> = new Set(["code_needed", "code_wrong"]);

export interface Door {
  readonly card: HTMLElement;
  readonly form: HTMLFormElement;
  readonly name: HTMLInputElement;
  /** For the six letters of a Space that only those find who have its link; not on every card. */
  readonly code: HTMLInputElement | null;
  readonly button: HTMLButtonElement;
  /** Enters on a seat, for whoever just watches; not on every card. */
  readonly watch: HTMLButtonElement | null;
  readonly status: HTMLElement;
}

/** Null on a page without a door, such as the one of a server whose client is not built. */
export function findDoor(page: Document): Door | null {
  const card = page.getElementById("enter-card");
  const form = page.querySelector<HTMLFormElement>("#enter-form");
  const name = page.querySelector<HTMLInputElement>("#enter-name");
  const code = page.querySelector<HTMLInputElement>("#enter-code");
  const button = page.querySelector<HTMLButtonElement>("#enter-button");
  const watch = page.querySelector<HTMLButtonElement>("#enter-watch");
  const status = page.getElementById("enter-status");
  return card && form && name && button && status ? { card, form, name, code, button, watch, status } : null;
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
  const own = new OwnLook({ recall, remember });
  const enter = (watching: boolean) => {
    const name = door.name.value.trim();
    if (name === "" || model.state.value !== "door") return;
    remember(NAME_KEY, name);
    model.self.watching.value = watching;
    const look = own.look.value;
    const code = door.code?.value.trim() || codeIn(door.card.ownerDocument);
    visit.enter({ space, name, look, ...(watching && { watching }), ...(code && { code }) });
  };
  door.form.addEventListener("submit", (event) => {
    event.preventDefault();
    enter(event.submitter !== null && event.submitter === door.watch);
  });
  if (door.watch?.type === "button") door.watch.addEventListener("click", () => enter(true));
  // A portrait is fetched beside the words: nobody waits for it who only wants to come in.
  void import("./look_door").then(
    ({ showLookAtDoor }) => showLookAtDoor(door.card.ownerDocument, own, words),
    () => undefined,
  );
  effect(() => {
    if (model.state.value === "door" && CODES_REFUSALS.has(model.ending.value?.code ?? "")) askForCode(door);
  });
  effect(() => {
    const state = model.state.value;
    door.card.hidden = state !== "door" && state !== "entering";
    door.button.disabled = state !== "door";
    if (door.watch) door.watch.disabled = state !== "door";
    door.status.textContent = words.value ? doorStatus(model, words.value) : "";
  });
}

/** A code is asked for: in its field, or on a page that has one. */
function askForCode({ card, code }: Door): void {
  const window = card.ownerDocument.defaultView;
  if (code) {
    code.focus();
    code.select();
  } else window?.location.assign(window.location.pathname);
}

function doorStatus(model: AppModel, words: Words): string {
  // At the door with an ending: she was not let in, and can do something about it here.
  const refusal = model.ending.value;
  if (model.state.value === "door") return refusal ? words.reason(refusal.code, refusal.facts) : "";
  if (model.state.value !== "entering") return "";
  const tidings = model.tidings.value;
  return tidings ? words.reason(tidings.code, tidings.facts) : words.text("entering");
}
