/**
 * What experiences have put before her: offers, files, Panels, and the author's console. Beside the place on a wide screen,
 * a sheet from the foot on a phone. Nothing of it takes the keys from whoever walks or writes: only what answers to what
 * she has just done does, and Q leads there at any time.
 */
import "./panels.css";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Experiences, ShownPanel } from "../../model/experiences";
import { ShowLine } from "../show_line";
import { PanelCard } from "./card";
import { Console } from "./console";
import { Files, fileName } from "./files";
import { Folding } from "./folding";
import { Offers } from "./offers";
import { Thanks, Went } from "./sentences";
import { useExperiences } from "./tools";

export { Board } from "./board";
export { Commands } from "./commands";
export { Told } from "./told";

const FIELDS = "input, textarea, select, [contenteditable]";

export function Shown() {
  const { model, words, experiences } = useExperiences();
  const stack = useRef<HTMLElement>(null);
  const folding = useRef(new Folding()).current;
  const panels = before(experiences);
  const keys = panels.map(({ panel }) => panel);
  folding.keep(keys, stack.current);
  useKeyToPanels(stack);
  useFocusForNew(stack, keys, experiences);
  if (model.immersion.hasCard.value) return null;
  const newest = panels.at(-1);
  return (
    <aside ref={stack} class="xp xp-stack" aria-label={words.text("xp-label")}>
      <Arrivals newest={newest} />
      <ShowLine />
      <Went />
      <Thanks />
      <Offers />
      <Files />
      {panels.map((shown) => (
        <PanelCard
          key={shown.panel}
          shown={shown}
          isFolded={folding.isFolded(shown.panel)}
          fold={(on) => folding.fold(shown.panel, on)}
          hasKey={shown === newest}
        />
      ))}
      <Console />
    </aside>
  );
}

/** Said as they come: what is new and takes no keys would else be found by the eye alone. */
function Arrivals({ newest }: { readonly newest: ShownPanel | undefined }) {
  const { words, experiences } = useExperiences();
  const offer = experiences.offers.value.at(-1);
  const file = experiences.files.value.at(-1);
  return (
    <div class="unseen" role="status" aria-atomic="false">
      {newest && <p>{words.text("xp-shows", { name: newest.name, title: newest.content.title })}</p>}
      {offer && <p>{`${words.text("xp-offers", { name: offer.name })} ${offer.text}`}</p>}
      {file && <p>{words.text("xp-file", { name: file.name, file: fileName(file.file) })}</p>}
    </div>
  );
}

/** Hers, and behind them the board that she reads. */
function before(experiences: Experiences): readonly ShownPanel[] {
  const key = experiences.boardRead.value;
  const board =
    key === null ? null : [...experiences.boards.value.values()].find(({ panel }) => panel === key);
  return board ? [...experiences.panels.value, board] : experiences.panels.value;
}

function useKeyToPanels(stack: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const page = document;
    const press = (event: KeyboardEvent) => {
      if (event.code !== "KeyQ" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      const titles = stack.current?.querySelectorAll<HTMLElement>(".xp-panel h2");
      const offer = stack.current?.querySelector<HTMLElement>(".xp-offer h2");
      (offer ?? titles?.[titles.length - 1])?.focus();
    };
    page.addEventListener("keydown", press);
    return () => page.removeEventListener("keydown", press);
  }, [stack]);
}

/** A new Panel takes the keys where it answers to her; when the one that had them goes, they go back to the place. */
function useFocusForNew(
  stack: { readonly current: HTMLElement | null },
  keys: readonly string[],
  experiences: Experiences,
): void {
  const { toWorld } = useExperiences();
  const seen = useRef<readonly string[]>([]);
  const held = useRef<string | null>(null);
  useLayoutEffect(() => {
    const page = document;
    const focused = page.activeElement;
    const fresh = keys.find((key) => !seen.current.includes(key));
    const isLost = held.current !== null && !keys.includes(held.current);
    seen.current = keys;
    const isWriting = focused?.closest(FIELDS) && !stack.current?.contains(focused);
    if (fresh !== undefined && experiences.isAnsweringHer && !isWriting)
      titleOf(stack.current, fresh)?.focus();
    else if (isLost && (focused === null || focused === page.body)) toWorld();
    held.current = panelWithFocus(stack.current);
  }, [keys.join(" ")]);
  useEffect(() => {
    const note = () => {
      held.current = panelWithFocus(stack.current);
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [stack]);
}

function panelWithFocus(stack: HTMLElement | null): string | null {
  const focused = stack?.ownerDocument.activeElement?.closest<HTMLElement>("[data-shown]");
  return (focused && stack?.contains(focused) && focused.dataset.shown) || null;
}

function titleOf(stack: HTMLElement | null, key: string): HTMLElement | null {
  return stack?.querySelector<HTMLElement>(`[data-shown="${CSS.escape(key)}"] h2`) ?? null;
}
