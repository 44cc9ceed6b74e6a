import { findMetric } from "../../domain/metrics/catalog.ts";
import type { FigureDocument, MetricDocument } from "../../domain/report/report.ts";
import { type FigureRow, partRows, periodRows } from "../figure_rows.ts";
import { exclusions, grouped, inWords, periodInWords } from "../wording.ts";

const MOST_PARTS = 50;

type Figures = Readonly<Record<string, FigureDocument>>;

/** Every figure of the report in one table: value, period, and the rows behind it. */
export function MetricTable({ metrics }: { metrics: readonly MetricDocument[] }) {
  return (
    <div class="wide" tabindex={0} role="region" aria-label="All figures, a table">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" class="number">Value</th>
            <th scope="col">Period</th>
            <th scope="col" class="number">Rows used</th>
            <th scope="col">Rows left out</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr>
              <th scope="row">{metric.label}</th>
              <td class="number">{metric.display}</td>
              <td>
                {metric.period === undefined ? "all" : periodInWords(metric.period)}
                {!metric.complete && <span class="pending">not complete</span>}
              </td>
              <td class="number">{grouped(metric.rows_used)}</td>
              <td>{exclusions(metric.rows_excluded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands behind one metric: its formula, notes, figures, currencies, periods and parts. */
export function MetricDetail({ metric }: { metric: MetricDocument }) {
  const { figures, by_currency, series, parts, notes } = metric.detail;
  const formula = findMetric(metric.metric)?.formula;
  return (
    <details class="metric">
      <summary>{metric.label}</summary>
      {formula !== undefined && <p class="note">{formula}</p>}
      {notes.map((note) => <p class="note">{note}</p>)}
      <FigureList figures={figures} name={inWords} />
      {by_currency && <FigureList figures={by_currency} name={(currency) => `In ${currency}`} />}
      {series && <FigureRows head="Period" rows={periodRows(metric)} />}
      {parts && <FigureRows head="Name" rows={partRows(metric)} />}
    </details>
  );
}

function FigureList({ figures, name }: { figures: Figures; name: (key: string) => string }) {
  const entries = Object.entries(figures);
  if (entries.length === 0) return null;
  return (
    <dl class="pairs">
      {entries.map(([key, figure]) => (
        <div>
          <dt>{name(key)}</dt>
          <dd>{figure.display}</dd>
        </div>
      ))}
    </dl>
  );
}

function FigureRows({ head, rows }: { head: string; rows: readonly FigureRow[] }) {
  const names = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  return (
    <div class="wide" tabindex={0} role="region" aria-label={`${head}, a table`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {names.map((name) => <th scope="col" class="number">{inWords(name)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_PARTS).map(({ label, figures }) => (
            <tr>
              <th scope="row" dir="auto">{label}</th>
              {names.map((name) => <td class="number">{figures[name]?.display}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_PARTS && (
        <p class="note">{grouped(rows.length - MOST_PARTS)} more are in the CSV and JSON of this report.</p>
      )}
    </div>
  );
}
