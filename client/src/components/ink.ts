/** What is written and drawn with in the picture: the page's paper and ink (page.css) by their daylight values. */
export const PAPER = "#fbf8f0";
export const INK = "#22313a";
export const HAIRLINE = "#e3dccb";
/** For names of programs, and for what is lively. */
export const CELADON = "#3f7064";
/** The far end of everything, until a place says otherwise. */
export const MIST = "#eaefe6";
export const MIST_DENSITY = 0.0125;
export const SERIF = '"Noto Serif", "Noto Serif SC", "Songti SC", Georgia, serif';
