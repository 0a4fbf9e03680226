/** The hair of a portrait, one drawing for each style: what lies behind the face, and what lies before it. */
import type { JSX } from "preact";

const NONE: readonly [null, null] = [null, null];
type Drawing = (
  hair: string,
  sash: string,
) => readonly [behind: JSX.Element | null, front: JSX.Element | null];

const NAPE = "M27 46C24 26 35 15 48 15C61 15 72 26 69 46C69 52 66 57 63 59L33 59C30 57 27 52 27 46Z";

const short: Drawing = (hair) => [
  <path key="behind" d={NAPE} fill={hair} />,
  <path
    key="front"
    d="M27.4 43C24.5 25 35 13.5 50 14C63 14.4 72 25 68.6 43C67.6 37 66 33.6 62.6 31C55 32.4 45 31 38.6 26.6C35.6 31 29.4 34 27.4 43Z"
    fill={hair}
  />,
];

const bun: Drawing = (hair, sash) => [
  <g key="behind">
    <circle cx={48} cy={10.4} r={8.2} fill={hair} />
    <path d={NAPE} fill={hair} />
  </g>,
  <g key="front">
    <path
      d="M27.6 42C25.4 25.4 35 15.4 48 15.4C61 15.4 70.6 25.4 68.4 42C66 32 58.6 25.6 48 25.6C37.4 25.6 30 32 27.6 42Z"
      fill={hair}
    />
    <path
      d="M41.4 16.4Q48 19.6 54.6 16.4"
      fill="none"
      stroke={sash}
      stroke-width={3.4}
      stroke-linecap="round"
    />
  </g>,
];

const bob: Drawing = (hair) => [
  <path
    key="behind"
    d="M24.6 44C22 24 34 13.6 48 13.6C62 13.6 74 24 71.4 44L72.6 61.4C67 66.4 60 66 56 64L40 64C36 66 29 66.4 23.4 61.4Z"
    fill={hair}
  />,
  <path
    key="front"
    d="M24.4 62C25 50 23.4 36 28 27C32 18.6 39 14 48 14C57 14 64 18.6 68 27C72.6 36 71 50 71.6 62C68 64 65.4 63 64.4 61C66.4 53 66.6 44 64.4 34.6C54 37 42 37 31.6 34.6C29.4 44 29.6 53 31.6 61C30.6 63 28 64 24.4 62Z"
    fill={hair}
  />,
];

const braid: Drawing = (hair, sash) => [
  <path key="behind" d={NAPE} fill={hair} />,
  <g key="front">
    <path
      d="M27.4 44C24.6 26 35 14.6 48 14.6C61 14.6 71.4 26 68.6 44C67 35 59.6 27.4 48.6 22C37.4 27.4 29 35 27.4 44Z"
      fill={hair}
    />
    <g fill={hair} stroke="#fbf8f0" stroke-opacity={0.16} stroke-width={0.8}>
      <ellipse cx={68} cy={57} rx={5} ry={5.4} />
      <ellipse cx={70} cy={65} rx={5} ry={5.2} />
      <ellipse cx={69.6} cy={73} rx={4.6} ry={5} />
    </g>
    <path d="M65.8 78.6L71.6 79.2" stroke={sash} stroke-width={3.4} stroke-linecap="round" />
    <path d="M66 80.6L71 81C71 85 69 87.6 67.4 88.6C66.2 86 65.6 83.4 66 80.6Z" fill={hair} />
  </g>,
];

/** Around the head, and then along the brow. */
const CURLS_BEHIND = [
  [26, 50, 7],
  [24, 40, 8],
  [26, 29, 9],
  [33, 20, 9],
  [43, 15, 9],
  [54, 15, 9],
  [63, 20, 9],
  [70, 29, 9],
  [72, 40, 8],
  [70, 50, 7],
] as const;
const CURLS_FRONT = [
  [31, 31, 6],
  [37, 25.6, 6.4],
  [44.4, 23, 6.4],
  [52, 23, 6.4],
  [59, 25.6, 6.4],
  [65, 31, 6],
] as const;

const curls: Drawing = (hair) => {
  const circles = (list: readonly (readonly [number, number, number])[]) =>
    list.map(([x, y, r]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={r} />);
  return [
    <g key="behind" fill={hair}>
      <ellipse cx={48} cy={38} rx={23} ry={24} />
      {circles(CURLS_BEHIND)}
    </g>,
    <g key="front" fill={hair}>
      {circles(CURLS_FRONT)}
    </g>,
  ];
};

/** A scarf around the face, closed under the chin and laid over the shoulder. */
const hijab: Drawing = (scarf) => [
  null,
  <g key="front">
    <path
      fill={scarf}
      fill-rule="evenodd"
      d="M48 11C65 11 74.6 24 74 42C73.6 54 70.6 62 76 72C70 80 58 84 46 83C34 82 24 78 20 72C25.4 62 22.4 54 22 42C21.4 24 31 11 48 11ZM48 25C38.6 25 32.4 32 32.4 43C32.4 54.6 39 62 48 62C57 62 63.6 54.6 63.6 43C63.6 32 57.4 25 48 25Z"
    />
    <g fill="none" stroke="#23292c" stroke-linecap="round" opacity={0.16}>
      <path d="M60 61C52 70 40 74 27 73" stroke-width={2} />
      <path d="M64 64C60 74 50 79 40 80" stroke-width={1.6} />
    </g>
  </g>,
];

const hat: Drawing = (hair, sash) => [
  <path key="behind" d={NAPE} fill={hair} />,
  <g key="front">
    <path
      d="M27.4 44C27 36 28 31 31 27L65 27C68 31 69 36 68.6 44C67 39 66 36 65.6 33L30.4 33C30 36 29 39 27.4 44Z"
      fill={hair}
    />
    <path d="M29.6 30C29 15 37 9 48 9C59 9 67 15 66.4 30Z" fill={sash} />
    <path d="M30 22.4C40 25.4 56 25.4 66 22.4L66.4 27.4L29.6 27.4Z" fill="#22313a" opacity={0.22} />
    <path
      d="M12.6 29.6C22 23 33 26.4 48 26.4C63 26.4 74 23 83.4 29.6C72 34.4 60 33.6 48 33.6C36 33.6 24 34.4 12.6 29.6Z"
      fill={sash}
    />
  </g>,
];

/** By the number of the style, as the protocol's Look has it. */
const STYLES: readonly Drawing[] = [short, bun, bob, braid, curls, hijab, hat];

function drawn(style: number, hair: string, sash: string): readonly [JSX.Element | null, JSX.Element | null] {
  return STYLES[style]?.(hair, sash) ?? NONE;
}

export function hairBehind(style: number, hair: string, sash: string): JSX.Element | null {
  return drawn(style, hair, sash)[0];
}

export function hairInFront(style: number, hair: string, sash: string): JSX.Element | null {
  return drawn(style, hair, sash)[1];
}
