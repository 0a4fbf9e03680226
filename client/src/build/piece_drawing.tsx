/**
 * A picture for each thing of the palette: drawn with the light of the place, from the left and above, on a grid of 64.
 * Their colours are the place's own (`build.css`); they stand beside words and say nothing to who cannot see them.
 */
import type { ComponentChildren } from "preact";
import type { PieceName } from "./pieces";

const DRAWINGS: Readonly<Record<PieceName, ComponentChildren>> = {
  box: (
    <>
      <ellipse class="d-shade" cx="35" cy="51" rx="22" ry="5" />
      <path class="d-light" d="m32 12 18 8-18 8-18-8z" />
      <path class="d-paper" d="m14 20 18 8v23l-18-8z" />
      <path class="d-dim" d="m50 20-18 8v23l18-8z" />
    </>
  ),
  cylinder: (
    <>
      <ellipse class="d-shade" cx="35" cy="50" rx="21" ry="5" />
      <path class="d-stone" d="M17 18v28c0 3.5 6.7 6.3 15 6.3S47 49.5 47 46V18z" />
      <path class="d-stone-dim" d="M37 24.5v27.2c6-1 10-3.2 10-5.7V18c0 3-4 5.5-10 6.5z" />
      <ellipse class="d-light" cx="32" cy="18" rx="15" ry="6.3" />
    </>
  ),
  sphere: (
    <>
      <ellipse class="d-shade" cx="35" cy="52" rx="18" ry="4.5" />
      <circle class="d-celadon" cx="32" cy="31" r="20" />
      <path class="d-celadon-dim" d="M49.5 21.5A20 20 0 0 1 18 45.2 21 21 0 0 0 49.5 21.5z" />
      <ellipse class="d-glint" cx="25" cy="21.5" rx="6" ry="4" transform="rotate(-35 25 21.5)" />
    </>
  ),
  ring: (
    <>
      <ellipse class="d-shade" cx="34" cy="54" rx="14" ry="3.5" />
      <circle class="d-gilt-line" cx="32" cy="31" r="17" />
      <path class="d-gilt-light" d="M17 27a16 16 0 0 1 15-11.5" />
    </>
  ),
  text: (
    <>
      <rect class="d-paper d-rim" x="12" y="10" width="40" height="44" rx="3" />
      <path class="d-ink" d="M19 20h26M19 28h26M19 36h26M19 44h15" />
    </>
  ),
  label: (
    <>
      <ellipse class="d-shade" cx="33" cy="56" rx="8" ry="2.5" />
      <path class="d-wood-line" d="M32 40v15" />
      <rect class="d-paper d-rim" x="8" y="18" width="48" height="22" rx="4" />
      <path class="d-ink d-bold" d="M16 29h32" />
    </>
  ),
  image: (
    <>
      <rect class="d-wood" x="8" y="10" width="48" height="42" rx="2" />
      <rect class="d-sky" x="13" y="15" width="38" height="32" />
      <circle class="d-sun" cx="41" cy="23" r="4" />
      <path class="d-hill-far" d="m13 40 11-13 8 9 6-6 13 13v4H13z" />
      <path class="d-hill" d="M13 43c9-6 16-2 22-1s10-3 16-1v6H13z" />
    </>
  ),
  model: (
    <>
      <ellipse class="d-shade" cx="34" cy="54" rx="17" ry="4" />
      <path
        class="d-celadon"
        d="M26 9h12l-1.5 7c9 4 13 11 13 18.5C49.5 45 42 53 32 53s-17.5-8-17.5-18.5C14.5 27 18.5 20 27.5 16z"
      />
      <path
        class="d-celadon-dim"
        d="M36.5 16c9 4 13 11 13 18.5C49.5 45 42 53 32 53c8-5 11-13 10-21-.7-6-3-11-5.5-16z"
      />
      <path class="d-glint-line" d="M21 30c1-4 3-6.5 6-8.5" />
      <path class="d-ink d-faint" d="M15 36c10 5 24 5 34 0" />
    </>
  ),
  sound: (
    <>
      <path class="d-wood" d="M10 25h9l13-11v36L19 39h-9z" />
      <path class="d-celadon-line" d="M39 24c4 5 4 11 0 16M45 18.5c7 8 7 19 0 27" />
    </>
  ),
  lamp: (
    <>
      <circle class="d-glow" cx="32" cy="30" r="25" />
      <path class="d-ink d-faint" d="M32 4v9" />
      <path class="d-wood" d="M26 13h12v4H26zM26 44h12v4H26z" />
      <ellipse class="d-lantern" cx="32" cy="30.5" rx="16" ry="14" />
      <path class="d-lantern-ribs" d="M32 16.5v28M25 17.5c-4 8-4 18 0 26M39 17.5c4 8 4 18 0 26" />
      <path class="d-wood-line d-thin" d="M32 48v8" />
    </>
  ),
  seat: (
    <>
      <ellipse class="d-shade" cx="34" cy="53" rx="19" ry="4" />
      <path class="d-wood" d="M16 23c-2 8-2 18 2 26 3 2.5 25 2.5 28 0 4-8 4-18 2-26z" />
      <path class="d-wood-dim" d="M37 26c2 8 2 17 0 24.7 4-.3 7.6-.8 9-1.7 4-8 4-18 2-26z" />
      <ellipse class="d-wood-light" cx="32" cy="22" rx="16.5" ry="6" />
    </>
  ),
  portal: (
    <>
      <path class="d-paper d-rim" d="M6 12h52v42H6z" />
      <path class="d-tile" d="M3 12c8-1 14-3 18-6h22c4 3 10 5 18 6v3H3z" />
      <circle class="d-glow-full" cx="32" cy="34" r="16" />
      <path class="d-hill-far" d="M17 39c6-6 10-3 14-5s8-5 15-1l1 4a16 16 0 0 1-29 6z" />
      <circle class="d-rim d-none" cx="32" cy="34" r="16" />
    </>
  ),
  spawn: (
    <>
      <ellipse class="d-celadon-soft" cx="32" cy="46" rx="25" ry="10" />
      <ellipse class="d-celadon-line d-none" cx="32" cy="46" rx="25" ry="10" />
      <circle class="d-skin" cx="32" cy="17" r="8" />
      <path class="d-cloth" d="M22 46c0-13 3-20 10-20s10 7 10 20c-6 2-14 2-20 0z" />
    </>
  ),
  zone: (
    <>
      <path class="d-celadon-soft" d="m8 44 24-11 24 11-24 12z" />
      <path
        class="d-celadon-line d-dash d-none"
        d="m8 44 24-11 24 11-24 12zM8 20 32 9l24 11-24 12zM8 20v24M32 32v24M56 20v24M32 9v24"
      />
    </>
  ),
  button: (
    <>
      <ellipse class="d-shade" cx="34" cy="49" rx="24" ry="6" />
      <path class="d-stone" d="M9 36v6c0 5 10 9 23 9s23-4 23-9v-6z" />
      <ellipse class="d-light" cx="32" cy="36" rx="23" ry="9" />
      <path class="d-seal-dim" d="M18 26v8c0 3.5 6.3 6 14 6s14-2.5 14-6v-8z" />
      <ellipse class="d-seal" cx="32" cy="26" rx="14" ry="6" />
    </>
  ),
  board: (
    <>
      <ellipse class="d-shade" cx="33" cy="57" rx="22" ry="3" />
      <path class="d-wood-line" d="M13 44v13M51 44v13" />
      <rect class="d-wood" x="7" y="8" width="50" height="38" rx="2" />
      <rect class="d-paper" x="11" y="12" width="42" height="30" />
      <path class="d-ink" d="M16 19h20M16 25h14" />
      <path class="d-celadon-line" d="M20 37v-5M28 37v-8M36 37V27M44 37V22" />
    </>
  ),
  surface: (
    <>
      <path class="d-shade" d="m4 46 28-12 28 12-28 13z" />
      <path class="d-celadon" d="M6 40c6-3 9-16 14-17s6 9 12 6 8-18 13-16 7 21 13 27L32 53z" />
      <path class="d-celadon-dim" d="M32 29c6-3 8-18 13-16s7 21 13 27L32 53z" />
      <path class="d-glint-line" d="M13 40c5-4 7-10 9-11M37 36c4-4 5-12 8-14" />
    </>
  ),
  points: (
    <>
      <ellipse class="d-shade" cx="33" cy="54" rx="18" ry="4" />
      <g class="d-celadon">
        <circle cx="20" cy="40" r="3.4" />
        <circle cx="29" cy="45" r="3.4" />
        <circle cx="25" cy="33" r="3.4" />
        <circle cx="36" cy="38" r="3.4" />
        <circle cx="33" cy="27" r="3.4" />
      </g>
      <g class="d-gilt-light">
        <circle cx="42" cy="30" r="3" />
        <circle cx="41" cy="20" r="3" />
        <circle cx="49" cy="22" r="3" />
        <circle cx="48" cy="12" r="3" />
      </g>
    </>
  ),
  generator: (
    <>
      <ellipse class="d-shade" cx="33" cy="45" rx="27" ry="12" />
      <ellipse class="d-wood" cx="32" cy="22" rx="6" ry="3.6" />
      <ellipse class="d-wood" cx="52" cy="30" rx="7" ry="4.2" />
      <ellipse class="d-wood" cx="12" cy="30" rx="7" ry="4.2" />
      <path class="d-wood-dim" d="M40 42v8c0 2.8 14 2.8 14 0v-8zM10 42v8c0 2.8 14 2.8 14 0v-8z" />
      <ellipse class="d-wood-light" cx="47" cy="42" rx="7" ry="4.2" />
      <ellipse class="d-wood-light" cx="17" cy="42" rx="7" ry="4.2" />
    </>
  ),
  ball: (
    <>
      <ellipse class="d-shade" cx="35" cy="53" rx="15" ry="4" />
      <circle class="d-gilt-line d-none" cx="32" cy="33" r="17" />
      <path class="d-gilt-light" d="M17 27a16 16 0 0 1 15-11.5" />
      <path class="d-gilt-line d-none" d="M17 39c9-7 21-9 31-6M27 17c7 8 10 19 8 32" />
    </>
  ),
  cup: (
    <>
      <ellipse class="d-shade" cx="35" cy="51" rx="17" ry="4" />
      <path class="d-celadon" d="M12 20c1 18 7 27 13 29v3h14v-3c6-2 12-11 13-29z" />
      <path class="d-celadon-dim" d="M41 20c0 16-2 24-6 32h4v-3c6-2 12-11 13-29z" />
      <ellipse class="d-light" cx="32" cy="20" rx="20" ry="6" />
    </>
  ),
  collider: (
    <>
      <path class="d-ink d-dash d-none" d="m32 9 20 9-20 9-20-9zM12 18v26l20 10V27M52 18v26L32 54" />
      <path class="d-ink d-faint d-none" d="m12 31 20 10 20-10" />
    </>
  ),
};

export function PieceDrawing({ name }: { readonly name: PieceName }) {
  return (
    <svg class="build-drawing" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}
