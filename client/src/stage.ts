/** Runs the picture: fetches what draws it, and once per screen refresh brings model, picture and line up to date. */
import type { FrameCount } from "./face";
import type { Input } from "./input/input";
import type { AppModel } from "./model/app_model";
import type { Visit } from "./net/visit";
import type { Stage, StageOptions } from "./systems";

/** Without a picture one is still there: chat, people and the own place go on. */
const NO_PICTURE: Pick<Stage, "frame" | "drawn"> = {
  drawn: { drawCalls: 0, triangles: 0 },
  frame: () => undefined,
};

export async function startStage(
  canvas: HTMLCanvasElement,
  model: AppModel,
  visit: Visit,
  input: Input,
  frame: FrameCount,
): Promise<void> {
  const stage = await openStage(canvas, model, input);
  const draw = (nowMs: number) => {
    requestAnimationFrame(draw);
    const from = performance.now();
    model.prepareFrame(nowMs);
    stage.frame(nowMs);
    visit.keepUp(nowMs);
    frame.count += 1;
    frame.drawCalls = stage.drawn.drawCalls;
    frame.triangles = stage.drawn.triangles;
    frame.scriptMs = performance.now() - from;
    frame.drawnInside = model.state.value === "inside" && model.scene.revision.value > 0;
  };
  requestAnimationFrame(draw);
}

async function openStage(
  canvas: HTMLCanvasElement,
  model: AppModel,
  input: Input,
): Promise<Pick<Stage, "frame" | "drawn">> {
  try {
    const { createStage } = await import("./systems");
    return createStage(canvas, model, input, stageOptions());
  } catch (error) {
    reportError(error);
    model.tidings.value = { code: "picture-missing", facts: {} };
    return NO_PICTURE;
  }
}

/** `?quality=low` draws little and soon: for old machines, and for tests without a graphics card. */
function stageOptions(): StageOptions {
  const asked = new URLSearchParams(location.search).get("quality");
  const quality = asked === "low" || asked === "high" ? asked : "auto";
  return { quality, reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches };
}
