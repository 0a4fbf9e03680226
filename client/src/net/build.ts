/** What only builders need, fetched for them alone: a `Building` that speaks over the visit's line. */

import type { AppModel } from "../model/app_model";
import { Building, type BuildingPorts } from "../model/building";
import { randomId } from "./random_id";

export function beginBuilding(model: AppModel, ports: Pick<BuildingPorts, "ask" | "say" | "show">): Building {
  return new Building(model, { ...ports, requestId: randomId, after: (ms, act) => void setTimeout(act, ms) });
}
