/** A sheet of the editor: beside the place where there is room, else from the foot. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "./context";
import { Drawing } from "./drawing";

interface SheetProps {
  readonly id: string;
  readonly title: string;
  readonly side: "left" | "right";
  /** The keys go there when it opens. */
  readonly takesKeys: boolean;
  readonly close: () => void;
  readonly act?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function BuildSheet({ id, title, side, takesKeys, close, act, children }: SheetProps) {
  const { words } = useDesk();
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!takesKeys) return;
    const first = sheet.current?.querySelector<HTMLElement>("[data-first]");
    (first ?? sheet.current?.querySelector("h2"))?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={sheet}
      id={`build-${id}`}
      class={`build-sheet build-${side} build-of-${id} paper-card`}
      aria-labelledby={`build-${id}-title`}
    >
      <header>
        <h2 id={`build-${id}-title`} tabIndex={-1} dir="auto">
          {title}
        </h2>
        {act}
        <button type="button" class="hud-close" aria-label={words.text("panel-close")} onClick={close}>
          <Drawing name="close" />
        </button>
      </header>
      <div class="build-body">{children}</div>
    </section>
  );
}
