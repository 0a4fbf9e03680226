/**
 * The stick under the left thumb: shown where it is held, so that the eye need not look for it. Held at the edge it is
 * drawn a little farther in, clear of a screen's round corners and notch; the sheet sees to that.
 */
import { STICK_PIXELS } from "../input/pointers";
import { useHud } from "./context";

export function StickMark() {
  const thumb = useHud().thumb.value;
  if (thumb === null) return null;
  const pushed = { left: `${thumb.dx * STICK_PIXELS}px`, top: `${thumb.dy * STICK_PIXELS}px` };
  return (
    <div class="hud-stick" aria-hidden="true" style={{ "--x": `${thumb.x}px`, "--y": `${thumb.y}px` }}>
      <span class="hud-stick-rim" />
      <span class="hud-stick-knob" style={pushed} />
    </div>
  );
}
