/** A chart of lines: drawn for the eye, in a sentence for the ear, and as a table for whoever wants the numbers. */
import { type Tick, ticksOf, written, writtenTicks } from "../../data/ticks";
import type { Words } from "../../locale/words";
import type { LineChart, Series } from "../../protocol/generated";
import { useHud } from "../context";

const WIDTH = 340;
const HEIGHT = 190;
const TOP = 8;
const RIGHT = 10;
const FOOT = 22;
/** Of a letter on an axis, in the drawing's own units. */
const LETTER = 6.6;

export function LineDrawing({ title, series, x_label, y_label }: LineChart) {
  const { words } = useHud();
  const points = series.flatMap((each) => each.points);
  const [x, y] = [
    axisOf(
      points.map(([at]) => at),
      5,
      words.locale,
    ),
    axisOf(
      points.map(([, of]) => of),
      5,
      words.locale,
    ),
  ];
  const left = 10 + LETTER * Math.max(1, ...y.words.map((each) => each.length));
  const across = (value: number) => left + part(x, value) * (WIDTH - left - RIGHT);
  const up = (value: number) => HEIGHT - FOOT - part(y, value) * (HEIGHT - FOOT - TOP);
  return (
    <figure class="xp-lines">
      <figcaption dir="auto">{title}</figcaption>
      {y_label && (
        <p class="xp-axis" dir="auto">
          {y_label}
        </p>
      )}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={toldOf(words, title, series)}>
        <g class="xp-grid">
          {y.ticks.map(({ value }, at) => (
            <g key={at}>
              <path d={`M${left} ${up(value)}H${WIDTH - RIGHT}`} />
              <text x={left - 6} y={up(value) + 4} text-anchor="end">
                {y.words[at]}
              </text>
            </g>
          ))}
          {x.ticks.map(({ value }, at) => (
            <text key={at} x={across(value)} y={HEIGHT - 5} text-anchor="middle">
              {x.words[at]}
            </text>
          ))}
        </g>
        {series.map((each, at) => (
          <Line key={at} at={at} points={each.points.map(([px, py]) => [across(px), up(py)])} />
        ))}
      </svg>
      {x_label && (
        <p class="xp-axis xp-axis-x" dir="auto">
          {x_label}
        </p>
      )}
      {series.length > 1 && <Legend series={series} />}
      <details>
        <summary>{words.text("xp-numbers")}</summary>
        <Numbers title={title} series={series} x_label={x_label} />
      </details>
    </figure>
  );
}

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  readonly words: readonly string[];
}

function axisOf(values: readonly number[], most: number, locale: string): Axis {
  let low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = values.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY);
  if (values.length === 0) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 1, high + 1];
  const ticks = ticksOf(low, high, most);
  return { low, high, ticks, words: writtenTicks(ticks, locale) };
}

function part({ low, high }: Axis, value: number): number {
  return (value - low) / (high - low);
}

/** Told apart by colour and by dashes; one point alone is a dot. */
function Line({ at, points }: { readonly at: number; readonly points: readonly (readonly number[])[] }) {
  const way = points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L");
  if (points.length === 1)
    return (
      <circle class={`xp-line-${at + 1}`} cx={round(points[0]?.[0])} cy={round(points[0]?.[1])} r={3.5} />
    );
  return points.length > 1 ? <path class={`xp-line xp-line-${at + 1}`} d={`M${way}`} /> : null;
}

function round(value = 0): number {
  return Math.round(value * 10) / 10;
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul class="xp-legend" aria-hidden="true">
      {series.map(({ name }, at) => (
        <li key={at} dir="auto">
          <svg viewBox="0 0 28 8" aria-hidden="true">
            <path class={`xp-line xp-line-${at + 1}`} d="M0 4H28" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ title, series, x_label }: Pick<LineChart, "title" | "series" | "x_label">) {
  const { words } = useHud();
  const places = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  const columns = series.map(({ points }) => new Map(points));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too.
    <section class="xp-scroll" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{x_label}</th>
            {series.map(({ name }, at) => (
              <th key={at} scope="col" dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((x) => (
            <tr key={x}>
              <th scope="row" class="xp-number">
                {written(x, words.locale)}
              </th>
              {columns.map((column, at) => (
                <td key={at} class="xp-number">
                  {column.has(x) ? written(column.get(x) ?? 0, words.locale) : ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where each line begins and ends, and how far it goes meanwhile. */
function toldOf(words: Words, title: string, series: readonly Series[]): string {
  const number = (value = 0) => written(value, words.locale);
  const told = series.map(({ name, points }) => {
    if (points.length === 0) return words.text("xp-line-empty", { name });
    const values = points.map(([, y]) => y);
    return words.text("xp-line-told", {
      name,
      first: number(values[0]),
      last: number(values.at(-1)),
      least: number(Math.min(...values)),
      most: number(Math.max(...values)),
    });
  });
  return [title, ...told].join(" ");
}
