/** Round numbers along an axis, 1, 2 or 5 times a power of ten apart, and how they are written. */

export interface Tick {
  readonly value: number;
  /** Where between the axis's two ends, 0 to 1. */
  readonly part: number;
}

/** At most `most` of them, from one end to the other, whichever is greater. */
export function ticksOf(from: number, to: number, most: number): Tick[] {
  const span = Math.abs(to - from);
  if (!(span > 0) || !Number.isFinite(span)) return [{ value: from, part: 0.5 }];
  const step = stepOf(span, most);
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const ticks: Tick[] = [];
  const slack = span * 1e-9;
  for (let at = Math.ceil((low - slack) / step); at * step <= high + slack; at += 1) {
    // -0 is written as it is.
    const value = at * step + 0;
    ticks.push({ value, part: Math.min(1, Math.max(0, (value - from) / (to - from))) });
  }
  return ticks;
}

function stepOf(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  for (const factor of [1, 2, 5, 10])
    if (Math.floor(span / (factor * power)) + 1 <= most) return factor * power;
  return 20 * power;
}

/** All ticks of an axis with as many digits as tell them apart. */
export function writtenTicks(ticks: readonly Tick[], locale: string): string[] {
  const [first, second] = ticks;
  const step = first && second ? Math.abs(second.value - first.value) : Math.abs(first?.value ?? 0) || 1;
  const greatest = Math.max(...ticks.map(({ value }) => Math.abs(value)));
  if (greatest >= 1e6 || greatest < 1e-4) {
    const digits = Math.max(0, Math.min(6, Math.round(Math.log10(greatest / step)) + 1));
    const format = new Intl.NumberFormat(locale, { notation: "scientific", maximumFractionDigits: digits });
    return ticks.map(({ value }) => (value === 0 ? "0" : minus(format.format(value))));
  }
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: Math.min(digits, 8),
    maximumFractionDigits: Math.min(digits, 8),
    useGrouping: greatest >= 10_000,
  });
  return ticks.map(({ value }) => minus(format.format(value)));
}

/** One number with so many digits as say something. */
export function written(value: number, locale: string): string {
  return minus(new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(value));
}

function minus(text: string): string {
  return text.replace("-", "−");
}
