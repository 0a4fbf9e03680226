/**
 * Commands that experiences hear, while she writes one: those that begin so, with what they do. Arrows choose, Tab or Enter
 * completes, Escape leaves it as it is written; what she types on stays hers.
 */
import { useId, useLayoutEffect, useState } from "preact/hooks";
import { useExperiences } from "./tools";

export interface CommandsProps {
  readonly field: { readonly current: HTMLTextAreaElement | HTMLInputElement | null };
  readonly text: string;
  readonly write: (text: string) => void;
}

const SHOWN_MAX = 6;

export function Commands({ field, text, write }: CommandsProps) {
  const { words, experiences } = useExperiences();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const [left, setLeft] = useState<string | null>(null);
  const begun = /^\/([a-z0-9-]*)$/.exec(text)?.[1];
  const all = Object.entries(experiences.listens.value.commands).sort(([a], [b]) => (a < b ? -1 : 1));
  const fitting = begun === undefined || left === text ? [] : all.filter(([word]) => word.startsWith(begun));
  const shown = fitting.slice(0, SHOWN_MAX);
  const at = Math.min(chosen, shown.length - 1);
  const complete = (word: string) => {
    write(`/${word} `);
    setChosen(0);
    field.current?.focus();
  };
  // At once: the next key must not be heard as if nothing were completed yet.
  useLayoutEffect(() => {
    const input = field.current;
    const press = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || shown.length === 0 || event.isComposing) return;
      const word = shown[at]?.[0];
      const isWhole = word === begun;
      if (event.key === "ArrowDown") setChosen((at + 1) % shown.length);
      else if (event.key === "ArrowUp") setChosen((at + shown.length - 1) % shown.length);
      else if (event.key === "Escape") setLeft(text);
      else if (word !== undefined && (event.key === "Tab" || (event.key === "Enter" && !isWhole)))
        complete(word);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the form: Enter would send what is only begun.
    input?.addEventListener("keydown", press, { capture: true });
    return () => input?.removeEventListener("keydown", press, { capture: true });
  });
  useLayoutEffect(() => {
    const input = field.current;
    if (!input || shown.length === 0) return undefined;
    const said = {
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": id,
      "aria-autocomplete": "list",
    };
    const names = Object.entries({ ...said, "aria-activedescendant": `${id}-${at}` });
    for (const [name, value] of names) input.setAttribute(name, value);
    return () => {
      for (const [name] of names) input.removeAttribute(name);
    };
  });
  if (shown.length === 0) return null;
  return (
    <div id={id} class="xp-commands" role="listbox" aria-label={words.text("xp-commands")}>
      {shown.map(([word, about], index) => (
        // The field keeps the keys: the list is pressed, never entered.
        <div
          key={word}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => complete(word)}
          onKeyDown={() => undefined}
        >
          <code>/{word}</code> <span dir="auto">{about}</span>
        </div>
      ))}
    </div>
  );
}
