/**
 * The host's bar: five acts in one toolbar at the top, or one button that opens them as a sheet where there is no room.
 * Key H leads to it. Who waits before the Space is told as it changes.
 */
import "./host.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { useHud } from "./context";
import { ActButton, HOST_ACTS, WaitersButton } from "./host_acts";
import { holds } from "./host_state";
import { Icon } from "./icons";
import { useArrows } from "./toolbar";

/** Below this there is no room for five words beside the name of the place. */
const ROOM = "(min-width: 1120px) and (min-height: 481px)";

export function HostBar() {
  const { model, words } = useHud();
  const { total } = model.waiters.value;
  // Larger letters need the room as well.
  const hasRoom = useMedia(ROOM) && model.settings.textSize.value === "normal";
  return (
    <>
      {hasRoom ? <Acts /> : <OpenActs />}
      <p class="unseen" role="status">
        {total > 0 && words.text("host-waiting", { people: total })}
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
      <WaitersButton {...stop(HOST_ACTS.length)} />
    </div>
  );
}

function OpenActs() {
  const { model, words, state } = useHud();
  const open = state.panel.value === "host";
  const { total } = model.waiters.value;
  const isAnyOn = HOST_ACTS.some(({ name }) => holds(name, model, state.inForce.value));
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
