/** The host's acts as a sheet, each with a sentence about what it does: for small screens. */
import { useHud } from "./context";
import { ActButton, HandsButton, HOST_ACTS, WaitersButton } from "./host_acts";
import { Panel } from "./panel";

export function HostPanel() {
  const { words } = useHud();
  return (
    <Panel id="host" title={words.text("host-label")}>
      <ul class="hud-acts">
        {HOST_ACTS.map((act) => (
          <li key={act.name}>
            <ActButton act={act} told />
          </li>
        ))}
        <li>
          <HandsButton told />
        </li>
        <li>
          <WaitersButton told />
        </li>
      </ul>
    </Panel>
  );
}
