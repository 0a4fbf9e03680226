/** Buttons that copy what stands in a field. Without this script they are hidden, and the field can be copied by hand. */

/** Puts a text where a paste finds it. */
export type Copy = (text: string) => Promise<void>;

/** Shows the buttons. Where the browser gives no clipboard, as on http, the text is chosen, and she is told to copy it. */
export function offerCopies(page: Document, copy: Copy): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
    const field = page.getElementById(button.dataset.copies ?? "");
    const told = page.getElementById(`${button.dataset.copies}-told`);
    if (!(field instanceof HTMLTextAreaElement) || !told) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      told.textContent = await copy(field.value).then(
        () => button.dataset.copied ?? "",
        () => button.dataset.select ?? "",
      );
    });
  }
}

offerCopies(document, async (text) => navigator.clipboard.writeText(text));
