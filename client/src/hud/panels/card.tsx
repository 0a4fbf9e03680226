/** One Panel: its title and whose it is, what is on it, its buttons, and how her answer fares. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fieldsOf } from "../../model/answers";
import type { ShownPanel } from "../../model/experiences";
import type { PanelButton } from "../../protocol/generated";
import { Icon } from "../icons";
import { type Faults, faultsOf, leaves } from "./check";
import { PanelItems } from "./items";
import { useExperiences, whyRefused } from "./tools";

const THANKED_MS = 4_000;
const NO_FAULTS: Faults = new Map();

interface CardProps {
  readonly shown: ShownPanel;
  readonly isFolded: boolean;
  readonly fold: (on: boolean) => void;
  /** Q leads here. */
  readonly hasKey: boolean;
}

export function PanelCard({ shown, isFolded, fold, hasKey }: CardProps) {
  const { words, experiences, toWorld } = useExperiences();
  const card = useRef<HTMLElement>(null);
  const { panel, name, content, board } = shown;
  const canClose = content.can_close || board !== null;
  const id = `xp-${panel}`;
  const putAway = () => {
    experiences.putAway(panel);
    toWorld();
  };
  return (
    <section
      ref={card}
      class={`xp-panel paper-card${isFolded ? " folded" : ""}`}
      data-shown={panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        if (canClose) putAway();
        else toWorld();
      }}
    >
      <header>
        <div>
          <h2 id={id} tabIndex={-1} dir="auto">
            {content.title}
          </h2>
          <p class="xp-from">
            <bdi>{name}</bdi>
            {hasKey && (
              <span class="hud-key" aria-hidden="true">
                Q
              </span>
            )}
          </p>
        </div>
        <button
          type="button"
          class="hud-close"
          aria-expanded={!isFolded}
          aria-label={words.text(isFolded ? "xp-unfold" : "xp-fold", { title: content.title })}
          onClick={() => fold(!isFolded)}
        >
          <Fold isFolded={isFolded} />
        </button>
        {canClose && (
          <button
            type="button"
            class="hud-close"
            aria-label={words.text("xp-put-away", { title: content.title })}
            onClick={putAway}
          >
            <Icon name="close" />
          </button>
        )}
      </header>
      {!isFolded && <Body shown={shown} />}
    </section>
  );
}

function Body({ shown }: { readonly shown: ShownPanel }) {
  const { experiences } = useExperiences();
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState(NO_FAULTS);
  const { panel, content } = shown;
  const isSending = experiences.answers.stateOf(panel)?.state === "sending";
  const isFirstFault = useRef(false);
  useLayoutEffect(() => {
    if (!isFirstFault.current) return;
    isFirstFault.current = false;
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  });
  const send = (button: PanelButton) => {
    if (isSending) return;
    const found = faultsOf(fieldsOf(content), experiences.answers.valuesOf(shown));
    const isSent = found.size === 0 || leaves(button, content.buttons);
    setFaults(isSent ? NO_FAULTS : found);
    isFirstFault.current = !isSent;
    if (isSent) void experiences.answer(shown, button.name, found);
  };
  const usual = usualOf(content.buttons);
  return (
    <form
      ref={form}
      class="xp-body"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (usual) send(usual);
      }}
    >
      <PanelItems shown={shown} faults={faults} />
      {content.buttons.length > 0 && (
        <div class="xp-buttons">
          {content.buttons.map((button) => (
            <button
              key={button.name}
              type={button === usual ? "submit" : "button"}
              class={CLASSES[button.style]}
              aria-disabled={isSending || undefined}
              dir="auto"
              {...(button !== usual && { onClick: () => send(button) })}
            >
              {button.label}
            </button>
          ))}
        </div>
      )}
      <How panel={panel} />
    </form>
  );
}

const CLASSES: Readonly<Record<PanelButton["style"], string>> = {
  plain: "hud-line-button",
  primary: "hud-action",
  warning: "hud-line-button xp-warning",
};

/** The one that Enter presses within a field; null where that could be the wrong one. */
function usualOf(buttons: readonly PanelButton[]): PanelButton | null {
  const primary = buttons.find(({ style }) => style === "primary");
  return primary ?? (buttons.length === 1 ? (buttons[0] ?? null) : null);
}

function How({ panel }: { readonly panel: string }) {
  const { words, experiences } = useExperiences();
  const how = experiences.answers.stateOf(panel);
  const isTaken = how?.state === "taken";
  useEffect(() => {
    if (!isTaken) return undefined;
    const timer = setTimeout(() => experiences.answers.forget(panel), THANKED_MS);
    return () => clearTimeout(timer);
  }, [isTaken, experiences, panel]);
  const refusal = how?.refusal;
  const told = useRef<HTMLDivElement>(null);
  // On a long Panel it would be said below what is seen.
  useLayoutEffect(() => {
    if (how) told.current?.scrollIntoView?.({ block: "nearest" });
  }, [how]);
  return (
    <div ref={told} class="xp-fares">
      <p class="xp-how" role="status">
        {how?.state === "sending" && words.text("xp-sending")}
        {isTaken && words.text("xp-taken")}
      </p>
      {refusal && (
        <p class="xp-refused" role="alert" dir="auto">
          {whyRefused(words, refusal)}
        </p>
      )}
    </div>
  );
}

function Fold({ isFolded }: { readonly isFolded: boolean }) {
  return (
    <svg class="hud-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={isFolded ? "M6 14.5l6-6 6 6" : "M6 9.5l6 6 6-6"} />
    </svg>
  );
}
