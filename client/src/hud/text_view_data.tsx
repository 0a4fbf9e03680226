/** What stands on boards and in charts, in the text view: their words, tables and numbers as a page has them. */
import { useEffect, useState } from "preact/hooks";
import type { Board } from "../components/generated";
import { bookOf } from "../media/assets";
import { cloudWords, reliefWords } from "../text/numbers";
import { useHud } from "./context";

/** What is told of an array once the server has said what it counted; empty before, and for everything else. */
export function useDataWords(id: string): string {
  const { model, words } = useHud();
  const [told, setTold] = useState("");
  const { surface, points } = model.scene.entities.get(id)?.components ?? {};
  const drawn = surface ?? points;
  useEffect(() => {
    setTold("");
    if (!drawn) return;
    let isWanted = true;
    bookOf(model.spaceSlug)
      .about(drawn.asset)
      .then((asset) => {
        if (!isWanted || asset?.kind !== "array") return;
        if (surface) setTold(reliefWords(words, surface, asset.facts));
        else if (points) setTold(cloudWords(words, points, asset.facts));
      })
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [drawn, words, model.spaceSlug]);
  return told;
}

export function BoardText({ board }: { readonly board: Board }) {
  const { words } = useHud();
  const [head, ...rows] = board.rows;
  const number = new Intl.NumberFormat(words.locale);
  return (
    <div dir="auto">
      {board.text.split(/\r?\n/).map((line, at) => (
        <p key={at}>{line}</p>
      ))}
      {head && (
        <table>
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={at} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {board.series.length > 0 && (
        <table>
          {board.series_title !== "" && <caption>{board.series_title}</caption>}
          <tbody>
            {board.series.map(([name, value], at) => (
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>{number.format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
