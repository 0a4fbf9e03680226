/** What experiences have made of a thing, in the text view: what a click does, and the board that hangs on it. */
import type { ThingRow } from "../text/surroundings";
import { useHud } from "./context";
import { BoardLater } from "./panels_later";

/** Things with a use of their own are used by that, and the experience hears of it. */
const OWN_USES: ReadonlySet<string | null> = new Set(["sit", "through", "press"]);

export function ExperienceOf({ row, name }: { readonly row: ThingRow; readonly name: string }) {
  const { model, visit, words } = useHud();
  const { id, use } = row.thing;
  const experiences = model.experiences.value;
  const does = experiences?.clickOf(id);
  if (!experiences) return null;
  const click = () => {
    if (use === "take") void experiences.click(id);
    else visit.goTo({ to: "entity", id, use: true });
  };
  const said = words.text("text-click-which", { name });
  return (
    <>
      {does !== undefined && !OWN_USES.has(use) && (
        <div class="text-choices">
          <button
            type="button"
            aria-label={does ? words.text("text-click-does", { name: said, does }) : said}
            onClick={click}
          >
            {words.text("text-click")}
          </button>
          {does && (
            <span class="text-facts" dir="auto" aria-hidden="true">
              {does}
            </span>
          )}
        </div>
      )}
      <BoardLater entity={id} metres={row.metres} />
    </>
  );
}
