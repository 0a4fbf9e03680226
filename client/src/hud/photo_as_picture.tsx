/** Makes a photo the picture of its place, for whoever may build there. Until it is pressed the photo stays on the device. */
import { useState } from "preact/hooks";
import type { Refusal } from "../model/chat";
import { fitPicture, putPicture } from "../net/space_picture";
import { useHud } from "./context";
import { Icon } from "./icons";

type Sent = "no" | "sending" | "done" | Refusal;

export function PhotoAsPicture({ photo }: { readonly photo: Blob }) {
  const { model, words } = useHud();
  const [sent, setSent] = useState<Sent>("no");
  if (!model.permissions.may("build")) return null;
  const send = async () => {
    setSent("sending");
    const picture = await fitPicture(photo);
    const refusal = picture
      ? await putPicture(model.spaceId, picture)
      : { code: "photo-too-large", facts: {} };
    setSent(refusal ?? "done");
  };
  return (
    <div class="hud-row">
      <button
        type="button"
        class="hud-line-button"
        disabled={sent === "sending" || sent === "done"}
        onClick={send}
      >
        <Icon name="photo" />
        {words.text("photo-use")}
      </button>
      <p class="hud-note" role="status">
        {sent === "no" && words.text("photo-use-note")}
        {sent === "done" && words.text("photo-used")}
        {typeof sent === "object" && words.reason(sent.code, sent.facts)}
      </p>
    </div>
  );
}
