/** What `window.app.build` tells of the editor, to be read by journeys. */
import type { BuildFace } from "../face";
import type { Desk } from "./desk";
import { lacking } from "./kind";

export function faceOfDesk(desk: Desk): BuildFace {
  return Object.freeze({
    get scene() {
      return desk.building.scene.value;
    },
    get revision() {
      return desk.model.scene.revision.value;
    },
    get draftRevision() {
      return desk.building.draftRevision.value;
    },
    get sheet() {
      return desk.sheet.value;
    },
    get tool() {
      return desk.tool.value;
    },
    get isPlacing() {
      return desk.placing.value !== null;
    },
    get selection() {
      return desk.selection.value;
    },
    get others() {
      return desk.building.others.value.map(({ name, entities }) => ({ name, entities }));
    },
    get pending() {
      return desk.building.pending.value;
    },
    get lacking() {
      return lacking(desk.entities, desk.placed).length;
    },
    get told() {
      return desk.told.value?.text ?? null;
    },
    get isDrawn() {
      return desk.drawn.value !== null;
    },
  });
}
