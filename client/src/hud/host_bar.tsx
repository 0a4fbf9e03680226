/**
 * The host's bar: her acts in one toolbar at the top, or one button that opens them as a sheet where
 * there is no room. Key H leads to it. Who waits before the Space is told as it changes.
 */
import "./host.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { useHud } from "./context";
import { ActButton, HandsButton, HOST_ACTS, MUTE_ALL, WaitersButton } from "./host_acts";
import { holds } from "./host_state";
import { Icon } from "./icons";
import { ReportsLink } from "./safety_decided";
import { useArrows } from "./toolbar";

/** Below this there is no room for all their words beside the name of the place. */
const ROOM = "(min-width: 1280px) and (min-height: 481px)";

export function HostBar() {
  const { model, words } = useHud();
  const { total } = model.waiters.value;
  const hands = model.raised.value.length;
  // Larger letters need the room as well.
  const hasRoom = useMedia(ROOM) && model.settings.textSize.value === "normal";
  return (
    <>
      {hasRoom ? <Acts /> : <OpenActs />}
      <ReportsLink />
      <p class="unseen" role="status">
        {total > 0 && words.text("host-waiting", { people: total })}
      </p>
      <p class="unseen" role="status">
        {hands > 0 && words.text("hands-up", { hands })}
      </p>
    </>
  );
}

function Acts() {
  const { words } = useHud();
  const bar = useRef<HTMLDivElement>(null);
  const { stop, onKeyDown } = useArrows(bar);
  return (
    <div
      ref={bar}
      class="hud-hosting paper-card"
      role="toolbar"
      aria-label={words.text("host-label")}
      onKeyDown={onKeyDown}
    >
      {HOST_ACTS.map((act, index) => (
        <ActButton key={act.name} act={act} {...stop(index)} />
      ))}
      <HandsButton {...stop(HOST_ACTS.length)} />
      <WaitersButton {...stop(HOST_ACTS.length + 1)} />
    </div>
  );
}

function OpenActs() {
  const { model, words, state } = useHud();
  const open = state.panel.value === "host";
  const total = model.waiters.value.total + model.raised.value.length;
  const isAnyOn = [...HOST_ACTS, MUTE_ALL].some(({ name }) => holds(name, model, state.inForce.value));
  return (
    <div class="hud-hosting paper-card">
      <button
        type="button"
        class="hud-host-open"
        aria-expanded={open}
        onClick={() => {
          state.panel.value = open ? null : "host";
        }}
      >
        <Icon name="host" />
        <span class="hud-word">{words.text("host-open")}</span>
        {total > 0 && <span class="hud-number">{total}</span>}
        {isAnyOn && <span class="hud-mark" aria-hidden="true" />}
      </button>
    </div>
  );
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => globalThis.matchMedia?.(query).matches ?? false);
  useEffect(() => {
    const media = globalThis.matchMedia?.(query);
    const changed = () => setMatches(media?.matches ?? false);
    media?.addEventListener("change", changed);
    return () => media?.removeEventListener("change", changed);
  }, [query]);
  return matches;
}
