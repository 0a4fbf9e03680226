/** Files and things that come by drop or by paste: files are uploaded and then placed, copied things are placed at once. */
import type { HudTools } from "../hud/context";
import { filesFrom } from "../media/dropped";
import type { Desk } from "./desk";

/** By its name: pictures and things of a table come with it. */
const TABLE = /\.(csv|tsv)$/i;
const FIELDS = "input, textarea, select, [contenteditable]";
/** Hears copy, cut, paste and drop for as long as one builds. */
export function takeWhatIsBrought(page: Document, desk: Desk, tools: HudTools): () => void {
  const gone = new AbortController();
  const { signal } = gone;
  const isWriting = (event: Event) =>
    event.target instanceof Element && event.target.closest(FIELDS) !== null;
  const take = async (brought: DataTransfer | null) => {
    const files = await filesFrom(brought);
    if (files.length === 0) return;
    desk.wanted.value = null;
    desk.sheet.value = "library";
    if (files.some(({ name }) => TABLE.test(name))) {
      desk.table.value = files;
      return;
    }
    const { pieceOf, uploadsOf } = await import("../media/desk");
    uploadsOf(tools).add(files, (asset) => void desk.placeBefore(pieceOf(asset)));
  };
  const fail = () => desk.tell("panel-missing");
  const copy = (event: ClipboardEvent) => {
    if (isWriting(event) || desk.selection.peek().length === 0 || !page.getSelection()?.isCollapsed) return;
    event.clipboardData?.setData("text/plain", desk.copy());
    event.preventDefault();
    if (event.type === "cut") void desk.remove();
  };
  page.addEventListener("copy", copy, { signal });
  page.addEventListener("cut", copy, { signal });
  page.addEventListener(
    "paste",
    (event) => {
      if (isWriting(event)) return;
      const data = event.clipboardData;
      if (data && data.files.length > 0) take(data).catch(fail);
      else if (!desk.paste(data?.getData("text/plain") ?? "")) return;
      event.preventDefault();
    },
    { signal },
  );
  page.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  page.addEventListener(
    "drop",
    (event) => {
      event.preventDefault();
      take(event.dataTransfer).catch(fail);
    },
    { signal },
  );
  return () => gone.abort();
}
