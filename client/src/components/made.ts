/** Builders of what no template has: fetched where a Scene has one of these, or where somebody builds. */
import { board } from "./board";
import { button } from "./button";
import { generator } from "./generator";
import { image } from "./image";
import type { Builders } from "./index";
import { lamp } from "./lamp";
import { model } from "./model";
import { panorama } from "./panorama";
import { path } from "./path";
import { points } from "./points";
import { surface } from "./surface";
import { text } from "./text";

export const MADE: Builders = {
  path,
  text,
  lamp,
  button,
  model,
  image,
  panorama,
  surface,
  points,
  board,
  generator,
};
