/** What every part of the editor may use: the HUD's tools, and the desk. */
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { type Hud, useHud } from "../hud/context";
import type { Desk } from "./desk";

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Hud & { readonly desk: Desk } {
  const hud = useHud();
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the editor stands outside of it");
  return { ...hud, desk };
}

/** Room for two sheets beside the place; else they rise from the foot, one at a time. */
const ROOM = "(min-width: 960px) and (min-height: 521px)";

export function useRoom(): boolean {
  const [has, setHas] = useState(() => globalThis.matchMedia?.(ROOM).matches ?? true);
  useEffect(() => {
    const media = globalThis.matchMedia?.(ROOM);
    const changed = () => setHas(media?.matches ?? true);
    media?.addEventListener("change", changed);
    return () => media?.removeEventListener("change", changed);
  }, []);
  return has;
}
