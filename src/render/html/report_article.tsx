import type { MetricDocument, Report } from "../../domain/report/report.ts";
import type { Section } from "../../domain/narrative/sentence.ts";
import { findMetric } from "../../domain/metrics/catalog.ts";
import { headline, toneOf } from "../headline.ts";
import { formOf } from "../section_form.ts";
import { counted, dayInWords, inWords, periodInWords, provenance, roleInWords } from "../wording.ts";
import { ChartFigure } from "./chart_figure.tsx";
import { MetricDetail, MetricTable } from "./figure_tables.tsx";
import { FindingList } from "./finding_list.tsx";

/** A whole report as one article. `charts` are the drawn charts by id; a chart without a drawing is left out. */
export function ReportArticle({ report, charts }: { report: Report; charts: ReadonlyMap<string, string> }) {
  const [opening, ...sections] = report.narratives;
  const metrics = Object.values(report.metrics);
  const { findings, findings_count } = report.validation;
  return (
    <article class="report">
      <ReportHeader report={report} />
      <Cards metrics={headline(report)} />
      {opening && <Prose section={opening} lead />}
      {report.charts.length > 0 && (
        <section class="charts" aria-label="Charts">
          {report.charts.map((chart) => {
            const svg = charts.get(chart.id);
            return svg === undefined ? null : <ChartFigure chart={chart} svg={svg} />;
          })}
        </section>
      )}
      {sections.map((section) => <Prose section={section} />)}
      <section>
        <h2>All figures</h2>
        <MetricTable metrics={metrics} />
        <div class="behind">
          <h3>Behind each figure</h3>
          {metrics.map((metric) => <MetricDetail metric={metric} />)}
        </div>
      </section>
      <Unknown report={report} />
      <section>
        <h2>About the data</h2>
        <FindingList findings={findings} total={findings_count} />
      </section>
      <Provenance report={report} />
    </article>
  );
}

function ReportHeader({ report }: { report: Report }) {
  const { provenance: { source }, validation: { rows } } = report;
  return (
    <header class="report-header">
      <p class="eyebrow" dir="auto">{source}</p>
      <h1>{report.title}</h1>
      <p class="aside">
        {report.as_of !== null && <span>as of {dayInWords(report.as_of)}</span>}
        <span>{counted(rows.in, "row")} read</span>
        {rows.rejected > 0 && <span>{counted(rows.rejected, "row")} not readable</span>}
      </p>
    </header>
  );
}

function Cards({ metrics }: { metrics: readonly MetricDocument[] }) {
  if (metrics.length === 0) return null;
  return (
    <section class="cards" aria-label="Headline figures">
      {metrics.map((metric) => (
        <div class="card">
          <h2>{metric.label}</h2>
          <p class="figure">{metric.display}</p>
          <p class="aside">
            {metric.status !== undefined && (
              <span class={`status ${toneOf(metric.status) ?? ""}`}>{inWords(metric.status)}</span>
            )}
            {metric.period !== undefined && <span>{periodInWords(metric.period)}</span>}
            {!metric.complete && <span>not complete</span>}
          </p>
          <p class="definition">{findMetric(metric.metric)?.formula}</p>
        </div>
      ))}
    </section>
  );
}

function Prose({ section, lead = false }: { section: Section; lead?: boolean }) {
  const form = formOf(section);
  const items = section.sentences.map(({ text }) => text);
  return (
    <section class={lead ? "prose lead" : "prose"}>
      <h2>{section.title}</h2>
      {form === "steps" && <ol>{items.map((text) => <li dir="auto">{text}</li>)}</ol>}
      {form === "points" && <ul>{items.map((text) => <li dir="auto">{text}</li>)}</ul>}
      {form === "paragraph" && <p dir="auto">{items.join(" ")}</p>}
    </section>
  );
}

function Unknown({ report }: { report: Report }) {
  if (report.unavailable.length === 0) return null;
  return (
    <section>
      <h2>What can’t be known from this data</h2>
      <dl class="unknown">
        {report.unavailable.map(({ label, detail }) => (
          <div>
            <dt>{label}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Provenance({ report }: { report: Report }) {
  return (
    <section class="provenance">
      <h2>Where this comes from</h2>
      <dl class="pairs">
        {provenance(report).map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>How each column was read</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Read as</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {report.provenance.columns.map(({ name, role, evidence }) => (
              <tr>
                <th scope="row" dir="auto">{name}</th>
                <td>{roleInWords(role)}</td>
                <td>{evidence.join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
