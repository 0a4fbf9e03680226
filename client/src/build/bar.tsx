/** The builder's bar in place of the other: what to build with, and the way back. One stop of the Tab key. */
import { useRef } from "preact/hooks";
import { type Stop, useArrows } from "../hud/toolbar";
import { MicButton } from "../hud/voice_later";
import { useDesk, useRoom } from "./context";
import type { Sheet } from "./desk";
import { Drawing, type DrawingName } from "./drawing";

export function BuildBar({ done }: { readonly done: () => void }) {
  const { words, desk } = useDesk();
  const bar = useRef<HTMLDivElement>(null);
  const { stop, onKeyDown } = useArrows(bar);
  const hasRoom = useRoom();
  const { building } = desk;
  const isBuilder = building.isBuilder.value;
  const isDrafting = building.draftRevision.value !== null;
  let at = -1;
  const next = () => {
    at += 1;
    return stop(at);
  };
  return (
    <div
      ref={bar}
      class={`hud-bar build-bar paper-card${hasRoom ? "" : " build-narrow"}`}
      role="toolbar"
      aria-label={words.text("build-bar")}
      onKeyDown={onKeyDown}
    >
      <SheetButton sheet="palette" drawing="add" {...next()} />
      {hasRoom && <SheetButton sheet="library" drawing="library" {...next()} />}
      <SheetButton sheet="tree" drawing="tree" {...next()} />
      {hasRoom && <SheetButton sheet="history" drawing="history" {...next()} />}
      {hasRoom && isBuilder && (
        <SheetButton sheet="draft" drawing="draft" isMarked={isDrafting} {...next()} />
      )}
      {hasRoom && <span class="build-rule" aria-hidden="true" />}
      <ActButton
        drawing="undo"
        label="build-undo"
        disabled={!building.canUndo.value}
        act={() => void desk.undo()}
        {...next()}
      />
      {hasRoom && (
        <ActButton
          drawing="redo"
          label="build-redo"
          disabled={!building.canRedo.value}
          act={() => void desk.redo()}
          {...next()}
        />
      )}
      {hasRoom ? (
        <span class="build-rule" aria-hidden="true" />
      ) : (
        <SheetButton sheet="more" drawing="more" isMarked={isDrafting} {...next()} />
      )}
      <MicButton {...next()} />
      <ActButton drawing="done" label="build-done" act={done} isMain {...next()} />
    </div>
  );
}

interface SheetButtonProps extends Stop {
  readonly sheet: Sheet;
  readonly drawing: DrawingName;
  readonly isMarked?: boolean;
}

function SheetButton({ sheet, drawing, isMarked, ...stop }: SheetButtonProps) {
  const { words, desk } = useDesk();
  const isOpen = desk.sheet.value === sheet;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      {...stop}
      onClick={() => {
        desk.giveUp();
        desk.wanted.value = null;
        desk.sheet.value = isOpen ? null : sheet;
      }}
    >
      <Drawing name={drawing} />
      <span class="hud-word">
        {words.text(sheet === "draft" && isMarked ? "build-sheet-draft-on" : `build-sheet-${sheet}`)}
      </span>
      {isMarked && <span class="hud-mark" aria-hidden="true" />}
    </button>
  );
}

interface ActButtonProps extends Stop {
  readonly drawing: DrawingName;
  readonly label: string;
  readonly isMain?: boolean;
  readonly disabled?: boolean;
  readonly act: () => void;
}

function ActButton({ drawing, label, isMain, disabled, act, ...stop }: ActButtonProps) {
  const { words } = useDesk();
  return (
    <button
      type="button"
      class={isMain ? "hud-action" : ""}
      aria-disabled={disabled || undefined}
      {...stop}
      onClick={() => !disabled && act()}
    >
      <Drawing name={drawing} />
      <span class="hud-word">{words.text(label)}</span>
    </button>
  );
}
