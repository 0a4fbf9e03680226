/** What people have brought along. Its code comes when it is opened for the first time. */
import { useEffect, useState } from "preact/hooks";
import { newEntityId } from "../model/building";
import { useDesk } from "./context";

type MediaDesk = typeof import("../media/desk");

export function LibrarySheetBody() {
  const { words, desk } = useDesk();
  const [media, setMedia] = useState<MediaDesk | "missing" | null>(null);
  useEffect(() => {
    import("../media/desk").then(setMedia, () => setMedia("missing"));
  }, []);
  if (media === null) return null;
  if (media === "missing") return <p>{words.text("panel-missing")}</p>;
  const { Library } = media;
  const kind = desk.wanted.value;
  return (
    <Library
      key={kind ?? "any"}
      kind={kind}
      table={desk.table.value}
      tableTaken={() => {
        desk.table.value = null;
      }}
      onPlace={(piece, byKey) => desk.offer(piece, byKey)}
      edit={(operations) => desk.edit(operations)}
      newId={newEntityId}
    />
  );
}
