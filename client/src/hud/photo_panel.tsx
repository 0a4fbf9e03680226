/** A photo of the place, without the HUD. It stays on the device unless she shares it herself. */
import { useEffect, useState } from "preact/hooks";
import { useHud } from "./context";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { PhotoAsPicture } from "./photo_as_picture";

interface Photo {
  readonly file: File;
  /** An address of this page for the picture; to be given back. */
  readonly url: string;
}

export function PhotoPanel() {
  const { model, takePhoto, words } = useHud();
  const [photo, setPhoto] = useState<Photo | null>(null);
  const [failed, setFailed] = useState(false);
  const [taken, setTaken] = useState(0);
  const space = model.spaceName.value;
  useEffect(() => {
    let wanted = true;
    let url = "";
    takePhoto().then((blob) => {
      if (!wanted) return;
      if (!blob) {
        setFailed(true);
        return;
      }
      url = URL.createObjectURL(blob);
      setPhoto({ file: new File([blob], photoName(space, new Date()), { type: blob.type }), url });
    });
    return () => {
      wanted = false;
      URL.revokeObjectURL(url);
    };
  }, [taken, takePhoto, space]);
  return (
    <Panel id="photo" title={words.text("photo-title")}>
      {failed && <p role="alert">{words.text("photo-failed")}</p>}
      {photo && <Taken photo={photo} again={() => setTaken(taken + 1)} />}
    </Panel>
  );
}

function Taken({ photo, again }: { readonly photo: Photo; readonly again: () => void }) {
  const { model, words } = useHud();
  const shared = { files: [photo.file] };
  return (
    <>
      <img src={photo.url} alt={words.text("photo-alt", { space: model.spaceName.value })} />
      <p class="hud-note">{words.text("photo-stays")}</p>
      <div class="hud-row">
        <a class="hud-action" href={photo.url} download={photo.file.name}>
          <Icon name="save" />
          {words.text("photo-save")}
        </a>
        {navigator.canShare?.(shared) && (
          <button
            type="button"
            class="hud-line-button"
            // Ended by the visitor herself, mostly: nothing to tell.
            onClick={() => navigator.share(shared).catch(() => undefined)}
          >
            <Icon name="share" />
            {words.text("photo-share")}
          </button>
        )}
        <button type="button" class="hud-line-button" onClick={again}>
          <Icon name="photo" />
          {words.text("photo-again")}
        </button>
      </div>
      <PhotoAsPicture key={photo.url} photo={photo.file} />
    </>
  );
}

/** Named by Space and time, as every file system bears it. */
export function photoName(space: string, at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
  const name = space.replace(/[^\p{L}\p{N}·-]+/gu, " ").trim();
  return `${name || "Lanting"} ${day} ${time}.jpg`;
}
