/** On a small screen: what the bar has no room for. */
import { useDesk } from "./context";
import type { Sheet } from "./desk";
import { Drawing, type DrawingName } from "./drawing";

export function MoreSheetBody() {
  const { words, desk } = useDesk();
  const { building } = desk;
  const open = (sheet: Sheet) => () => {
    desk.sheet.value = sheet;
  };
  const isDrafting = building.draftRevision.value !== null;
  return (
    <ul class="build-more">
      <Row drawing="redo" text={words.text("build-redo")} isFirst act={() => void desk.redo()} />
      {desk.hasCopied.value && (
        <Row drawing="paste" text={words.text("build-paste")} act={() => desk.paste()} />
      )}
      <Row drawing="library" text={words.text("build-sheet-library")} act={open("library")} />
      <Row drawing="history" text={words.text("build-sheet-history")} act={open("history")} />
      {building.isBuilder.value && (
        <Row
          drawing="draft"
          text={words.text(isDrafting ? "build-sheet-draft-on" : "build-sheet-draft")}
          act={open("draft")}
        />
      )}
      {building.isBuilder.value && (
        <Row drawing="takeaway" text={words.text("takeaway-open")} act={open("takeaway")} />
      )}
    </ul>
  );
}

interface RowProps {
  readonly drawing: DrawingName;
  readonly text: string;
  readonly isFirst?: boolean;
  readonly act: () => void;
}

function Row({ drawing, text, isFirst, act }: RowProps) {
  return (
    <li>
      <button type="button" data-first={isFirst || undefined} onClick={act}>
        <Drawing name={drawing} />
        <span>{text}</span>
      </button>
    </li>
  );
}
