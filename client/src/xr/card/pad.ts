/** A card with pages: its sheet, where she is in it, and what redraws it. */
import { effect, signal, untracked } from "@preact/signals";
import type { Language } from "../../locale/language";
import type { Words } from "../../locale/words";
import type { ButtonBlock } from "./content";
import { pageOf } from "./pages";
import { Sheet, type SheetStage } from "./sheet";
import type { CardStage } from "./tools";
import type { Step, Way } from "./way";

/** A little larger than a hand: every button of it is wide enough for a finger. */
const SIZE = { width: 230, height: 290 };

export class Pad {
  readonly sheet: Sheet;
  readonly way: Way;
  readonly isOpen = signal(false);
  readonly #forget: () => void;
  #shown: readonly Step[] | null = null;
  #about: string | undefined;

  /** `after`: what stands behind the title of every page. */
  constructor(
    xr: SheetStage,
    stage: CardStage,
    language: Language,
    way: Way,
    after: (words: Words) => ButtonBlock,
  ) {
    this.way = way;
    this.sheet = new Sheet(xr, SIZE);
    this.#forget = effect(() => {
      const words = language.words.value;
      if (!this.isOpen.value || !words) {
        this.#shown = null;
        untracked(() => this.sheet.show(null));
        return;
      }
      const { textSize, contrast, isEvening } = stage.model.settings;
      void [textSize.value, contrast.value, isEvening];
      const content = { ...pageOf({ ...stage, words, way }), after: after(words) };
      const steps = way.steps.value;
      const isNew = steps !== this.#shown || content.about !== this.#about;
      this.#shown = steps;
      this.#about = content.about;
      untracked(() => this.sheet.show(content, isNew));
    });
  }

  dispose(): void {
    this.#forget();
    this.sheet.dispose();
  }
}
