/**
 * The editor: a bar, sheets and handles over the place, for whoever may change it. A chunk of its own, fetched when
 * somebody begins to build.
 */
import "./build.css";
import { effect, signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useHud } from "../hud/context";
import { type Building, newEntityId } from "../model/building";
import type { DrawnPlace } from "../systems/drawn_place";
import { BuildBar } from "./bar";
import { DeskContext, useDesk, useRoom } from "./context";
import { Desk, type Sheet } from "./desk";
import { DraftSheetBody } from "./draft_sheet";
import { takeWhatIsBrought } from "./dropping";
import { faceOfDesk } from "./face";
import { Gizmo } from "./gizmo";
import { HistorySheetBody } from "./history_sheet";
import { listenForKeys } from "./keys";
import { LibrarySheetBody } from "./library_sheet";
import { showMarks } from "./marks";
import { MoreSheetBody } from "./more_sheet";
import { Palette } from "./palette";
import { followHand } from "./pointing";
import { BuildSheet } from "./sheet";
import { TakeawaySheetBody } from "./takeaway_sheet";
import { ThingSheet } from "./thing_sheet";
import { BuildTools } from "./tools";
import { TreeSheetBody } from "./tree_sheet";

const TOLD_MS = 7_000;

/** Stands in the HUD's foot while she builds. */
export function BuildDesk() {
  const { visit } = useHud();
  const building = visit.building.value;
  return building && <Workbench building={building} />;
}

function Workbench({ building }: { readonly building: Building }) {
  const tools = useHud();
  const { model, language, state, claimPicture, toWorld } = tools;
  const drawn = useMemo(() => signal<DrawnPlace | null>(null), []);
  const desk = useMemo(
    () => new Desk({ model, building, drawn, words: () => language.words.peek()!, newId: newEntityId }),
    [building],
  );
  const done = () => {
    state.building.value = false;
    toWorld();
  };
  useEffect(() => {
    tools.drawnPlace().then((place) => {
      drawn.value = place;
    });
    building.isOn.value = true;
    state.build.value = faceOfDesk(desk);
    const page = document;
    const canvas = page.querySelector<HTMLElement>("#world");
    const stops = [
      listenForKeys(page, desk, { close: () => closeOne(desk, done) }),
      takeWhatIsBrought(page, desk, tools),
      canvas ? followHand(desk, claimPicture, canvas) : () => undefined,
      // Who may no longer build has nothing in hand.
      effect(() => {
        if (!building.canEdit.value) done();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      desk.giveUp();
      building.select([]);
      building.isOn.value = false;
      state.build.value = null;
    };
  }, [desk]);
  useEffect(() => (drawn.value ? showMarks(desk, drawn.value) : undefined), [desk, drawn.value]);
  return (
    <DeskContext.Provider value={desk}>
      {drawn.value && <Gizmo drawn={drawn.value} />}
      <Rectangle />
      <Sheets />
      <Told />
      <div class="build-foot">
        <BuildTools />
        <BuildBar done={done} />
      </div>
    </DeskContext.Provider>
  );
}

/** The sheet that lies open goes first; after it the editor. */
function closeOne(desk: Desk, done: () => void): void {
  if (desk.sheet.peek() !== null) desk.sheet.value = null;
  else done();
}

const BODIES = {
  palette: Palette,
  library: LibrarySheetBody,
  tree: TreeSheetBody,
  history: HistorySheetBody,
  draft: DraftSheetBody,
  more: MoreSheetBody,
  takeaway: TakeawaySheetBody,
} as const;

function Sheets() {
  const { words, desk } = useDesk();
  const hasRoom = useRoom();
  const [isThingHidden, setThingHidden] = useState(false);
  const sheet = desk.sheet.value;
  const chosen = desk.selection.value;
  const asked = desk.thingAsked.value;
  const close = () => {
    desk.sheet.value = null;
  };
  useEffect(() => {
    if (asked === 0) return;
    setThingHidden(false);
    if (!hasRoom) desk.sheet.value = "thing";
  }, [asked]);
  // On a small screen the place is seen while something is put down; what was chosen is no more about which to tell.
  const isPlacing = desk.placing.value !== null;
  useEffect(() => {
    if (!hasRoom && (isPlacing || (chosen.length > 0 && sheet === "palette"))) desk.sheet.value = null;
    if (chosen.length === 0 && sheet === "thing") desk.sheet.value = null;
  }, [isPlacing, hasRoom, chosen]);
  const Body = sheet !== null && sheet !== "thing" ? BODIES[sheet as Exclude<Sheet, "thing">] : null;
  return (
    <>
      {Body && sheet && (
        <BuildSheet
          key={sheet}
          id={sheet}
          title={words.text(`build-title-${sheet}`)}
          side="left"
          takesKeys
          close={close}
        >
          <Body />
        </BuildSheet>
      )}
      {hasRoom && chosen.length > 0 && !isThingHidden && (
        <ThingSheet side="right" takesKeys={false} close={() => setThingHidden(true)} />
      )}
      {!hasRoom && sheet === "thing" && <ThingSheet side="left" takesKeys close={close} />}
    </>
  );
}

function Rectangle() {
  const { desk } = useDesk();
  const frame = desk.frame.value;
  if (!frame) return null;
  const [ax, ay, bx, by] = frame;
  return (
    <div
      class="build-rectangle"
      style={{
        left: `${Math.min(ax, bx)}px`,
        top: `${Math.min(ay, by)}px`,
        width: `${Math.abs(bx - ax)}px`,
        height: `${Math.abs(by - ay)}px`,
      }}
    />
  );
}

/** What came of the last thing she did; said to a reader, seen for some seconds. */
function Told() {
  const { desk } = useDesk();
  const told = desk.told.value;
  const isPlacing = desk.placing.value !== null;
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => {
      desk.told.value = null;
    }, TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const isSeen = told !== null && !(isPlacing && !told.isRefusal);
  return (
    <div class={`build-told${isSeen ? " paper-card" : ""}${told?.isRefusal ? " refused" : ""}`} role="status">
      {told && <p class={isSeen ? "" : "unseen"}>{told.text}</p>}
    </div>
  );
}
