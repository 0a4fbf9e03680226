/** The drawings of a headset, and of a place on a table. They stand beside words. */
export function HeadsetIcon() {
  return (
    <svg class="hud-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M5 8h14a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2h-3.2l-2-2.6a2.3 2.3 0 0 0-3.6 0l-2 2.6H5a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM6.5 8C7 5.6 9 4.5 12 4.5s5 1.1 5.5 3.5" />
    </svg>
  );
}

export function TableIcon() {
  return (
    <svg class="hud-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3 15.5h18M5.5 15.5V21M18.5 15.5V21M8 15.5v-6l4-3 4 3v6M11 15.5v-3h2v3M12 6.5V3" />
    </svg>
  );
}
