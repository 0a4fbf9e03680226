/** The look on the door card: a portrait, another by chance, and all choices for whoever wants them. */
import { effect, type ReadonlySignal } from "@preact/signals";
import { render } from "preact";
import type { Words } from "../locale/words";
import type { OwnLook } from "../model/look";
import "./look.css";
import { LookChooser } from "./look_chooser";
import { describedLook } from "./look_words";
import { Portrait } from "./portrait";

const PORTRAIT_PX = 96;

/** Fills what of it the card has; a card without a place for the portrait stays as it is. */
export function showLookAtDoor(page: Document, own: OwnLook, words: ReadonlySignal<Words | null>): void {
  const slot = page.getElementById("enter-look");
  if (!slot) return;
  // What the page showed until now was a picture of nobody.
  slot.replaceChildren();
  page.getElementById("enter-look-another")?.addEventListener("click", () => own.another());
  effect(() => {
    const look = own.look.value;
    const said = words.value ? { label: describedLook(look, words.value) } : {};
    render(<Portrait look={look} size={PORTRAIT_PX} {...said} />, slot);
  });
  const opener = page.getElementById("enter-look-choose");
  if (opener) openChooser(page, opener, own, words);
}

/** The rows appear where the card has a place for them, or right below the button's own row. */
function openChooser(
  page: Document,
  opener: HTMLElement,
  own: OwnLook,
  words: ReadonlySignal<Words | null>,
): void {
  const place = page.getElementById("enter-look-chooser") ?? placeBelow(page, opener);
  place.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", place.id);
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    place.hidden = !place.hidden;
    opener.setAttribute("aria-expanded", String(!place.hidden));
  });
  effect(() => {
    if (words.value) render(<DoorChooser own={own} words={words.value} />, place);
  });
}

function DoorChooser({ own, words }: { own: OwnLook; words: Words }) {
  return <LookChooser own={own} words={words} />;
}

function placeBelow(page: Document, opener: HTMLElement): HTMLElement {
  const place = page.createElement("div");
  place.id = "enter-look-chooser";
  (opener.parentElement ?? opener).after(place);
  return place;
}
