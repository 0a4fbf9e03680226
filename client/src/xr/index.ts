/**
 * Being immersed: the place around her with a headset, on her table, or its people in her own room. Fetched only where the
 * device offers it.
 *
 *     press ──> session (the browser's) ──> immersed, a guest in the stage's frame: devices ─> feet ─> eyes ─> hands, card
 */
import type { Language } from "../locale/language";
import type { ImmersionControl, XrMode } from "../model/immersion";
import type { StageState } from "../systems/state";
import { type Comfort, openComfort } from "./comfort";
import { comfortSection } from "./comfort_settings";
import { XrSession } from "./immersed";
import { texelsFor } from "./quality";
import { beginDrawing, refusalOf, requestSession } from "./session";

export function openXr(stage: StageState): void {
  const { immersion } = stage.model;
  if (immersion.control.peek() === null) immersion.control.value = new Door(stage);
}

class Door implements ImmersionControl {
  readonly #stage: StageState;
  readonly #comfort: Comfort = openComfort();
  readonly Settings = comfortSection(this.#comfort);
  #running: XrSession | null = null;
  #isAsking = false;

  constructor(stage: StageState) {
    this.#stage = stage;
  }

  get face() {
    return this.#running?.face ?? null;
  }

  async enter(mode: XrMode, language: Language): Promise<void> {
    const { xr } = navigator;
    if (!xr || this.#running || this.#isAsking) return;
    this.#isAsking = true;
    try {
      // Nothing may be awaited before this: the browser wants to see the press.
      const session = await requestSession(xr, mode, document.getElementById("hud"));
      await this.#begin(session, mode, language);
    } catch (error) {
      this.#stage.model.tidings.value = { code: refusalOf(error), facts: {} };
    } finally {
      this.#isAsking = false;
    }
  }

  leave(): void {
    this.#running?.end();
  }

  async #begin(session: XRSession, mode: XrMode, language: Language): Promise<void> {
    const { renderer } = this.#stage.picture;
    const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
    renderer.xr.setFramebufferScaleFactor(texelsFor(deviceMemory));
    try {
      const space = await beginDrawing(renderer, session);
      this.#running = new XrSession(
        this.#stage,
        { session, space, mode, language },
        this.#comfort,
        deviceMemory,
      );
      // Three's own listener came first: the flat picture has its size again by now.
      session.addEventListener("end", () => this.#ended(), { once: true });
    } catch (error) {
      renderer.xr.enabled = false;
      await session.end().catch(() => undefined);
      throw error;
    }
  }

  #ended(): void {
    this.#running?.dispose();
    this.#running = null;
  }
}
