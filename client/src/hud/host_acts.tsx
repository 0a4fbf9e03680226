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
  { name: "lock", icon: "whisper", act: (visit, on) => void visit.act("Lock", { on }) },
];

/** Stands with the raised hands. */
export const MUTE_ALL: HostAct = {
  name: "mute_voice",
  icon: "mic_off",
  act: (visit, on) => void visit.act("MuteVoices", { participant: null, on }),
};

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
      data-act={act.name}
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
export function WaitersButton(props: Omit<ActButtonProps, "act">) {
  const { model, words } = useHud();
  const { total } = model.waiters.value;
  const note = words.text("host-waiting", { people: total });
  return (
    <ListButton {...props} panel="waiters" icon="let_in" label="host-let-in" total={total} note={note} />
  );
}

/** Opens voices and raised hands, and says how many there are. */
export function HandsButton(props: Omit<ActButtonProps, "act">) {
  const { model, words } = useHud();
  const hands = model.raised.value.length;
  const note = words.text("hands-up", { hands });
  return <ListButton {...props} panel="hands" icon="mic" label="host-hands" total={hands} note={note} />;
}

interface ListButtonProps extends Omit<ActButtonProps, "act"> {
  readonly panel: "waiters" | "hands";
  readonly icon: IconName;
  readonly label: string;
  readonly total: number;
  readonly note: string;
}

function ListButton({ told = false, panel, icon, label, total, note, ...stop }: ListButtonProps) {
  const { words, state } = useHud();
  const open = state.panel.value === panel;
  return (
    <button
      type="button"
      class="hud-act"
      aria-expanded={open}
      {...stop}
      onClick={() => {
        state.panel.value = open ? null : panel;
      }}
    >
      <Icon name={icon} />
      <span class="hud-word">
        {words.text(label)}
        {total > 0 && (
          <span class="hud-number" aria-hidden="true">
            {total}
          </span>
        )}
      </span>
      <span class={told ? "hud-note" : "unseen"}>{note}</span>
    </button>
  );
}
