/** The HUD's own line drawings, on a grid of 24: they stand beside words and say nothing to who cannot see them. */
import type { ComponentChildren } from "preact";

const DRAWINGS = {
  emotes: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.6 13.8c1.7 2.6 5.1 2.6 6.8 0M9.2 9.4v.4M14.8 9.4v.4" />
    </>
  ),
  mic: (
    <path d="M12 3.5a3 3 0 0 1 3 3V11a3 3 0 0 1-6 0V6.5a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5v3M9 20.5h6" />
  ),
  mic_off: (
    <path d="M15 9.5v-3a3 3 0 0 0-5.8-1M9 9v2a3 3 0 0 0 4.5 2.6M5.5 11a6.5 6.5 0 0 0 10.4 5.2M18.5 11a6.5 6.5 0 0 1-.6 2.7M12 17.5v3M9 20.5h6M4 3.5l16 17" />
  ),
  chat: (
    <path d="M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-7.2L7.5 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V7A1.5 1.5 0 0 1 5 5.5z" />
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.2" />
      <path d="M3 19.5c.3-4 2.7-6 6-6s5.7 2 6 6M15.5 5.6a3 3 0 0 1 0 5.8M17.5 14c2.1.7 3.3 2.6 3.5 5.5" />
    </>
  ),
  invite: (
    <>
      <circle cx="10" cy="8.5" r="3.2" />
      <path d="M4 19.5c.3-4 2.7-6 6-6 1.2 0 2.3.3 3.2.8M18 13.5v7M14.5 17h7" />
    </>
  ),
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" class="hud-dots" />,
  build: <path d="M4 20.5h16M5.5 20.5v-6h6v6M12.5 20.5v-6h6v6M9 14.5v-6h6v6M12 8.5v-5M12 3.5h5v3h-5" />,
  look: (
    <>
      <ellipse cx="12" cy="9.5" rx="5.5" ry="6.5" />
      <path d="M12 16v5M8.5 21h7M10 8.2l2.2-2.2" />
    </>
  ),
  photo: (
    <>
      <path d="M4 8h3.5l1.5-2.5h6L16.5 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z" />
      <circle cx="12" cy="13.2" r="3.3" />
    </>
  ),
  view: (
    <>
      <path d="M2.5 12C5 7.8 8.2 5.8 12 5.8s7 2 9.5 6.2c-2.5 4.2-5.7 6.2-9.5 6.2S5 16.2 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  words: <path d="M4 6h16M4 10.5h11M4 15h16M4 19.5h8" />,
  settings: (
    <>
      <path d="M4 7h8M17 7h3M4 17h3M12 17h8" />
      <circle cx="14.5" cy="7" r="2.3" />
      <circle cx="9.5" cy="17" r="2.3" />
    </>
  ),
  leave: <path d="M13 4H6v16h7M10.5 12H21M17.5 8.5 21 12l-3.5 3.5" />,
  join: <path d="M11 4h7v16h-7M3 12h10.5M10 8.5l3.5 3.5-3.5 3.5" />,
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="2" />
      <path d="M15.5 8.5v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2" />
    </>
  ),
  share: <path d="M12 15V4M8.5 7.5 12 4l3.5 3.5M5.5 12v7h13v-7" />,
  save: <path d="M12 4v11M8.5 11.5 12 15l3.5-3.5M5 20h14" />,
  walk: (
    <>
      <circle cx="13" cy="4.8" r="1.8" />
      <path d="m8 12 1.5-3.5L13 8l2 3 3 1M13 8l-1.5 6 3 3 .5 4M11.5 14l-1 3.5L8 21" />
    </>
  ),
  follow: <path d="M4 18c0-6 3-9 8-9h7M15.5 5.5 19 9l-3.5 3.5" />,
  press: <path d="M12 4v8M8.5 9l3.5 3.5L15.5 9M5 15.5h14v4H5z" />,
  sit: <path d="M6.5 4v9.5h9a2 2 0 0 1 2 2V20M6.5 13.5V20M6.5 17H17.5" />,
  stand: <path d="M12 20V5M6.5 10.5 12 5l5.5 5.5" />,
  gate: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9 12h6.5M13 9.3l2.7 2.7-2.7 2.7" />
    </>
  ),
  host: <path d="M6 21V4M6 5h11l-2.5 3.5L17 12H6" />,
  gather: (
    <>
      <circle cx="12" cy="12" r="2.2" />
      <path d="M12 3v4M10.3 5.4 12 7.1l1.7-1.7M12 21v-4M10.3 18.6 12 16.9l1.7 1.7M3 12h4M5.4 10.3 7.1 12l-1.7 1.7M21 12h-4M18.6 10.3 16.9 12l1.7 1.7" />
    </>
  ),
  still: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.8 9v6M14.2 9v6" />
    </>
  ),
  quiet: (
    <path d="M9 6h10a1.5 1.5 0 0 1 1.5 1.5V15M17 17h-5.2L7.5 20.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-8c0-.5.2-.9.6-1.2M3.5 3.5l17 17" />
  ),
  to_door: (
    <>
      <path d="M12 21V5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v16M10 21h11" />
      <path d="M2.5 12.5H9M6.5 9.5l3 3-3 3" />
    </>
  ),
  let_in: (
    <>
      <path d="M14.5 21h5V4h-9v5" />
      <circle cx="6.5" cy="10" r="2" />
      <path d="M3 20v-2.5a3.5 3.5 0 0 1 7 0V20M12.5 14.5h3.5M14.4 12.6l1.9 1.9-1.9 1.9" />
    </>
  ),
  whisper: (
    <>
      <rect x="6" y="11" width="12" height="8.5" rx="2" />
      <path d="M8.5 11V8.5a3.5 3.5 0 0 1 7 0V11" />
    </>
  ),
  report: <path d="M12 4v11M12 19.5v.4" />,
  keep: <path d="M14.5 9.5a4 4 0 1 1-2-3.4M11.6 10.6 20 19M17 16l-2 2M19.2 18.2 17.4 20" />,
} as const satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="hud-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}
