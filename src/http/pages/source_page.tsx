import { TEMPLATE_TYPES } from "../../domain/report/report.ts";
import { suggestTemplate } from "../../domain/report/suggest.ts";
import type { Question } from "../../domain/schema/dataset.ts";
import { ROLES } from "../../domain/schema/role.ts";
import { PERIOD_UNITS } from "../../domain/values/period.ts";
import type { Preview } from "../../flows/preview_source.ts";
import type { Source, SourceColumn } from "../../ports/sources.ts";
import { FindingList } from "../../render/html/finding_list.tsx";
import { counted, inWords, roleInWords } from "../../render/wording.ts";
import { Page } from "./layout.tsx";

const EXAMPLES = 3;

export interface SourceProps {
  readonly source: Source;
  readonly preview: Preview;
  /** How a file that was just sent came to it: `again`, or what it added and updated, such as `12-3`. */
  readonly came?: string;
}

/** What Echo understood of a file, what it must ask, what it found, and the way to a report. */
export function SourcePage({ source, preview, came }: SourceProps) {
  const { rows } = source;
  return (
    <Page title={`${source.name}: what Echo understood`} wide>
      <header class="report-header">
        <p class="eyebrow">What Echo understood</p>
        <h1 dir="auto">{source.name}</h1>
        <p class="aside">
          <span>{counted(rows.in, "row")} read</span>
          <span>{counted(rows.ok, "row")} used</span>
          <span>{counted(rows.rejected, "row")} rejected</span>
          <span>{counted(rows.skipped, "row")} skipped</span>
        </p>
        {source.workbook && <SheetLine workbook={source.workbook} />}
      </header>
      {came !== undefined && <p class="notice" role="status">{cameInWords(came)}</p>}
      {source.questions.length > 0 && (
        <section>
          <h2>Echo has to ask</h2>
          {source.questions.map((question) => <QuestionForm source={source} question={question} />)}
        </section>
      )}
      <ReportForm source={source} />
      <section>
        <h2>Columns</h2>
        <ColumnForm source={source} preview={preview} />
      </section>
      <Files source={source} />
      <section>
        <h2>Findings</h2>
        <FindingList findings={source.findings} total={source.findingsCount} />
        <Downloads id={source.id} />
      </section>
    </Page>
  );
}

/** Which sheet was read, and the way to the others: the workbook isn't kept, so it has to come again. */
function SheetLine({ workbook: { sheet, sheets } }: { workbook: NonNullable<Source["workbook"]> }) {
  const others = sheets.filter(({ name }) => name !== sheet);
  return (
    <p class="note">
      From the sheet <b dir="auto">{sheet}</b>.
      {others.length > 0 && " To read another, send the workbook again: "}
      {others.map(({ name, hidden }, i) => (
        <>
          {i > 0 && ", "}
          <a href={`/?sheet=${encodeURIComponent(name)}`} dir="auto">{name}</a>
          {hidden && " (hidden)"}
        </>
      ))}
    </p>
  );
}

/** What a spreadsheet may open: it runs none of it. */
function Downloads({ id }: Pick<Source, "id">) {
  const source = `/api/v1/ingestion/sources/${id}`;
  return (
    <p class="note">
      To keep: <a href={`${source}/findings?format=csv`}>all findings</a>,{" "}
      <a href={`${source}/export?values=typed&formula_safe=true`}>the table, clean</a>,{" "}
      <a href={`${source}/export?formula_safe=true`}>the table as it stood</a>
    </p>
  );
}

function cameInWords(came: string): string {
  const counts = /^(\d{1,9})-(\d{1,9})$/.exec(came);
  if (counts === null) return "You sent this file before: nothing was added.";
  const [, added, updated] = counts;
  return `${counted(Number(added), "new row")} added, ${counted(Number(updated), "row")} updated; the rest was there.`;
}

/** The files that a source was made of, and the way to add another. */
function Files({ source }: { source: Source }) {
  return (
    <section>
      <h2>Files</h2>
      <ul class="recent">
        {source.imports.map(({ name, rows, added, updated, offset }) => (
          <li>
            <span dir="auto">{name}</span>
            <span>
              {counted(added, "row")} added, {updated} updated, {rows.unchanged} unchanged, {rows.skipped} skipped
              {offset > 0 && `; its row 2 is row ${offset + 2} here`}
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action={`/sources/${source.id}/append`} enctype="multipart/form-data" class="append">
        <label for="append">Add a newer export of the same kind: only what is new or changed is taken</label>
        <input id="append" type="file" name="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv" required />
        <button type="submit">Add it</button>
      </form>
    </section>
  );
}

function QuestionForm({ source, question }: { source: Source; question: Question }) {
  const name = question.setting === "role" ? roleField(source, question.column) : question.setting;
  return (
    <form class="question" method="post" action={`/sources/${source.id}/roles`}>
      <fieldset>
        <legend>{question.question}</legend>
        {question.options.map(({ answer, readings }) => (
          <label>
            <input type="radio" name={name} value={answer} required />
            <span>
              {answerInWords(answer)}
              <small>{readings.join(" · ")}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="primary">Answer</button>
    </form>
  );
}

function ReportForm({ source }: { source: Source }) {
  const roles = new Set<string | null>(source.columns.map(({ role }) => role));
  const suggested = suggestTemplate({ roles });
  const templates = [suggested, ...TEMPLATE_TYPES.filter((template) => template !== suggested)];
  return (
    <section>
      <h2>Make the report</h2>
      <form method="post" action={`/sources/${source.id}/reports`}>
        <div class="templates">
          {templates.map((template) => (
            <button type="submit" name="template_type" value={template} class={template === suggested ? "primary" : ""}>
              {inWords(template)}
            </button>
          ))}
        </div>
        <details>
          <summary>Day, period, currency, cash</summary>
          <div class="options">
            <label>
              As of
              <input type="date" name="as_of" />
            </label>
            <label>
              Period
              <select name="period">
                {PERIOD_UNITS.map((unit) => <option value={unit} selected={unit === "month"}>{inWords(unit)}</option>)}
              </select>
            </label>
            <label>
              Reporting currency
              <input name="currency" maxlength={3} placeholder="USD" autocapitalize="characters" />
            </label>
            <label>
              Cash in the bank
              <input name="cash_balance" inputmode="decimal" placeholder="50000" />
            </label>
          </div>
        </details>
      </form>
    </section>
  );
}

function ColumnForm({ source, preview }: SourceProps) {
  return (
    <form method="post" action={`/sources/${source.id}/roles`}>
      <div class="wide" tabindex={0} role="region" aria-label="Columns, a table">
        <table class="columns">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Read as</th>
              <th scope="col">Type</th>
              <th scope="col">Because</th>
              <th scope="col">Cells</th>
            </tr>
          </thead>
          <tbody>
            {source.columns.map((column, position) => (
              <tr>
                <th scope="row" dir="auto">{column.name}</th>
                <td>
                  {isDerived(column) ? roleInWords(column.role) : <RoleSelect column={column} position={position} />}
                </td>
                <td>{column.type}</td>
                <td>
                  <ul class="evidence">{column.evidence.map(({ detail }) => <li>{detail}</li>)}</ul>
                </td>
                <td>{examples(preview, position).map((cell) => <code dir="auto">{cell}</code>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <button type="submit">Read the file again with these</button>
      </p>
    </form>
  );
}

function RoleSelect({ column, position }: { column: SourceColumn; position: number }) {
  return (
    <select name={`role_${position}`} aria-label={`What ${column.name} means`}>
      <option value="" selected={column.role === null}>not used</option>
      {ROLES.map((role) => <option value={role} selected={role === column.role}>{roleInWords(role)}</option>)}
    </select>
  );
}

const ANSWERS: Readonly<Record<string, string>> = {
  dmy: "The day comes first",
  mdy: "The month comes first",
  ymd: "The year comes first",
  ".": "A point",
  ",": "A comma",
};

function answerInWords(answer: string): string {
  return ANSWERS[answer] ?? inWords(answer);
}

/** True for a column that Echo made out of others, whose role isn't the caller's to give. */
function isDerived({ evidence }: SourceColumn): boolean {
  return evidence.some(({ kind }) => kind === "derived");
}

function roleField(source: Source, column: string): string {
  return `role_${source.columns.findIndex(({ name }) => name === column)}`;
}

function examples({ rows }: Preview, position: number): readonly string[] {
  const cells = rows.map(({ text }) => text[position]!.trim()).filter((cell) => cell !== "");
  return [...new Set(cells)].slice(0, EXAMPLES);
}
