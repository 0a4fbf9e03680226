/** What a sheet is drawn with: the page's paper and ink (page.css), by day, in the evening, and in stronger contrast (theme.css). */
import { CELADON, HAIRLINE, INK, PAPER } from "../../components/ink";

export interface Paper {
  readonly paper: string;
  readonly hairline: string;
  readonly ink: string;
  readonly second: string;
  readonly name: string;
  readonly action: string;
  readonly onAction: string;
}

const DAY: Paper = {
  paper: PAPER,
  hairline: HAIRLINE,
  ink: INK,
  second: "#5c6a70",
  name: CELADON,
  action: "#b8402a",
  onAction: "#ffffff",
};
const EVENING: Paper = {
  paper: "#1b262d",
  hairline: "#33424b",
  ink: "#ece6d8",
  second: "#a9b4b6",
  name: "#9cc9ba",
  action: "#e9836b",
  onAction: "#1b262d",
};
const STRONG_DAY: Partial<Paper> = {
  hairline: "#5c6a70",
  second: "#3d4a50",
  name: "#2a5247",
  action: "#8f2c1b",
};
const STRONG_EVENING: Partial<Paper> = {
  hairline: "#a9b4b6",
  second: "#d3dadb",
  name: "#c5e6da",
  action: "#f3a48f",
};

export function paperFor(isEvening: boolean, isStrong: boolean): Paper {
  if (isEvening) return isStrong ? { ...EVENING, ...STRONG_EVENING } : EVENING;
  return isStrong ? { ...DAY, ...STRONG_DAY } : DAY;
}
