/**
 * The client from its beginning: the door card works at once, the picture is fetched meanwhile, and one loop draws it.
 *
 *     page ──> door (Enter) ──> visit <──> line worker
 *                                 │
 *                               model ──> stage (three.js, its own chunk), HUD (in the words of the page's language)
 */
import "./hud/hud.css";
import { effect, signal, untracked } from "@preact/signals";
import { type FrameCount, faceOf } from "./face";
import { HudState } from "./hud/context";
import { findDoor, openDoor } from "./hud/door";
import { hintOnce } from "./hud/hint";
import { showHud } from "./hud/hud";
import { Input } from "./input/input";
import { loadWords, type Words } from "./locale/words";
import { AppModel } from "./model/app_model";
import { openLine } from "./net/line";
import { Visit } from "./net/visit";
import { startStage } from "./stage";

async function start(page: Document): Promise<void> {
  const door = findDoor(page);
  const canvas = page.querySelector<HTMLCanvasElement>("#world");
  const hudRoot = page.getElementById("hud");
  const space = page.body.dataset.spaceId;
  if (!door || !canvas || !hudRoot || !space) return;

  const model = new AppModel();
  const visit = new Visit(model, openLine());
  const frame: FrameCount = { count: 0, drawCalls: 0, triangles: 0, scriptMs: 0, drawnInside: false };
  window.app = faceOf(model, frame);

  // Before anything larger: the HUD waits for its words.
  const loading = loadWords(page.body.dataset.locale ?? page.documentElement.lang);
  canvas.tabIndex = 0;
  const words = signal<Words | null>(null);
  openDoor(door, space, model, visit, words);
  visit.lookIn(space);
  const input = new Input(canvas, { onSwitchView: () => model.self.switchView() });
  startStage(canvas, model, visit, input, frame);

  words.value = await loading;
  const toWorld = () => canvas.focus({ preventScroll: true });
  const state = new HudState();
  showHud(hudRoot, { model, visit, words: words.value, state, thumb: input.thumb, toWorld });
  // Once inside, the keys walk; whoever types when the line comes back goes on typing.
  effect(() => {
    if (model.state.value !== "inside") return;
    if (!hudRoot.contains(page.activeElement)) toWorld();
    untracked(() => hintOnce(model));
  });
}

start(document);
