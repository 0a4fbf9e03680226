/** The acts that a host does to everybody: each is a switch, pressed while it holds, and can be taken back. */
import type { Visit } from "../net/visit";
import { type ActName, useHud } from "./context";
import { holds } from "./host_state";
import { Icon, type IconName } from "./icons";

interface HostAct {
  readonly name: ActName;
  readonly icon: IconName;
  readonly act: (visit: Visit, on: boolean) => void;
}

export const HOST_ACTS: readonly HostAct[] = [
  { name: "gather", icon: "gather", act: (visit, on) => void visit.gather(on) },
  { name: "still", icon: "still", act: (visit, on) => void visit.holdStill(on) },
  { name: "quiet", icon: "quiet", act: (visit, on) => void visit.quiet(on) },
  { name: "to_door", icon: "to_door", act: (visit, on) => void visit.bringToDoor(null, on) },
];

interface ActButtonProps {
  readonly act: HostAct;
  /** With a sentence about what it does, or did. */
  readonly told?: boolean;
  readonly tabIndex?: number;
  readonly onFocus?: () => void;
}

export function ActButton({ act, told = false, ...stop }: ActButtonProps) {
  const { model, visit, words, state } = useHud();
  const isOn = holds(act.name, model, state.inForce.value);
  const key = `host-${act.name}`;
  return (
    <button
      type="button"
      class="hud-act"
      aria-pressed={isOn}
      title={told ? undefined : words.attribute(key, isOn ? "on" : "off")}
      {...stop}
      onClick={() => act.act(visit, !isOn)}
    >
      <Icon name={act.icon} />
      <span class="hud-word">{words.text(key)}</span>
      {told && <span class="hud-note">{words.attribute(key, isOn ? "on" : "off")}</span>}
    </button>
  );
}

/** Opens the list of those who wait, and says how many they are. */
export function WaitersButton({ told = false, ...stop }: Omit<ActButtonProps, "act">) {
  const { model, words, state } = useHud();
  const { total } = model.waiters.value;
  const open = state.panel.value === "waiters";
  return (
    <button
      type="button"
      class="hud-act"
      aria-expanded={open}
      {...stop}
      onClick={() => {
        state.panel.value = open ? null : "waiters";
      }}
    >
      <Icon name="let_in" />
      <span class="hud-word">
        {words.text("host-let-in")}
        {total > 0 && (
          <span class="hud-number" aria-hidden="true">
            {total}
          </span>
        )}
      </span>
      {!told && <span class="unseen">{words.text("host-waiting", { people: total })}</span>}
      {told && <span class="hud-note">{words.text("host-waiting", { people: total })}</span>}
    </button>
  );
}
