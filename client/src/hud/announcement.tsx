/**
 * What hosts ask of everybody, at the top of the picture: told for some seconds, and still there as long as it holds.
 * A sign and words, never colour alone; a screen reader says each as it comes.
 */
import { useEffect, useState } from "preact/hooks";
import type { Announced } from "../protocol/generated";
import { type ActName, useHud } from "./context";
import { HELD, holds, signOf } from "./host_state";
import { Icon } from "./icons";

const TOLD_MS = 8_000;

export function Announcements({ told }: { readonly told: Announced | null }) {
  const { model, state } = useHud();
  // What was told just now need not be said twice.
  const held = HELD.filter(
    (act) => holds(act, model, state.inForce.value) && !(told?.act === act && told.on),
  );
  return (
    <div class="hud-told" role="status" aria-atomic="false">
      {told && <Told key={`${told.act}-${told.on}`} told={told} />}
      {held.map((act) => (
        <Held key={act} act={act} by={state.inForce.value[act] ?? null} />
      ))}
    </div>
  );
}

function Told({ told }: { readonly told: Announced }) {
  const { words } = useHud();
  return (
    <p class="paper-card hud-slip">
      <Icon name={signOf(told.act)} />
      <span dir="auto">{words.text(`told-${told.act}-${told.on ? "on" : "off"}`, { by: told.by })}</span>
    </p>
  );
}

function Held({ act, by }: { readonly act: ActName; readonly by: string | null }) {
  const { words } = useHud();
  return (
    <p class="paper-card hud-slip hud-held">
      <Icon name={signOf(act)} />
      <span dir="auto">
        {by === null ? words.text(`holding-${act}-unsigned`) : words.text(`holding-${act}`, { by })}
      </span>
    </p>
  );
}

/** Whether being moved so is what has just been announced to everybody. */
export function saysTheSame(told: Announced | null, code: string): boolean {
  if (told === null) return false;
  if (!told.on) return code === "moved-returned";
  return code === (told.act === "gather" ? "moved-gathered" : `moved-${told.act}`);
}

/** The last one, as long as it is new. What was told before the HUD stood is old. */
export function useLately(announced: Announced | null): Announced | null {
  const [told, setTold] = useState<Announced | null>(null);
  const [first] = useState(announced);
  useEffect(() => {
    if (announced === null || announced === first) {
      setTold(null);
      return undefined;
    }
    setTold(announced);
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [announced, first]);
  return told;
}
