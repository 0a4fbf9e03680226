/** What is needed seldom: the invitation, the mirror, a photo, another view, the place in words, settings, and the way out. */
import { isLineSecure } from "../net/secure";
import { mayBuild } from "./build_later";
import { type PanelName, useHud } from "./context";
import { HeadsetRows } from "./headset_panel";
import { Icon, type IconName } from "./icons";
import { Panel } from "./panel";
import { PanicRow } from "./safety_panic";
import { showPanic } from "./safety_ways";

export function MorePanel() {
  const { model, visit, words, state, toWorld } = useHud();
  const open = (panel: PanelName) => () => {
    state.panel.value = panel;
  };
  const close = (act: () => void) => () => {
    act();
    state.panel.value = null;
  };
  return (
    <Panel id="more" title={words.text("more-title")}>
      <ul>
        {mayBuild({ model }) && (
          <Row
            icon="build"
            label="more-build"
            first
            act={close(() => {
              state.building.value = true;
            })}
          />
        )}
        <Row icon="invite" label="bar-invite" first={!mayBuild({ model })} act={open("invite")} />
        <HeadsetRows />
        <Row icon="look" label="more-look" act={open("look")} />
        <Row icon="photo" label="more-photo" act={open("photo")} />
        <Row
          icon="view"
          label={model.self.view.value === "first" ? "more-view-third" : "more-view-first"}
          act={close(() => {
            model.self.switchView();
            toWorld();
          })}
        />
        <Row
          icon="words"
          label={state.textViewShown.value ? "more-words-hide" : "more-words-show"}
          act={close(() => {
            state.textViewShown.value = !state.textViewShown.value;
          })}
        />
        <PanicRow act={() => showPanic({ model, state })} />
        <Row icon="settings" label="more-settings" act={open("settings")} />
        {model.permissions.may("moderate") && <Leading path="/manage" icon="keep" label="host-keep" />}
        {model.isFramed && <Leading path="" icon="gate" label="framed-own-tab" />}
        {!(isLineSecure() || model.isFramed) && <Row icon="gate" label="more-secure" act={open("secure")} />}
        <Row icon="leave" label="bar-leave" act={close(() => visit.leave())} />
      </ul>
    </Panel>
  );
}

interface Told {
  readonly icon: IconName;
  readonly label: string;
}

/** Another page of this Space: the one from which an Owner or a host keeps it, or out of a frame its own. */
function Leading({ path, icon, label }: Told & { readonly path: string }) {
  const { model, words } = useHud();
  return (
    <li>
      <a href={`/s/${model.spaceSlug}${path}`} target="_blank" rel="noopener">
        <Icon name={icon} />
        <span>{words.text(label)}</span>
      </a>
    </li>
  );
}

interface RowProps extends Told {
  readonly act: () => void;
  readonly first?: boolean;
}

function Row({ icon, label, act, first }: RowProps) {
  const { words } = useHud();
  return (
    <li>
      <button type="button" data-first={first || undefined} onClick={act}>
        <Icon name={icon} />
        <span>{words.text(label)}</span>
      </button>
    </li>
  );
}
