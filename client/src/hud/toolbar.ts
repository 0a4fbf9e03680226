/** ARIA's toolbar pattern: one stop of the Tab key; the arrows, Home and End go from button to button. */
import { useState } from "preact/hooks";

export interface Stop {
  readonly tabIndex: number;
  readonly onFocus: () => void;
}

interface Arrows {
  readonly stop: (index: number) => Stop;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useArrows(bar: { readonly current: HTMLElement | null }): Arrows {
  const [current, setCurrent] = useState(0);
  const go = (key: string): boolean => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = document.activeElement ? buttons.indexOf(document.activeElement as HTMLElement) : -1;
    const next = nextIndex(key, at, buttons.length);
    if (next === null) return false;
    setCurrent(next);
    buttons[next]?.focus();
    return true;
  };
  return {
    stop: (index) => ({ tabIndex: index === current ? 0 : -1, onFocus: () => setCurrent(index) }),
    onKeyDown: (event) => {
      if (go(event.key)) event.preventDefault();
    },
  };
}

function nextIndex(key: string, at: number, count: number): number | null {
  if (at < 0) return null;
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at + count - 1) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}
