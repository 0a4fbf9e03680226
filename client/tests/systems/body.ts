/** Her body in a small place, with hands that do what the test says and a visit that notes down what it is asked. */
import type { Moves } from "../../src/input/input";
import { AppModel } from "../../src/model/app_model";
import { Visit } from "../../src/net/visit";
import { Edits } from "../../src/systems/edits";
import type { BodyState } from "../../src/systems/state";
import { FakeLine } from "../net/fake_line";
import { WELCOME } from "../net/fake_world";
import type { Yard } from "../world/yard";

export const STILL: Moves = {
  forward: 0,
  strafe: 0,
  turn: 0,
  lookYaw: 0,
  lookPitch: 0,
  run: false,
  jump: false,
};

export interface TriedBody {
  readonly body: BodyState;
  readonly model: AppModel;
  readonly line: FakeLine;
  readonly travelled: string[];
  /** What the hands want until they want something else. */
  hands: Partial<Moves>;
}

export function bodyIn(yard: Yard): TriedBody {
  const model = new AppModel();
  const line = new FakeLine();
  const travelled: string[] = [];
  const visit = new Visit(model, line);
  visit.travel = async (slug) => {
    travelled.push(slug);
  };
  const tried: TriedBody = { model, line, travelled, hands: {}, body: {} as BodyState };
  const input = { readMoves: () => ({ ...STILL, ...tried.hands }) } as BodyState["input"];
  Object.assign(tried.body, {
    model,
    input,
    visit,
    ground: null,
    edits: new Edits(model),
    placedCount: Number.NaN,
    askedToStandMs: Number.NEGATIVE_INFINITY,
    eyesFreeUntilMs: Number.NEGATIVE_INFINITY,
    usableAskedMs: Number.NEGATIVE_INFINITY,
    immersed: null,
  } satisfies BodyState);
  model.scene.take({ revision: 1, template: "", entities: [...yard.entities.values()] });
  line.tell("Welcome", WELCOME, null, 0);
  return tried;
}
