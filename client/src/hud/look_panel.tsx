/** The mirror: one's own look, changed while one sees it. */

export function LookPanel() {
  return null;
}
