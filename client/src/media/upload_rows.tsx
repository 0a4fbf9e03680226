/** The files that are on their way, each with what can be done about it. */
import { useHud } from "../hud/context";
import { Icon } from "../hud/icons";
import type { AssetCard } from "./asset";
import { bytesIn } from "./measure";
import type { UploadRow, Uploads } from "./uploads";

interface RowsProps {
  readonly uploads: Uploads;
  readonly onPlace: (asset: AssetCard, byKey: boolean) => void;
}

export function UploadRows({ uploads, onPlace }: RowsProps) {
  const { words } = useHud();
  const rows = uploads.rows.value;
  if (rows.length === 0) return null;
  return (
    <ul class="media-uploads" aria-label={words.text("media-uploads")}>
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} uploads={uploads} onPlace={onPlace} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row, uploads, onPlace }: RowsProps & { readonly row: UploadRow }) {
  const { words } = useHud();
  const { id, name, stage, asset } = row;
  const isOnItsWay = stage === "sending" || stage === "broken" || stage === "reading";
  return (
    <>
      <div class="media-upload-head">
        <bdi>{name}</bdi>
        {isOnItsWay && (
          <button
            type="button"
            aria-label={words.text("media-pause", { name })}
            onClick={() => uploads.pause(id)}
          >
            {words.text("media-pause-short")}
          </button>
        )}
        {stage === "paused" && (
          <button
            type="button"
            aria-label={words.text("media-resume", { name })}
            onClick={() => uploads.resume(id)}
          >
            {words.text("media-resume-short")}
          </button>
        )}
        {asset && (
          <button
            type="button"
            aria-label={words.text("media-place-name", { name })}
            onClick={(event) => onPlace(asset, event.detail === 0)}
          >
            {words.text("media-place")}
          </button>
        )}
        <button
          type="button"
          class="media-icon"
          aria-label={words.text(
            stage === "ready" || stage === "refused" ? "media-dismiss" : "media-cancel",
            { name },
          )}
          onClick={() => uploads.cancel(id)}
        >
          <Icon name="close" />
        </button>
      </div>
      {(isOnItsWay || stage === "paused") && (
        <progress
          max={Math.max(row.bytes, 1)}
          value={row.sent}
          aria-label={words.text("media-progress", { name })}
        />
      )}
      <p class="hud-note" role="status">
        <Stage row={row} />
      </p>
      {row.lighter && (
        <button type="button" class="hud-line-button" onClick={() => uploads.sendLighter(id)}>
          {words.text("media-lighter", { weight: bytesIn(words.locale, row.lighter.size) })}
        </button>
      )}
    </>
  );
}

function Stage({ row }: { readonly row: UploadRow }) {
  const { words } = useHud();
  const { stage, refusal, asset } = row;
  if (stage === "refused" && refusal) return <>{words.reason(refusal.code, refusal.facts)}</>;
  if (stage === "ready" && asset?.facts.has_location) return <>{words.text("media-has-location")}</>;
  const facts = { sent: bytesIn(words.locale, row.sent), bytes: bytesIn(words.locale, row.bytes) };
  return <>{words.text(`media-stage-${stage}`, facts)}</>;
}
