/** A small figure that makes a gesture, on a grid of 32. */
import type { EmoteName } from "../model/people";

const HEAD = <circle cx="16" cy="7.5" r="3.7" />;
const LEGS = <path d="M16 20.5 13 28M16 20.5 19 28" />;
const BODY = <path d="M16 12v8.5" />;

const FIGURES: Readonly<Record<EmoteName, preact.JSX.Element>> = {
  wave: (
    <>
      {HEAD}
      {BODY}
      {LEGS}
      <path d="m16 13.5-4 5.5M16 13.5l5.5-2L23 6M26 4.5c1 1 1.3 2.3 1 3.5" />
    </>
  ),
  clap: (
    <>
      {HEAD}
      {BODY}
      {LEGS}
      <path d="m16 13.5-4 2.5 3.8 2.2M16 13.5l4 2.5-3.8 2.2M22.5 13l2.2-1.5M23 17h2.5" />
    </>
  ),
  bow: (
    <>
      <circle cx="9.5" cy="12.5" r="3.7" />
      <path d="m12.8 14.5 6.2 5M19 19.5V28M19 19.5 21.5 28M14.5 16l-2.5 6" />
    </>
  ),
  point: (
    <>
      {HEAD}
      {BODY}
      {LEGS}
      <path d="m16 13.5-4 5.5M16 13.5h10.5M24 11l2.7 2.5L24 16" />
    </>
  ),
  raise_hand: (
    <>
      {HEAD}
      {BODY}
      {LEGS}
      <path d="m16 13.5-4 5.5M16 13.5l5-1.5.7-8.5" />
    </>
  ),
  dance: (
    <>
      <circle cx="17" cy="7.5" r="3.7" />
      <path d="m16.5 12-1 8.5M15.5 20.5 11 23l1 5M15.5 20.5l5 3.5-1 4M16.3 13.5 11 12l-1.5-5M16.3 13.5l5.7 2.5 3.5-4" />
    </>
  ),
};

export function EmoteDrawing({ name }: { readonly name: EmoteName }) {
  return (
    <svg class="hud-figure" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {FIGURES[name]}
    </svg>
  );
}
