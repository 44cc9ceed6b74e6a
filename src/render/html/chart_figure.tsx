import { raw } from "hono/html";
import type { ChartSpec } from "../../domain/charts/spec.ts";
import { periodInWords } from "../wording.ts";

/** A chart with its title, what it shows in words, and its figures as a table. `svg` is trusted: Echo drew it. */
export function ChartFigure({ chart, svg }: { chart: ChartSpec; svg: string }) {
  return (
    <figure class="chart-figure">
      <figcaption>
        <h3>{chart.title}</h3>
        <p>{chart.description}</p>
      </figcaption>
      <div class="wide" tabindex={0} role="region" aria-label={`${chart.title}, a chart`}>{raw(svg)}</div>
      <details>
        <summary>The figures of this chart</summary>
        <table>
          <tbody>
            {chart.points.map(({ x, display, complete }) => (
              <tr>
                <th scope="row" dir="auto">{periodInWords(x)}{!complete && " (not over yet)"}</th>
                <td class="number">{display}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
