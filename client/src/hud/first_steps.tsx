/**
 * Three short steps for a first visit: walk, look round, wave. One at a time, each gone when she has really done it, all
 * gone for good when she says so. How far she came is kept on the device.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import { recall, remember } from "../model/memory";
import { type HudTools, useHud } from "./context";
import { StepDrawing } from "./step_drawing";

const STEPS = ["walk", "look", "wave"] as const;
export type StepName = (typeof STEPS)[number];

const DONE_KEY = "lanting.steps-done";
const LOOKED_EVERY_MS = 200;
const WALKED_M = 0.8;
const LOOKED_RAD = 0.3;

export function FirstSteps() {
  const hud = useHud();
  const { model, words, state } = hud;
  const [done, setDone] = useState(() => recall<number>(DONE_KEY) ?? 0);
  const step = STEPS[done];
  // Who sits or is held still cannot walk yet, and who was led here by the text view reads its own way.
  const cannotWalk = model.self.seat.value !== null || model.isHeldStill;
  const shown = step !== undefined && !model.self.watching.value && !cannotWalk;
  // Before she can do it: what was before is what counts.
  useLayoutEffect(() => {
    if (!shown) return undefined;
    const isDone = watchFor(step, hud);
    const timer = setInterval(() => {
      if (!isDone()) return;
      remember(DONE_KEY, done + 1);
      setDone(done + 1);
    }, LOOKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [shown, step, done]);
  const isBusy = state.panel.value !== null || state.chatOpen.value || model.hands.value?.inHand.value;
  if (!shown || isBusy) return null;
  const touch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  const key = touch ? `step-${step}-touch` : `step-${step}-keys`;
  return (
    <section class="hud-step paper-card" aria-label={words.text("step-label")}>
      <StepDrawing step={step} touch={touch} letters={words.text("step-letters")} />
      <p role="status">{words.text(key)}</p>
      <button
        type="button"
        onClick={() => {
          remember(DONE_KEY, STEPS.length);
          setDone(STEPS.length);
        }}
      >
        {words.text("step-skip")}
      </button>
    </section>
  );
}

/** Says, whenever asked, whether the step was done since now. Being moved by the server is not walking. */
function watchFor(step: StepName, { model, state }: HudTools): () => boolean {
  const { self } = model;
  let { x, z, yaw, pitch, placedCount } = self;
  const gestures = state.gestures.value;
  return () => {
    if (self.placedCount !== placedCount) ({ x, z, yaw, pitch, placedCount } = self);
    if (step === "walk") return Math.hypot(self.x - x, self.z - z) > WALKED_M;
    if (step === "wave") return state.gestures.value > gestures;
    const turned = Math.abs(Math.atan2(Math.sin(self.yaw - yaw), Math.cos(self.yaw - yaw)));
    return turned > LOOKED_RAD || Math.abs(self.pitch - pitch) > LOOKED_RAD / 2;
  };
}
