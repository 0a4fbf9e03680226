/** What experiences show and ask, as HTML, from a chunk of its own: fetched when the first of them does. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useHud } from "./context";
import type { BoardProps } from "./panels/board";
import type { CommandsProps } from "./panels/commands";

const fetched = signal<typeof import("./panels/shown") | null>(null);

export async function fetchShown(): Promise<void> {
  fetched.value ??= await import("./panels/shown");
}

export function ShownLater() {
  const { model } = useHud();
  const isThere = model.experiences.value !== null;
  useEffect(() => {
    if (!isThere) return;
    fetchShown().catch(() => {
      model.tidings.value = { code: "panel-missing", facts: {} };
    });
  }, [model, isThere]);
  const Shown = fetched.value?.Shown;
  return isThere && Shown ? <Shown /> : null;
}

/** Among the other tidings. */
export function ToldLater() {
  const { model } = useHud();
  const Told = fetched.value?.Told;
  return model.experiences.value && Told ? <Told /> : null;
}

/** Beside the field in which a command may be written. */
export function CommandsLater(props: CommandsProps) {
  const { model } = useHud();
  const Commands = fetched.value?.Commands;
  return model.experiences.value && Commands ? <Commands {...props} /> : null;
}

/** A board, in the place in words. */
export function BoardLater(props: BoardProps) {
  const { model } = useHud();
  const Board = fetched.value?.Board;
  return model.experiences.value && Board ? <Board {...props} /> : null;
}
