/**
 * The client from its beginning: the door card works at once, the picture is fetched meanwhile, and one loop draws it.
 *
 *     page ──> door (Enter) ──> visit <──> line worker
 *                                 │
 *                               model ──> stage (three.js, its own chunk), HUD (in the words of the page's language)
 */
import "./hud/hud.css";
import { effect } from "@preact/signals";
import { faceOf, nothingDrawn } from "./face";
import { showAppearance } from "./hud/appearance";
import { HudState } from "./hud/context";
import { findDoor, openDoor } from "./hud/door";
import { showThroughDoor } from "./hud/door_view";
import { showHud } from "./hud/hud";
import { Input } from "./input/input";
import { Language } from "./locale/language";
import { AppModel } from "./model/app_model";
import { addressOf, codeIn, listenForBack } from "./net/address";
import { browserGlances } from "./net/glance";
import { openLine } from "./net/line";
import { FADE_MS } from "./net/travel";
import { Visit } from "./net/visit";
import { Photos } from "./photo";
import { startSoundLater } from "./sound/later";
import { startStage } from "./stage";

async function start(page: Document): Promise<void> {
  const door = findDoor(page);
  const canvas = page.querySelector<HTMLCanvasElement>("#world");
  const hudRoot = page.getElementById("hud");
  const space = page.body.dataset.spaceId;
  if (!door || !hudRoot || !space) return;

  const model = new AppModel();
  model.spaceSlug = page.body.dataset.spaceSlug ?? "";
  model.isFramed = !!page.body.dataset.framed;
  const visit = new Visit(model, openLine(), {
    address: addressOf(page),
    fade: () =>
      canvas && !page.hidden && !model.settings.reducedMotion ? passed(FADE_MS) : Promise.resolve(),
  });
  listenForBack(page, (slug) => visit.returnTo(slug) || page.location.reload());
  const frame = nothingDrawn();
  const state = new HudState();
  window.app = faceOf(
    model,
    frame,
    startSoundLater(model, page, () => frame.drawnInside),
    () => state.build.value,
  );

  // Before anything larger: the HUD waits for its words.
  const language = new Language(page);
  const loading = language.begin();
  showAppearance(page.documentElement, model.settings);
  if (canvas) canvas.tabIndex = 0;
  openDoor(door, space, model, visit, language.words);
  visit.lookIn(space, codeIn(page));
  showThroughDoor(page, space, model, language.words, browserGlances(page));
  const input = new Input(page, canvas, {
    onSwitchView: () => model.self.switchView(),
    onUse: () => visit.useNearest(),
  });
  const photos = canvas && new Photos(canvas);
  const stage = startStage(canvas, model, visit, input, frame, photos);

  await loading;
  // Without a picture the keys walk from wherever no field or button has them.
  const toWorld = () => {
    if (canvas) canvas.focus({ preventScroll: true });
    else if (page.activeElement instanceof HTMLElement) page.activeElement.blur();
  };
  showHud(hudRoot, {
    model,
    visit,
    language,
    state,
    thumb: input.thumb,
    toWorld,
    takePhoto: async () => photos?.take() ?? null,
    drawnPlace: async () => (await stage).building(),
    claimPicture: (claim) => {
      input.claim = claim;
    },
  });
  // Once inside, the keys walk; whoever types when the line comes back goes on typing.
  effect(() => {
    if (model.state.value !== "inside") return;
    if (!hudRoot.contains(page.activeElement)) toWorld();
  });
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

start(document);
