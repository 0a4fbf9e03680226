/** A sheet over the picture: what it is called, what is in it, and the button that closes it. Beside the place, never over it all. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useHud } from "./context";
import { Icon } from "./icons";

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** What it is called where the title tells more than that. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** Focuses whatever in it is marked `data-first`, else its title. */
export function Panel({ id, title, label, children }: PanelProps) {
  const { words, state } = useHud();
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    (
      sheet.current?.querySelector<HTMLElement>("[data-first]") ?? sheet.current?.querySelector("h2")
    )?.focus();
  }, []);
  return (
    <section
      ref={sheet}
      id={`panel-${id}`}
      class={`hud-panel hud-${id} paper-card`}
      {...(label === undefined ? { "aria-labelledby": `${id}-title` } : { "aria-label": label })}
    >
      <header>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          class="hud-close"
          aria-label={words.text("panel-close")}
          onClick={() => {
            state.panel.value = null;
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="hud-panel-body">{children}</div>
    </section>
  );
}
