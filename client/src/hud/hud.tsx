/** The HUD: plain HTML over the picture, there from the moment one is inside. */
import { render } from "preact";
import { Banner } from "./banner";
import { Bar } from "./bar";
import { ChatPanel } from "./chat_panel";
import { HudContext, type HudTools } from "./context";
import { Ended } from "./ended";
import { LookPanel } from "./look_panel";
import { PeoplePanel } from "./people_panel";
import { listenForShortcuts } from "./shortcuts";
import { StickMark } from "./stick";
import { TextView } from "./text_view";

export function showHud(root: HTMLElement, tools: HudTools): void {
  listenForShortcuts(root.ownerDocument, tools);
  render(
    <HudContext.Provider value={tools}>
      <Hud model={tools.model} state={tools.state} />
    </HudContext.Provider>,
    root,
  );
}

function Hud({ model, state }: Pick<HudTools, "model" | "state">) {
  const stage = model.state.value;
  if (stage === "ended") return <Ended />;
  if (stage !== "inside" && stage !== "reconnecting") return null;
  return (
    <>
      <TextView />
      <StickMark />
      <Banner />
      <div class="hud-corner">
        <ChatPanel />
        <Bar />
      </div>
      {state.panel.value === "people" && <PeoplePanel />}
      {state.panel.value === "look" && <LookPanel />}
    </>
  );
}
