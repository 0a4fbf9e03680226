/** Boards, reliefs and clouds of points in words: what stands on them, or what the server has counted in their arrays. */
import type { Board, Points, Surface } from "../components/generated";
import { written } from "../data/ticks";
import type { Words } from "../locale/words";
import type { AssetFacts } from "../media/asset";

type Telling = Pick<Words, "text" | "locale">;
type Facts = Pick<AssetFacts, "shape" | "lows" | "highs" | "highest">;

/** Everything on a board, line after line. */
export function boardWords({ title, text, rows, series, series_title }: Board): string {
  const lines = [title, text, ...rows.map((row) => row.join(", ")), series_title];
  lines.push(...series.map(([name, value]) => `${name}: ${value}`));
  return lines.filter((line) => line !== "").join("\n");
}

/** How high it is, and where the highest. */
export function reliefWords(words: Telling, surface: Surface, facts: Facts): string {
  const [rows = 0, columns = 0] = facts.shape;
  const [low, high] = [Math.min(...facts.lows), Math.max(...facts.highs)];
  if (facts.lows.length === 0) return words.text("data-holes");
  const number = (value: number) => written(value, words.locale);
  const [row, column] = facts.highest ?? [0, 0];
  return words.text("data-relief", {
    rows,
    columns,
    low: number(low),
    high: number(high),
    x: surface.x_title || words.text("data-axis-x"),
    y: surface.y_title || words.text("data-axis-y"),
    z: surface.z_title || words.text("data-axis-z"),
    at_x: number(between(surface.x_from, surface.x_to, column, columns)),
    at_y: number(between(surface.y_from, surface.y_to, row, rows)),
  });
}

/** How many points, from where to where. */
export function cloudWords(words: Telling, points: Points, { shape, lows, highs }: Facts): string {
  if (lows.length < 3) return words.text("data-holes");
  const number = (value: number | undefined) => written(value ?? 0, words.locale);
  const told = words.text("data-points", {
    count: shape[0] ?? 0,
    x: points.x_title || words.text("data-axis-x"),
    y: points.y_title || words.text("data-axis-y"),
    z: points.z_title || words.text("data-axis-z"),
    x_low: number(lows[0]),
    x_high: number(highs[0]),
    y_low: number(lows[1]),
    y_high: number(highs[1]),
    z_low: number(lows[2]),
    z_high: number(highs[2]),
  });
  if (lows.length !== 4) return told;
  const value = points.value_title || words.text("data-axis-value");
  return `${told} ${words.text("data-points-value", { value, low: number(lows[3]), high: number(highs[3]) })}`;
}

/** What a row or column stands for. */
function between(from: number | null, to: number | null, at: number, count: number): number {
  const first = from ?? 0;
  const last = to ?? first + count - 1;
  return count > 1 ? first + ((last - first) * at) / (count - 1) : first;
}
