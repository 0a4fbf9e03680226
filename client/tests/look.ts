/** How somebody looks of whom tests say no more. */
import type { Look } from "../src/protocol/generated";

export const LOOK: Look = {
  skin: 0,
  hair: 0,
  hair_style: 0,
  cloth: 0,
  legs: 0,
  sash: 0,
  glasses: false,
  wheelchair: false,
};
