/** What can be done with the chosen as wholes. */
import { useDesk } from "./context";
import { Drawing, type DrawingName } from "./drawing";
import { isLocked } from "./edits";

export function ThingActs() {
  const { words, desk, visit, model } = useDesk();
  void model.scene.edition.value;
  const chosen = desk.selection.value;
  const locked = chosen.some((id) => isLocked(desk.entities, id));
  const isGroup = chosen.some((id) => model.scene.childrenOf(id).size > 0);
  const go = () => visit.goTo({ to: "entity", id: chosen[0]!, use: false });
  return (
    <section class="build-acts" aria-label={words.text("build-acts")}>
      <Act drawing="duplicate" label="build-duplicate" act={() => void desk.duplicate()} />
      <Act drawing="copy" label="build-copy" act={() => copyOut(desk.copy())} />
      {chosen.length > 1 && (
        <Act drawing="group" label="build-group" disabled={locked} act={() => void desk.group()} />
      )}
      {isGroup && (
        <Act drawing="ungroup" label="build-ungroup" disabled={locked} act={() => void desk.ungroup()} />
      )}
      {desk.building.isBuilder.value && (
        <Act
          drawing={locked ? "unlock" : "lock"}
          label={locked ? "build-unlock" : "build-lock"}
          act={() => void desk.lock(!locked)}
        />
      )}
      {chosen.length === 1 && <Act drawing="go" label="build-go" act={go} />}
      <Act drawing="remove" label="build-remove" disabled={locked} act={() => void desk.remove()} />
    </section>
  );
}

/** Where the page may not write there, the desk has it all the same. */
export function copyOut(text: string): void {
  navigator.clipboard?.writeText(text).catch(() => undefined);
}

interface ActProps {
  readonly drawing: DrawingName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly act: () => void;
}

export function Act({ drawing, label, disabled = false, act }: ActProps) {
  const { words } = useDesk();
  return (
    <button type="button" class="build-act" disabled={disabled} onClick={act}>
      <Drawing name={drawing} />
      <span>{words.text(label)}</span>
    </button>
  );
}
