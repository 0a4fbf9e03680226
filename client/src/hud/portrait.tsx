/** A person's look as a small bust: a paper disc with hills, coat, face and hair. Attributes only, as the CSP asks. */
import { CHEEK, CLOTH, EYE, HAIR, LINEN, SKIN } from "../avatar/palette";
import type { Look } from "../protocol/generated";
import { hairBehind, hairInFront } from "./portrait_hair";

/** The disc that everything stays within, and the coat that fills its foot. */
const COAT =
  "M17.5 83.5C19.5 73.5 29 68 39.5 65.5L56.5 65.5C67 68 76.5 73.5 78.5 83.5A47 47 0 0 1 17.5 83.5Z";
const HEAD =
  "M48 20.5C60 20.5 68 29.5 68 42C68 54.5 59.5 63.5 48 63.5C36.5 63.5 28 54.5 28 42C28 29.5 36 20.5 48 20.5Z";
const HILLS = "M3.6 63C14 50 22 47 31 55C38 46 47 42 57 52C66 45 80 48 92.4 62A47 47 0 0 1 3.6 63Z";

export interface PortraitProps {
  readonly look: Look;
  /** Pixels along an edge. */
  readonly size: number;
  /** What a screen reader says of it; without, it is an ornament beside a name. */
  readonly label?: string;
}

export function Portrait({ look, size, label }: PortraitProps) {
  const skin = SKIN[look.skin] ?? SKIN[0];
  const hair = look.hair_style === 5 ? (CLOTH[look.sash] ?? CLOTH[0]) : (HAIR[look.hair] ?? HAIR[0]);
  const cloth = CLOTH[look.cloth] ?? CLOTH[0];
  const sash = CLOTH[look.sash] ?? CLOTH[0];
  return (
    <svg
      class="portrait"
      width={size}
      height={size}
      viewBox="0 0 96 96"
      role="img"
      aria-label={label ?? ""}
      aria-hidden={label === undefined}
    >
      <circle cx={48} cy={48} r={47} fill="#f4efe3" stroke="#e3dccb" stroke-width={1} />
      <path d={HILLS} fill="#d3e0dc" />
      {look.wheelchair && <Backrest />}
      {hairBehind(look.hair_style, hair, sash)}
      <path d={COAT} fill={cloth} />
      <path d="M40.5 56L40 68C43 74 53 74 56 68L55.5 56Z" fill={skin} />
      <path d="M40.4 60C45 66.5 51 66.5 55.6 60L55.8 64C51 69 45 69 40.2 64Z" fill="#3a2a22" opacity={0.16} />
      <Collar sash={sash} cloth={cloth} />
      <ellipse cx={27.8} cy={44} rx={3.6} ry={5} fill={skin} />
      <ellipse cx={68.2} cy={44} rx={3.6} ry={5} fill={skin} />
      <path d={HEAD} fill={skin} />
      <Face skin={look.skin} brow={HAIR[look.hair] ?? HAIR[0]} />
      {hairInFront(look.hair_style, hair, sash)}
      {look.glasses && <Glasses />}
    </svg>
  );
}

/** The coat closes to the right: the wearer's left side lies over the other. */
function Collar({ sash, cloth }: { sash: string; cloth: string }) {
  return (
    <>
      <path d="M39.5 63C40.5 72 45 78 50 82" fill="none" stroke={LINEN} stroke-width={9} />
      <path d="M36.6 64.5C38 74 43 80 48 84" fill="none" stroke={sash} stroke-width={5} />
      <path d="M56.5 63C55 72 49 80 42 86.4" fill="none" stroke={LINEN} stroke-width={9} />
      <path d="M60.5 65C59 76 53 84 46.6 89.6" fill="none" stroke={cloth} stroke-width={4} />
      <path d="M58.6 64.5C57 74.5 50.5 83.5 43.6 89.8" fill="none" stroke={sash} stroke-width={5} />
    </>
  );
}

function Face({ skin, brow }: { skin: number; brow: string }) {
  // A line that is seen on dark skin as on light.
  const line = skin < 5 ? "#7a3b2c" : "#3c1f16";
  return (
    <>
      <ellipse cx={35.8} cy={49.8} rx={4.6} ry={3} fill={CHEEK} opacity={0.42} />
      <ellipse cx={60.2} cy={49.8} rx={4.6} ry={3} fill={CHEEK} opacity={0.42} />
      {[41, 55].map((x) => (
        <g key={x}>
          <ellipse cx={x} cy={42.6} rx={2.3} ry={2.9} fill={EYE} />
          <circle cx={x + 0.8} cy={41.5} r={0.8} fill="#fbf8f0" />
        </g>
      ))}
      <g fill="none" stroke-linecap="round">
        <path d="M37.4 36.6Q41 34.6 44 36" stroke={brow} stroke-width={1.7} />
        <path d="M52 36Q55 34.6 58.6 36.6" stroke={brow} stroke-width={1.7} />
        <path d="M48.4 46Q49.6 48.4 47.6 48.8" stroke={line} stroke-width={1.2} opacity={0.45} />
        <path d="M43.4 53.4Q48 57.4 52.6 53.4" stroke={line} stroke-width={1.7} />
      </g>
    </>
  );
}

function Glasses() {
  return (
    <g fill="none" stroke="#23292c" stroke-width={1.3}>
      <circle cx={41} cy={43} r={6} fill="#fbf8f0" fill-opacity={0.18} />
      <circle cx={55} cy={43} r={6} fill="#fbf8f0" fill-opacity={0.18} />
      <path d="M47 42.4Q48 41.4 49 42.4M35 42L29 40.8M61 42L67 40.8" />
    </g>
  );
}

/** Of a wheelchair: its back and the two handles. */
function Backrest() {
  return (
    <>
      <path d="M25 84L25 66Q25 62 29 62L67 62Q71 62 71 66L71 84Z" fill="#4b5a66" />
      <path d="M19 64L27 64M69 64L77 64" stroke="#23292c" stroke-width={4} stroke-linecap="round" />
    </>
  );
}
