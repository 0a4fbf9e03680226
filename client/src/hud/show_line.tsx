/** The show clock in one small line, where the experience gave it a title: the same second for everybody. */
import { useEffect, useState } from "preact/hooks";
import type { AppModel } from "../model/app_model";
import { showSecond } from "../model/showing";
import { useHud } from "./context";

const EVERY_MS = 250;

export function ShowLine() {
  const { model, words } = useHud();
  const clock = model.experiences.value?.showing.clock.value;
  const [second, setSecond] = useState(0);
  useEffect(() => {
    if (!clock?.title) return undefined;
    const look = () => setSecond(Math.floor(secondNow(model)));
    look();
    if (!clock.runs) return undefined;
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [clock, model]);
  if (!clock?.title) return null;
  // To be read when one looks, not aloud with every second.
  return (
    <p class="hud-show paper-card" role="timer" aria-live="off">
      {words.text("show-line", { title: clock.title, time: written(second) })}
    </p>
  );
}

function secondNow({ experiences, clock }: AppModel): number {
  const shown = experiences.peek()?.showing.clock.peek();
  return shown ? showSecond(shown, clock.serverNowMs(performance.now())) : 0;
}

/** Minutes and seconds; hours where there are some. */
export function written(second: number): string {
  const two = (part: number) => `${part}`.padStart(2, "0");
  const [hours, minutes] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60];
  const rest = `${two(second % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
