/** What hosts have decided about a report: told to whom it concerns, until she closes it. */
import { useHud } from "./context";

export function SafetyDecided() {
  const { model, words } = useHud();
  const safety = model.safety.value;
  const decided = safety?.decided.value;
  if (!safety || !decided) return null;
  const { is_about_me, act, note, path } = decided;
  return (
    <section class="hud-decided paper-card" role="status">
      <p>{words.text(is_about_me ? `decided-me-${act}` : "decided-other")}</p>
      {note !== "" && <p dir="auto">{words.text("decided-words", { note })}</p>}
      <div class="hud-row">
        {is_about_me && (
          <a class="hud-line-button" href={path} target="_blank" rel="noopener">
            {words.text("decided-read")}
          </a>
        )}
        <button
          type="button"
          class="hud-line-button"
          onClick={() => {
            safety.decided.value = null;
          }}
        >
          {words.text("decided-close")}
        </button>
      </div>
    </section>
  );
}

/** In the host's bar: how many reports wait, and the way to them. */
export function ReportsLink() {
  const { model, words } = useHud();
  const reports = model.safety.value?.reportsWaiting.value ?? 0;
  if (reports === 0) return null;
  return (
    <a
      class="hud-reports paper-card"
      href={`/s/${model.spaceSlug}/reports`}
      target="_blank"
      rel="noopener"
      aria-label={words.text("reports-open", { reports })}
    >
      {words.text("reports-waiting", { reports })}
    </a>
  );
}
