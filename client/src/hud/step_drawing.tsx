/** What the hand does in a first step: keys or a finger, drawn. */
import type { StepName } from "./first_steps";

interface StepDrawingProps {
  readonly step: StepName;
  readonly touch: boolean;
  /** The four keys that walk, as this language's keyboards name them: ahead, left, back, right. */
  readonly letters: string;
}

export function StepDrawing({ step, touch, letters }: StepDrawingProps) {
  return (
    <svg class={`hud-step-drawing hud-step-${step}`} viewBox="0 0 72 48" aria-hidden="true" focusable="false">
      {step === "wave" ? (
        <Waving />
      ) : touch ? (
        <Finger step={step} />
      ) : step === "walk" ? (
        <Keys letters={letters} />
      ) : (
        <Mouse />
      )}
    </svg>
  );
}

const KEY_PLACES = [
  [26, 3],
  [5, 25],
  [26, 25],
  [47, 25],
] as const;

function Keys({ letters }: { readonly letters: string }) {
  return (
    <>
      {KEY_PLACES.map(([x, y], index) => (
        <g key={x + y}>
          <rect x={x} y={y} width="19" height="19" rx="4" />
          <text x={x + 9.5} y={y + 14}>
            {[...letters][index]}
          </text>
        </g>
      ))}
    </>
  );
}

const HAND =
  "M0 0v-13a3 3 0 0 1 6 0v8l8 1.5a4 4 0 0 1 3.2 4.5l-1.2 7.5a6 6 0 0 1-6 5H4.5a6 6 0 0 1-5-2.7l-5-7.3a3 3 0 0 1 4.5-3.8z";

/** A finger that taps the ground, or drags over the picture. */
function Finger({ step }: { readonly step: StepName }) {
  return (
    <>
      {step === "walk" ? (
        <path
          class="hud-faint"
          d="M20 17a16 6 0 1 0 32 0 16 6 0 1 0-32 0M28 17a8 3 0 1 0 16 0 8 3 0 1 0-16 0"
        />
      ) : (
        <path class="hud-faint" d="M8 14h56M14 8l-6 6 6 6M58 8l6 6-6 6" />
      )}
      <g class="hud-hand">
        <path class="hud-filled" d={HAND} transform="translate(33 30)" />
      </g>
    </>
  );
}

function Mouse() {
  return (
    <>
      <path class="hud-faint" d="M6 24h14M52 24h14M11 19l-5 5 5 5M61 19l5 5-5 5" />
      <g class="hud-hand">
        <rect class="hud-filled" x="26" y="8" width="20" height="32" rx="10" />
        <path d="M36 8v12M26 20h20" />
      </g>
    </>
  );
}

function Waving() {
  return (
    <>
      <circle cx="34" cy="12" r="6" />
      <path d="M34 19v14M34 33l-5 11M34 33l5 11M34 22l-7 8" />
      <path class="hud-arm" d="M34 22l9-3 3-11" />
      <path class="hud-faint" d="M51 5c2 2 2.5 4.5 2 7M56 3c3 3.5 3.6 7 3 11" />
    </>
  );
}
