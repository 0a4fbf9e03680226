/** The editor's own line drawings, on the HUD's grid of 24: they stand beside words. */
import type { ComponentChildren } from "preact";

const DRAWINGS = {
  add: (
    <>
      <rect x="3.5" y="3.5" width="17" height="17" rx="4" />
      <path d="M12 8v8M8 12h8" />
    </>
  ),
  library: <path d="M4 20.5h16M5.5 20V6.5h3.5V20M9 20V4h4v16M13.2 8.2l3.4-.9 3.3 12.4" />,
  tree: (
    <>
      <path d="M6 7.5v9.5h4M6 11.5h4" />
      <rect x="3.5" y="3.5" width="5" height="4" rx="1" />
      <rect x="10.5" y="9.5" width="10" height="4" rx="1" />
      <rect x="10.5" y="15.5" width="10" height="4" rx="1" />
    </>
  ),
  history: (
    <>
      <path d="M4.2 9.5A8.4 8.4 0 1 1 3.6 13M4 4.8v4.9h4.9" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  draft: <path d="m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5M12 20.5h8.5" />,
  takeaway: <path d="M12 3.5v11M8 10.5l4 4 4-4M4.5 15.5v4h15v-4" />,
  undo: <path d="M8.5 5.5 4 10l4.5 4.5M4.5 10H14a5.5 5.5 0 0 1 0 11h-3" />,
  redo: <path d="M15.5 5.5 20 10l-4.5 4.5M19.5 10H10a5.5 5.5 0 0 0 0 11h3" />,
  done: <path d="m4.5 12.8 4.8 4.7L19.5 6.5" />,
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" class="hud-dots" />,
  move: (
    <path d="M12 3v18M3 12h18M9.5 5.5 12 3l2.5 2.5M9.5 18.5 12 21l2.5-2.5M5.5 9.5 3 12l2.5 2.5M18.5 9.5 21 12l-2.5 2.5" />
  ),
  turn: <path d="M5 8.5A8.2 8.2 0 1 1 4 13.5M4.5 3.8v5h5" />,
  size: <path d="M13.5 4H20v6.5M20 4l-7 7M10.5 20H4v-6.5M4 20l7-7" />,
  grid: <path d="M4 8.5h16M4 15.5h16M8.5 4v16M15.5 4v16" />,
  several: (
    <>
      <rect x="3.5" y="3.5" width="12" height="12" rx="2" />
      <path d="M19 8.5h1.5v12h-12V19M7 9.5l2 2 3.5-4" />
    </>
  ),
  duplicate: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="2" />
      <path d="M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3M14.5 12v5M12 14.5h5" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="2" />
      <path d="M15.5 8.5v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2" />
    </>
  ),
  paste: (
    <>
      <rect x="5" y="5" width="14" height="15.5" rx="2" />
      <path d="M9 5V3.5h6V5M12 9.5v6M9.5 13l2.5 2.5 2.5-2.5" />
    </>
  ),
  remove: <path d="M4.5 6.5h15M9.5 6V4h5v2M6.5 6.5l1 14h9l1-14M10.3 10.5v6M13.7 10.5v6" />,
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9.5" rx="2" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  unlock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9.5" rx="2" />
      <path d="M8.5 10.5V7a3.5 3.5 0 0 1 6.7-1.4" />
    </>
  ),
  group: (
    <>
      <path d="M3.5 6.5v-3h3M17.5 3.5h3v3M20.5 17.5v3h-3M6.5 20.5h-3v-3" />
      <rect x="6.5" y="6.5" width="6" height="6" rx="1" />
      <rect x="11.5" y="11.5" width="6" height="6" rx="1" />
    </>
  ),
  ungroup: (
    <>
      <rect x="3.5" y="3.5" width="7" height="7" rx="1" />
      <rect x="13.5" y="13.5" width="7" height="7" rx="1" />
      <path d="M13.5 8.5 17 5M17 8V5h-3M10.5 15.5 7 19M7 16v3h3" />
    </>
  ),
  numbers: <path d="M4 7h16M4 17h16M9 4.5v5M15 14.5v5" />,
  go: <path d="M4 18c0-6 3-9 8-9h7M15.5 5.5 19 9l-3.5 3.5" />,
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  look: (
    <>
      <path d="M2.5 12C5 7.8 8.2 5.8 12 5.8s7 2 9.5 6.2c-2.5 4.2-5.7 6.2-9.5 6.2S5 16.2 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  publish: <path d="M12 15V4M8.5 7.5 12 4l3.5 3.5M5 12.5V20h14v-7.5" />,
  folded: <path d="m9.5 6.5 5.5 5.5-5.5 5.5" />,
  open: <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />,
} as const satisfies Record<string, ComponentChildren>;

export type DrawingName = keyof typeof DRAWINGS;

export function Drawing({ name }: { readonly name: DrawingName }) {
  return (
    <svg class="hud-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}
