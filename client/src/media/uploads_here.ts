/** The uploads of the Space she is in. */
import type { HudTools } from "../hud/context";
import { derive, lighten } from "./derive";
import { UploadDoor } from "./upload_protocol";
import { Uploads } from "./uploads";

const kept = new Map<string, Uploads>();

/** They go on while the library is closed. */
export function uploadsOf({ model }: Pick<HudTools, "model">): Uploads {
  const space = model.spaceSlug;
  let uploads = kept.get(space);
  if (!uploads) {
    uploads = new Uploads(space, {
      door: new UploadDoor(),
      derive,
      lighten,
      after: (ms, act) => void setTimeout(act, ms),
    });
    kept.set(space, uploads);
  }
  return uploads;
}
