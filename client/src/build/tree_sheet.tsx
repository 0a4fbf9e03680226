/**
 * All things as a tree, by ARIA's pattern: one stop of the Tab key, arrows, a letter leads to the next name that begins so.
 * Only the rows that can be seen are drawn: a Scene may have ten thousand.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useDesk } from "./context";
import { Drawing } from "./drawing";
import { kindOf, lacking } from "./kind";
import { TakeawayButton } from "./takeaway_sheet";
import { opened, type TreeRow, treeRows, treeStep, typedAhead } from "./tree";
import { UsageBars } from "./usage_bars";

/** As `build.css` has it. */
const ROW_PIXELS = 44;
const SPARE_ROWS = 6;
const TYPED_WITHIN_MS = 700;

export function TreeSheetBody() {
  const { words, desk, model } = useDesk();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const edition = model.scene.edition.value;
  const chosen = desk.selection.value;
  const unfolded = useMemo(() => opened(desk.entities, open, chosen), [open, chosen, edition]);
  const rows = useMemo(
    () => treeRows(desk.entities, unfolded, query, (entity) => desk.nameOf(entity), words.locale),
    [unfolded, query, edition, words],
  );
  const lacks = useMemo(() => lacking(desk.entities, desk.placed), [edition]);
  return (
    <>
      <input
        type="search"
        data-first
        value={query}
        aria-label={words.text("build-tree-search")}
        placeholder={words.text("build-tree-search")}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="hud-note" role="status">
        {query.trim() !== "" && words.text("build-tree-found", { things: rows.length })}
      </p>
      <Tree rows={rows} setOpen={setOpen} open={unfolded} />
      {lacks.length > 0 && (
        <button type="button" class="build-lacks" onClick={() => desk.showNext(lacks.map(({ id }) => id))}>
          {words.text("build-lacks", { things: lacks.length })}
        </button>
      )}
      <UsageBars />
      <TakeawayButton />
    </>
  );
}

interface TreeProps {
  readonly rows: readonly TreeRow[];
  readonly open: ReadonlySet<string>;
  readonly setOpen: (open: ReadonlySet<string>) => void;
}

function Tree({ rows, open, setOpen }: TreeProps) {
  const { words, desk } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", atMs: 0 });
  const [scrolled, setScrolled] = useState({ top: 0, height: 480 });
  const [at, setAt] = useState<string | null>(null);
  const index = rows.findIndex(({ entity }) => entity.id === at);
  const others = desk.building.others.value;

  useEffect(() => {
    const last = desk.selection.value.at(-1) ?? null;
    if (last !== null) setAt(last);
  }, [desk.selection.value]);
  // Whoever goes by keys is always seen.
  useEffect(() => {
    const element = box.current;
    if (!element || index < 0) return;
    const top = index * ROW_PIXELS;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PIXELS > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_PIXELS - element.clientHeight;
  }, [index]);
  useEffect(() => {
    const element = box.current;
    if (element) setScrolled({ top: element.scrollTop, height: element.clientHeight });
  }, [rows.length]);

  const fold = (id: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  const choose = (id: string, more: boolean) => {
    setAt(id);
    if (more) desk.toggle(id);
    else desk.select([id]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeStep(rows, index, event.key);
    if (step && "to" in step) {
      const to = rows[step.to]!.entity.id;
      if (event.shiftKey && !desk.selection.peek().includes(to)) desk.toggle(to);
      setAt(to);
    } else if (step) fold(step.fold, step.open);
    else if (event.key === "Enter" && index >= 0) desk.openThing(rows[index]!.entity.id);
    else if (event.key === " " && index >= 0) choose(rows[index]!.entity.id, true);
    else if (event.key.length === 1 && event.key !== " ") {
      const now = performance.now();
      const text = now - typed.current.atMs < TYPED_WITHIN_MS ? typed.current.text + event.key : event.key;
      typed.current = { text, atMs: now };
      const found = typedAhead(rows, index, text, words.locale);
      if (found !== null) setAt(rows[found]!.entity.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const first = Math.max(0, Math.floor(scrolled.top / ROW_PIXELS) - SPARE_ROWS);
  const last = Math.min(rows.length, Math.ceil((scrolled.top + scrolled.height) / ROW_PIXELS) + SPARE_ROWS);
  const shown = rows.slice(first, last);
  // A row that is out of sight, but has the keys, has to be there for a reader.
  if (index >= 0 && (index < first || index >= last)) shown.push(rows[index]!);
  return (
    <div
      ref={box}
      class="build-tree"
      role="tree"
      tabIndex={0}
      aria-label={words.text("build-tree-label")}
      aria-multiselectable="true"
      aria-activedescendant={index >= 0 ? `row-${at}` : undefined}
      onKeyDown={press}
      onFocus={() => {
        if (index < 0 && rows[0]) setAt(rows[0].entity.id);
      }}
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget;
        setScrolled({ top: scrollTop, height: clientHeight });
      }}
    >
      <div class="build-rows" role="presentation" style={{ height: `${rows.length * ROW_PIXELS}px` }}>
        {shown.map((row) => (
          <Row
            key={row.entity.id}
            row={row}
            top={rows.indexOf(row) * ROW_PIXELS}
            isAt={row.entity.id === at}
            isChosen={desk.selection.value.includes(row.entity.id)}
            by={others.filter(({ entities }) => entities.includes(row.entity.id)).map(({ name }) => name)}
            choose={choose}
            fold={fold}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: TreeRow;
  readonly top: number;
  readonly isAt: boolean;
  readonly isChosen: boolean;
  readonly by: readonly string[];
  readonly choose: (id: string, more: boolean) => void;
  readonly fold: (id: string, open: boolean) => void;
}

function Row({ row, top, isAt, isChosen, by, choose, fold }: RowProps) {
  const { words } = useDesk();
  const { entity, name, level, position, of, isOpen } = row;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the keys and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      id={`row-${entity.id}`}
      class={`build-row${isAt ? " at" : ""}`}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={of}
      aria-selected={isChosen}
      aria-expanded={isOpen ?? undefined}
      style={{ transform: `translateY(${top}px)`, "--level": `${level - 1}` }}
      onClick={(event) => choose(entity.id, event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <span
        class="build-fold"
        aria-hidden="true"
        onClick={(event) => {
          if (isOpen === null) return;
          event.stopPropagation();
          fold(entity.id, !isOpen);
        }}
      >
        {isOpen !== null && <Drawing name={isOpen ? "open" : "folded"} />}
      </span>
      <span class="build-row-name" dir="auto">
        {name}
      </span>
      {entity.is_locked && (
        <span class="build-row-lock">
          <Drawing name="lock" />
          <span class="unseen">{words.text("build-row-locked")}</span>
        </span>
      )}
      {by.length > 0 ? (
        <span class="build-row-by">{by.join(", ")}</span>
      ) : (
        <span class="build-row-kind">{words.text(`build-kind-${kindOf(entity)}`)}</span>
      )}
    </div>
  );
}
