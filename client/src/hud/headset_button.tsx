/** Into the place with a headset, and out again: two words in the bar; on a phone they stand in the list behind “More”. */
import { type Signal, signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { useHud } from "./context";
import { HeadsetIcon, TableIcon } from "./headset_icon";
import type { HeadsetStops } from "./headset_later";
import { pressAr, pressVr, wordOfAr, wordOfVr } from "./headset_ways";
import type { Stop } from "./toolbar";

/** Narrower than this the bar is a phone's. */
const NARROW = "(max-width: 640px)";

export function HeadsetButtons({ stop }: HeadsetStops) {
  const hud = useHud();
  const { offer, mode } = hud.model.immersion;
  const isIn = mode.value;
  const isNarrow = useNarrow();
  const first = stop(0).onFocus;
  return (
    <>
      {!isNarrow && offer.value?.vr && (isIn === null || isIn === "vr") && (
        <BarButton word={wordOfVr(hud)} stop={stop(5)} gone={first} act={() => pressVr(hud)}>
          <HeadsetIcon />
        </BarButton>
      )}
      {!isNarrow && offer.value?.ar && isIn !== "vr" && (
        <BarButton
          word={wordOfAr(hud)}
          stop={stop(6)}
          gone={first}
          act={() => pressAr(hud)}
          isOpen={isIn === null ? hud.state.panel.value === "headset" : undefined}
        >
          <TableIcon />
        </BarButton>
      )}
      <InAndOut />
    </>
  );
}

interface BarButtonProps {
  readonly word: string;
  readonly stop: Stop;
  /** Who stood on it with the Tab key stands on the bar's first button when it goes. */
  readonly gone: () => void;
  readonly act: () => void;
  readonly isOpen?: boolean | undefined;
  readonly children: preact.ComponentChildren;
}

function BarButton({ word, stop, gone, act, isOpen, children }: BarButtonProps) {
  useEffect(() => gone, []);
  return (
    <button type="button" aria-expanded={isOpen} {...stop} onClick={act}>
      {children}
      <span class="hud-word">{word}</span>
    </button>
  );
}

/** For the ear alone: that one is in, or back. */
function InAndOut() {
  const { model, words } = useHud();
  const mode = model.immersion.mode.value;
  const [wasIn, setWasIn] = useState(false);
  useEffect(() => {
    if (mode !== null) setWasIn(true);
  }, [mode]);
  const told = mode === null ? (wasIn ? "headset-out" : null) : `headset-in-${mode}`;
  return (
    <p class="unseen" role="status">
      {told && words.text(told)}
    </p>
  );
}

const narrow: { query: MediaQueryList | null; is: Signal<boolean> } = { query: null, is: signal(false) };

function useNarrow(): boolean {
  if (narrow.query === null) {
    narrow.query = window.matchMedia(NARROW);
    narrow.is.value = narrow.query.matches;
    narrow.query.addEventListener("change", ({ matches }) => {
      narrow.is.value = matches;
    });
  }
  return narrow.is.value;
}
