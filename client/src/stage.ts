/** Runs the place: fetches what draws it, and once per screen refresh brings model, body, picture and line up to date. */
import type { FrameCount } from "./face";
import type { Input } from "./input/input";
import type { AppModel } from "./model/app_model";
import type { QualityChoice } from "./model/settings";
import type { Visit } from "./net/visit";
import type { Photos } from "./photo";
import type { Stage } from "./systems";

/** Where not even the code could be fetched: chat and people go on. */
const NOTHING: Stage = {
  fineness: null,
  drawn: { drawCalls: 0, shadowCalls: 0, triangles: 0, live: 0, merged: 0 },
  loop: null,
  building: async () => null,
  frame: () => undefined,
};

export async function startStage(
  canvas: HTMLCanvasElement | null,
  model: AppModel,
  visit: Visit,
  input: Input,
  frame: FrameCount,
  photos: Photos | null,
): Promise<Stage> {
  const stage = await openStage(canvas, model, visit, input);
  const draw = (nowMs: number) => {
    const from = performance.now();
    model.prepareFrame(nowMs);
    stage.frame(nowMs);
    photos?.drawn();
    visit.keepUp(nowMs);
    frame.count += 1;
    frame.drawCalls = stage.drawn.drawCalls;
    frame.shadowCalls = stage.drawn.shadowCalls;
    frame.triangles = stage.drawn.triangles;
    frame.live = stage.drawn.live;
    frame.merged = stage.drawn.merged;
    frame.quality = stage.fineness?.quality ?? null;
    model.quality.value = stage.fineness?.quality ?? null;
    frame.pixelRatio = stage.fineness?.pixelRatio ?? 1;
    frame.drawnInside = model.state.value === "inside" && model.scene.revision.value > 0;
    const nowDone = performance.now();
    if (frame.drawnInside) frame.firstInsideMs ??= nowDone;
    frame.scriptMs = nowDone - from;
  };
  (stage.loop ?? everyRefresh)(draw);
  return stage;
}

function everyRefresh(draw: (nowMs: number) => void): void {
  requestAnimationFrame((nowMs) => {
    everyRefresh(draw);
    draw(nowMs);
  });
}

async function openStage(
  canvas: HTMLCanvasElement | null,
  model: AppModel,
  visit: Visit,
  input: Input,
): Promise<Stage> {
  try {
    const { createStage } = await import("./systems");
    return createStage(canvas, model, input, visit, askedQuality());
  } catch (error) {
    reportError(error);
    model.tidings.value = { code: "picture-missing", facts: {} };
    return NOTHING;
  }
}

/** `?quality=low` draws little and soon: for old machines, and for tests without a graphics card. */
function askedQuality(): QualityChoice | null {
  const asked = new URLSearchParams(location.search).get("quality");
  return asked === "low" || asked === "high" ? asked : null;
}
