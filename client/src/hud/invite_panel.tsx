/** Bringing others here: the link, the code to be read out, and a drawing for a telephone's camera. */
import { useEffect, useRef, useState } from "preact/hooks";
import { askInvite, type Invite, isForThisComputerOnly } from "../net/invite";
import { useHud } from "./context";
import { Icon } from "./icons";
import { Panel } from "./panel";

export function InvitePanel() {
  const { model, words } = useHud();
  const [invite, setInvite] = useState<Invite | null | "asking">("asking");
  useEffect(() => {
    let wanted = true;
    askInvite(model.spaceId).then((answer) => wanted && setInvite(answer));
    return () => {
      wanted = false;
    };
  }, [model]);
  return (
    <Panel id="invite" title={words.text("invite-title")}>
      {invite === null && <p role="alert">{words.text("invite-missing")}</p>}
      {invite !== null && invite !== "asking" && <Ways invite={invite} />}
    </Panel>
  );
}

function Ways({ invite }: { readonly invite: Invite }) {
  const { model, words } = useHud();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const space = model.spaceName.value;
  const copy = async () => {
    if (field.current) setCopied(await copyText(field.current));
  };
  // Ended by the visitor herself, mostly: nothing to tell.
  const share = () => navigator.share({ title: space, url: invite.url }).catch(() => undefined);
  return (
    <>
      <label for="invite-link">{words.text("invite-link")}</label>
      <input
        ref={field}
        id="invite-link"
        type="text"
        readOnly
        value={invite.url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="hud-row">
        <button type="button" class="hud-action" onClick={copy}>
          <Icon name="copy" />
          {words.text("invite-copy")}
        </button>
        {"share" in navigator && (
          <button type="button" class="hud-line-button" onClick={share}>
            <Icon name="share" />
            {words.text("invite-share")}
          </button>
        )}
        <span role="status">{copied ? words.text("invite-copied") : ""}</span>
      </div>
      <div class="hud-code">
        <div>
          <p>{words.text("invite-code")}</p>
          <output aria-label={words.text("invite-code")}>{invite.code}</output>
        </div>
        <img src={invite.qr} alt={words.text("invite-qr", { space })} width="148" height="148" />
      </div>
      {isForThisComputerOnly(invite.url) && <p class="hud-note">{words.text("invite-local")}</p>}
    </>
  );
}

/** The clipboard is there on https only; the older way works everywhere. */
async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value);
      return true;
    }
  } catch {
    // Forbidden: the older way is left.
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}
