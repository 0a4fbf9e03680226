/** A chart of bars, which is a table: a reader hears each label with its number, and the eye sees how long it is. */
import { written } from "../../data/ticks";
import type { BarChart } from "../../protocol/generated";
import { useHud } from "../context";

export function BarTable({ title, labels, values, unit }: BarChart) {
  const { words } = useHud();
  const least = Math.min(0, ...values);
  const span = Math.max(0, ...values) - least || 1;
  return (
    <table class="xp-bars">
      <caption dir="auto">{title}</caption>
      <tbody>
        {labels.map((label, at) => {
          const value = values[at] ?? 0;
          return (
            <tr key={at}>
              <th scope="row" dir="auto">
                {label}
              </th>
              <td class="xp-bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    x={((Math.min(0, value) - least) / span) * 100}
                    width={(Math.abs(value) / span) * 100}
                    height={10}
                    rx={0.6}
                  />
                </svg>
              </td>
              <td class="xp-number">
                {written(value, words.locale)}
                {unit && ` ${unit}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
