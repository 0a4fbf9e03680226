/** Why some things need https, and the way there. The link is made when it is pressed: it works for a minute only. */
import { useState } from "preact/hooks";
import { askSecureWay, type Way } from "../net/secure";
import { useHud } from "./context";
import { Icon } from "./icons";
import { Panel } from "./panel";

export function SecurePanel() {
  const { words } = useHud();
  const [way, setWay] = useState<Way | "asking" | null>(null);
  const go = async () => {
    setWay("asking");
    const { pathname, search } = window.location;
    const found = await askSecureWay(pathname + search);
    setWay(found);
    if ("url" in found) window.location.assign(found.url);
  };
  return (
    <Panel id="secure" title={words.text("secure-title")}>
      <p>{words.text("secure-why")}</p>
      <p class="hud-note">{words.text("secure-warning")}</p>
      <div class="hud-row">
        <button type="button" class="hud-action" data-first disabled={way === "asking"} onClick={go}>
          <Icon name="gate" />
          {words.text("secure-go")}
        </button>
      </div>
      <p role="status">
        {way !== null && way !== "asking" && "refused" in way
          ? words.reason(way.refused.code, way.refused.facts)
          : ""}
      </p>
    </Panel>
  );
}
