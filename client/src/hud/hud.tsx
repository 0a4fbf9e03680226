/**
 * The HUD: plain HTML over the picture, there from the moment one is inside. In reading order: the place in words, where
 * one is, what is told, what is open, what was said, what can be done.
 */
import { effect } from "@preact/signals";
import { render } from "preact";
import { Banner } from "./banner";
import { Bar } from "./bar";
import { BuildLater } from "./build_later";
import { ChatPanel } from "./chat_panel";
import { HudContext, type HudTools } from "./context";
import { Ended } from "./ended";
import { FirstStepsLater } from "./first_steps_later";
import { FloorLater, fetchFloor } from "./floor_later";
import { returnFocus } from "./focus";
import { HostLater } from "./host_later";
import { followActs } from "./host_state";
import { makeRoomForKeyboard } from "./keyboard_room";
import { GoingReason, Offers } from "./offers";
import { fetchPanels, OpenPanel } from "./open_panel";
import { ShownLater } from "./panels_later";
import { fetchSafety, SafetyLater } from "./safety_later";
import { listenForShortcuts } from "./shortcuts";
import { SpaceCard } from "./space_card";
import { StickMark } from "./stick";
import { TextViewLater } from "./text_view_later";
import { fetchVoice, VoiceNotes } from "./voice_later";
import { WaitingLater } from "./waiting_later";
import { showPerson } from "./whispering";

/** So long after one has come in, the panels are fetched. */
const PANELS_AFTER_MS = 3_000;

/** Returns how to take it away again. */
export function showHud(root: HTMLElement, tools: HudTools): () => void {
  const page = root.ownerDocument;
  const gone = new AbortController();
  listenForShortcuts(page, tools, gone.signal);
  makeRoomForKeyboard(window, root, gone.signal);
  const forgetFocus = returnFocus(page, root, tools);
  const forgetActs = followActs(tools.model, tools.state);
  const forgetMet = effect(() => {
    const slot = tools.model.met.value;
    if (slot === null || tools.model.immersion.hasCard.peek()) return;
    tools.model.met.value = null;
    const card = tools.model.people.get(slot)?.card;
    if (card) showPerson(tools, card);
  });
  // The sheet reads here what has to make room for what.
  const forgetState = effect(() => {
    root.dataset.panel = tools.state.panel.value ?? "none";
    root.dataset.chat = tools.state.chatOpen.value ? "open" : "rest";
    root.dataset.building = `${tools.state.building.value}`;
  });
  const forgetSafety = effect(() => {
    if (tools.model.state.value !== "door") void fetchSafety(tools);
  });
  const forgetPanels = effect(() => {
    if (tools.model.state.value !== "inside") return undefined;
    const timer = setTimeout(() => {
      fetchPanels();
      fetchVoice().catch(() => undefined);
      fetchFloor().catch(() => undefined);
    }, PANELS_AFTER_MS);
    return () => clearTimeout(timer);
  });
  render(
    <HudContext.Provider value={tools}>
      <Hud model={tools.model} state={tools.state} />
    </HudContext.Provider>,
    root,
  );
  return () => {
    gone.abort();
    forgetFocus();
    forgetActs();
    forgetMet();
    forgetState();
    forgetSafety();
    forgetPanels();
    render(null, root);
  };
}

function Hud({ model, state }: Pick<HudTools, "model" | "state">) {
  const stage = model.state.value;
  if (stage === "ended") return <Ended />;
  if (stage === "waiting") return <WaitingLater />;
  if (stage === "travelling") return <Banner />;
  if (stage !== "inside" && stage !== "reconnecting") return null;
  const panel = state.panel.value;
  return (
    <>
      <TextViewLater />
      <StickMark />
      <SpaceCard />
      <Banner />
      <GoingReason />
      <HostLater />
      <SafetyLater />
      <ShownLater />
      {panel && <OpenPanel key={panel} name={panel} />}
      {state.building.value && <BuildLater />}
      <div class="hud-foot">
        <ChatPanel />
        <VoiceNotes />
        {!state.building.value && (
          <>
            <FirstStepsLater />
            <FloorLater />
            <Offers />
            <Bar />
          </>
        )}
      </div>
    </>
  );
}
