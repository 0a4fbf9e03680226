/** The stick under the left thumb: shown where it is held, so that the eye need not look for it. */
import { STICK_PIXELS } from "../input/pointers";
import { useHud } from "./context";

export function StickMark() {
  const thumb = useHud().thumb.value;
  if (thumb === null) return null;
  const knob = { x: thumb.x + thumb.dx * STICK_PIXELS, y: thumb.y + thumb.dy * STICK_PIXELS };
  return (
    <div class="hud-stick" aria-hidden="true">
      <span class="hud-stick-rim" style={{ left: `${thumb.x}px`, top: `${thumb.y}px` }} />
      <span class="hud-stick-knob" style={{ left: `${knob.x}px`, top: `${knob.y}px` }} />
    </div>
  );
}
