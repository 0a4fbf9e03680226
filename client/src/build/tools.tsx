/** Above the bar: what to do next, or, once something is chosen, what the hand does with it. */
import { useRef } from "preact/hooks";
import { useArrows } from "../hud/toolbar";
import { useDesk, useRoom } from "./context";
import type { Tool } from "./desk";
import { Drawing } from "./drawing";
import { isLocked } from "./edits";

const TOOLS: readonly Tool[] = ["move", "turn", "size"];

export function BuildTools() {
  const { desk } = useDesk();
  const hasRoom = useRoom();
  if (desk.placing.value) return <PlacingLine />;
  // On a small screen a sheet has the room.
  if (!hasRoom && desk.sheet.value !== null) return null;
  return desk.selection.value.length > 0 ? <ToolStrip /> : <NextStep />;
}

function PlacingLine() {
  const { words, desk } = useDesk();
  const piece = desk.placing.value!;
  const touch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  return (
    <section class="build-line build-placing paper-card" aria-label={words.text("build-placing-label")}>
      <p>{words.text(touch ? "build-placing-touch" : "build-placing", { name: desk.pieceName(piece) })}</p>
      <button type="button" class="hud-line-button" onClick={() => void desk.placeBefore(piece)}>
        {words.text("build-place-before")}
      </button>
      <button type="button" onClick={() => desk.giveUp()}>
        {words.text("build-cancel")}
      </button>
    </section>
  );
}

/** For whoever builds for the first time: how the first thing comes to stand. Gone with it. */
function NextStep() {
  const { words, desk, model } = useDesk();
  void model.scene.edition.value;
  const touch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  if (desk.building.scene.value === "published" && desk.building.draftRevision.value !== null)
    return <p class="build-line paper-card">{words.text("build-looking")}</p>;
  const sheet = desk.sheet.value;
  const isOpen = sheet === "palette";
  if (desk.hasPlaced.value || (sheet !== null && !isOpen)) return null;
  const how = touch
    ? words.text(isOpen ? "build-first-touch" : "build-first-open-touch")
    : words.text(isOpen ? "build-first" : "build-first-open");
  return <p class="build-line build-first paper-card">{how}</p>;
}

function ToolStrip() {
  const { words, desk, model } = useDesk();
  void model.scene.edition.value;
  const strip = useRef<HTMLDivElement>(null);
  const { stop, onKeyDown } = useArrows(strip);
  const hasRoom = useRoom();
  const grid = desk.grid.value;
  const chosen = desk.selection.value;
  const locked = chosen.some((id) => isLocked(desk.entities, id));
  return (
    <div
      ref={strip}
      class="build-tools paper-card"
      role="toolbar"
      aria-label={words.text("build-tools")}
      onKeyDown={onKeyDown}
    >
      {TOOLS.map((tool, index) => (
        <button
          key={tool}
          type="button"
          aria-pressed={desk.tool.value === tool}
          disabled={locked}
          {...stop(index)}
          onClick={() => {
            desk.tool.value = tool;
          }}
        >
          <Drawing name={tool} />
          <span>{words.text(`build-tool-${tool}`)}</span>
        </button>
      ))}
      <button type="button" aria-pressed={grid.isOn} {...stop(3)} onClick={() => desk.switchGrid()}>
        <Drawing name="grid" />
        <span>{words.text("build-grid")}</span>
      </button>
      <button
        type="button"
        aria-pressed={desk.isGathering.value}
        {...stop(4)}
        onClick={() => {
          desk.isGathering.value = !desk.isGathering.value;
        }}
      >
        <Drawing name="several" />
        <span>{words.text("build-several")}</span>
      </button>
      {!hasRoom && (
        <button type="button" {...stop(5)} onClick={() => desk.askThing()}>
          <Drawing name="numbers" />
          <span>{words.text("build-numbers")}</span>
        </button>
      )}
      <button type="button" disabled={locked} {...stop(hasRoom ? 5 : 6)} onClick={() => void desk.remove()}>
        <Drawing name="remove" />
        <span>{words.text("build-remove")}</span>
      </button>
    </div>
  );
}
