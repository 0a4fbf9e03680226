/**
 * The sheet that comes when she has hidden all strangers: calm, in plain words, with what she can do. Closing it changes
 * nothing: strangers stay hidden until she shows them again.
 */
import "./safety.css";
import { useMemo } from "preact/hooks";
import { isAbove } from "../model/role";
import type { Safety } from "../safety/safety";
import { useHud } from "./context";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { HideIcon } from "./safety_icon";
import { reportPerson } from "./safety_ways";
import { mayWhisper, whisperTo } from "./whispering";

/** More names than this nobody can have been bothered by within a minute. */
const NAMES_MAX = 5;

export function PanicPanel() {
  const { model } = useHud();
  const safety = model.safety.value;
  return safety && <Panic safety={safety} />;
}

function Panic({ safety }: { readonly safety: Safety }) {
  const hud = useHud();
  const { model, visit, words, state, toWorld } = hud;
  const show = () => {
    safety.showStrangers();
    state.panel.value = null;
    model.tidings.value = { code: "panic-shown", facts: {} };
    toWorld();
  };
  return (
    <Panel id="panic" title={words.text("panic-title")}>
      <p>{words.text("panic-note")}</p>
      <p role="status">{!model.isConnected.value && words.text("panic-offline")}</p>
      <div class="hud-panic-ways">
        <button type="button" class="hud-line-button" onClick={show}>
          <Icon name="view" />
          {words.text("panic-show")}
        </button>
        <CallHost safety={safety} />
        <button type="button" class="hud-line-button" onClick={() => visit.leave()}>
          <Icon name="leave" />
          {words.text("panic-leave")}
        </button>
      </div>
      <Reports safety={safety} report={(whom) => reportPerson(hud, whom)} />
    </Panel>
  );
}

function CallHost({ safety }: { readonly safety: Safety }) {
  const hud = useHud();
  const { model, words } = hud;
  void model.people.version.value;
  const host = safety.others().find(({ card }) => card && isAbove(card.role, "builder"))?.card;
  if (!host) return <p class="hud-note">{words.text("panic-no-host")}</p>;
  if (!mayWhisper(model, host)) return null;
  return (
    <button type="button" class="hud-line-button" onClick={() => whisperTo(hud, host)}>
      <Icon name="whisper" />
      {words.text("panic-host", { name: host.name })}
    </button>
  );
}

interface ReportsProps {
  readonly safety: Safety;
  readonly report: (whom: { readonly participant: string; readonly name: string }) => void;
}

/** Those who were nearest when she hid them; the list keeps still, since she is to find somebody in it. */
function Reports({ safety, report }: ReportsProps) {
  const { model, words } = useHud();
  const near = useMemo(() => {
    const { x, z } = model.self;
    const away = ({ shown }: ReturnType<Safety["others"]>[number]) => Math.hypot(shown.x - x, shown.z - z);
    const strangers = safety.others().filter(({ card }) => card && safety.isStranger(card));
    strangers.sort((a, b) => away(a) - away(b));
    return strangers.slice(0, NAMES_MAX).flatMap(({ card }) => (card ? [card] : []));
  }, [safety, model]);
  return (
    <>
      <h3>{words.text("panic-report")}</h3>
      {near.length === 0 && <p class="hud-note">{words.text("panic-nobody")}</p>}
      <div class="hud-panic-ways">
        {near.map((card) => (
          <button
            key={card.participant}
            type="button"
            class="hud-line-button"
            dir="auto"
            onClick={() => report(card)}
          >
            {words.text("report-who", { name: card.name })}
          </button>
        ))}
      </div>
    </>
  );
}

/** In the list of what is needed seldom: one press, and all strangers are gone. */
export function PanicRow({ act }: { readonly act: () => void }) {
  const { model, words } = useHud();
  if (!model.safety.value) return null;
  return (
    <li>
      <button type="button" onClick={act}>
        <HideIcon />
        <span>{words.text(model.safety.value.panic.value ? "panic-held" : "panic-do")}</span>
      </button>
    </li>
  );
}
