/** Sizes in words. */
import type { Words } from "../locale/words";
import type { AssetCard } from "./asset";

const KIB = 1024;

/** "812 kB" or "3.4 MB", as the language writes numbers. */
export function bytesIn(locale: string, bytes: number): string {
  const [value, unit] = bytes < KIB * KIB ? [bytes / KIB, "kilobyte"] : [bytes / (KIB * KIB), "megabyte"];
  const maximumFractionDigits = value < 10 && unit === "megabyte" ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits,
  }).format(Math.max(value, 0.1 ** maximumFractionDigits));
}

/** What there is to know of an Asset in one line: its kind, its measure, its weight. */
export function factsIn(words: Words, { kind, facts, bytes }: AssetCard): string {
  const weight = bytesIn(words.locale, bytes);
  if (kind === "model") return words.text("media-facts-model", { triangles: facts.triangles, weight });
  if (kind === "sound")
    return words.text("media-facts-sound", { seconds: Math.round(facts.duration_ms / 1_000), weight });
  if (kind === "array")
    return words.text("media-facts-array", { shape: facts.shape.join(" × "), dtype: facts.dtype, weight });
  const key = facts.is_panorama ? "media-facts-panorama" : "media-facts-image";
  return words.text(key, { width: facts.width, height: facts.height, weight });
}
