/** The drawing of hiding: an eye that is crossed out. It stands beside words. */
export function HideIcon() {
  return (
    <svg class="hud-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M2.5 12C5 7.8 8.2 5.8 12 5.8s7 2 9.5 6.2c-2.5 4.2-5.7 6.2-9.5 6.2S5 16.2 2.5 12z" />
      <path d="M4.5 19.5l15-15" />
    </svg>
  );
}
