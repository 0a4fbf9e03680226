/**
 * A builder's keys. None of them counts while something is being written, and the arrows move things only while the
 * picture has the keys: in a list or a bar they go from one to the next.
 */
import type { Desk } from "./desk";
import { directionOf } from "./direction";

const FIELDS = "input, textarea, select, [contenteditable]";
const WIDGETS = "button, a[href], summary, [role='tree'], [role='log'], [tabindex]:not(canvas)";
const TOOLS = { KeyG: "move", KeyR: "turn", KeyT: "size" } as const;

export interface Ways {
  /** Closes what is open, last of all the editor. */
  readonly close: () => void;
}

export function listenForKeys(page: Document, desk: Desk, ways: Ways): () => void {
  const gone = new AbortController();
  const press = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.isComposing || event.defaultPrevented || target?.closest(FIELDS)) return;
    if (!takes(desk, ways, event, target?.closest(WIDGETS) === null || target === null)) return;
    event.preventDefault();
    // Nobody walks, waves or leaves by a key that has moved a thing.
    event.stopPropagation();
  };
  page.addEventListener("keydown", press, { capture: true, signal: gone.signal });
  return () => gone.abort();
}

/** True: the key meant something to a builder. */
function takes(desk: Desk, ways: Ways, event: KeyboardEvent, onPicture: boolean): boolean {
  if (event.key === "Escape") return leave(desk, ways);
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return command(desk, event);
  if (event.key === "Delete" || event.key === "Backspace") {
    if (desk.selection.peek().length === 0) return false;
    void desk.remove();
    return true;
  }
  const tool = TOOLS[event.code as keyof typeof TOOLS];
  if (tool && !event.repeat) {
    desk.tool.value = tool;
    desk.tell(`build-tool-${tool}-on`);
    return true;
  }
  if (event.code === "KeyX" && !event.repeat) {
    desk.switchGrid();
    return true;
  }
  return onPicture && desk.free.length > 0 && step(desk, event);
}

function command(desk: Desk, { code, shiftKey }: KeyboardEvent): boolean {
  if (code === "KeyZ") void (shiftKey ? desk.redo() : desk.undo());
  else if (code === "KeyY") void desk.redo();
  else if (desk.selection.peek().length === 0) return false;
  else if (code === "KeyD") void desk.duplicate();
  else if (code === "KeyG") void (shiftKey ? desk.ungroup() : desk.group());
  else return false;
  return true;
}

function step(desk: Desk, { key, shiftKey }: KeyboardEvent): boolean {
  const direction = directionOf(key, desk.model.self.yaw);
  if (!direction) return false;
  const tool = desk.tool.peek();
  const isUp = key === "ArrowUp" || key === "PageUp";
  if (tool === "turn" && direction.y === 0) void desk.turn(key === "ArrowLeft" || isUp ? 1 : -1, shiftKey);
  else if (tool === "size") void desk.grow(isUp || key === "ArrowRight" ? 1 : -1);
  else void desk.nudge(direction, shiftKey);
  return true;
}

/** One thing after the other: what is being placed, what is chosen, what lies open, the editor. */
function leave(desk: Desk, ways: Ways): boolean {
  if (desk.placing.peek()) desk.giveUp();
  else if (desk.selection.peek().length > 0) desk.select([]);
  else ways.close();
  return true;
}
