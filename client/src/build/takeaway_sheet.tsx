/** The way to take the place along. Its code comes when it is asked for. */
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "./context";
import { Drawing } from "./drawing";

type Sheet = typeof import("../takeaway/sheet");

export function TakeawaySheetBody() {
  const { words, desk } = useDesk();
  const [sheet, setSheet] = useState<Sheet | "missing" | null>(null);
  useEffect(() => {
    import("../takeaway/sheet").then(setSheet, () => setSheet("missing"));
  }, []);
  if (sheet === null) return null;
  if (sheet === "missing") return <p>{words.text("panel-missing")}</p>;
  return <sheet.Takeaway nameOf={(entity) => desk.nameOf(entity)} />;
}

/** Leads there, for whoever may change everything. */
export function TakeawayButton() {
  const { words, desk } = useDesk();
  if (!desk.building.isBuilder.value) return null;
  return (
    <button
      type="button"
      class="hud-line-button"
      onClick={() => {
        desk.sheet.value = "takeaway";
      }}
    >
      <Drawing name="takeaway" />
      {words.text("takeaway-open")}
    </button>
  );
}
