import { counted, dayInWords, inWords } from "../../render/wording.ts";
import type { StoredReport } from "../../ports/reports.ts";
import type { Source } from "../../ports/sources.ts";
import { Page } from "./layout.tsx";
import { SAMPLES } from "./samples.ts";

export interface HomeProps {
  readonly sources: readonly Source[];
  readonly reports: readonly Omit<StoredReport, "body" | "stages">[];
  readonly maxBytes: number;
  /** The sheet to read of a workbook that is sent again; without it there is no field for one. */
  readonly sheet?: string;
  /** True for a reader who signed in, and may sign out. */
  readonly signedIn: boolean;
}

const ACCEPTED = ".csv,.tsv,.txt,text/csv,.xlsx,.xlsm," +
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Drop a file, pick a sample, or go back to what was made before. */
export function HomePage({ sources, reports, maxBytes, sheet, signedIn }: HomeProps) {
  return (
    <Page title="Echo: an export becomes an exact report">
      <div class="intro">
        <h1>Drop an export, read an exact report</h1>
        <p>
          Echo reads the CSV or Excel file that your shop, your books or your ad platform gives you, says what it
          understood, and answers with figures you can check to the cent.
        </p>
      </div>
      <form method="post" action="/" enctype="multipart/form-data" data-upload data-max-bytes={maxBytes}>
        <div class="drop">
          <label for="file">Drop a CSV or Excel file here, or choose one</label>
          {sheet !== undefined && <SheetField sheet={sheet} />}
          <input id="file" type="file" name="file" accept={ACCEPTED} required />
          <button type="submit" class="primary">Read it</button>
          <p class="note">Up to {Math.floor(maxBytes / 1_048_576)} MB. It stays on this Echo.</p>
          <progress hidden max="1" value="0" aria-label="How far the upload has come"></progress>
          <p class="note" role="status"></p>
          <div class="problem" role="alert" hidden></div>
        </div>
      </form>
      <section>
        <h2>Or try a sample</h2>
        <ul class="samples">
          {SAMPLES.map(({ name, title, description }) => (
            <li>
              <form method="post" action="/samples">
                <button type="submit" name="name" value={name}>
                  {title}
                  <small>{description}</small>
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <RecentReports reports={reports} sources={sources} />
      <RecentSources sources={sources} />
      {signedIn && (
        <form method="post" action="/logout">
          <button type="submit">Sign out</button>
        </form>
      )}
    </Page>
  );
}

/** Which sheet of a workbook to read: it stands before the file, so that it is known when the file comes. */
function SheetField({ sheet }: { sheet: string }) {
  return (
    <p class="sheet">
      <label for="sheet">The sheet to read of an Excel file</label>
      <input id="sheet" name="sheet" maxlength={255} value={sheet} placeholder="name or number" />
    </p>
  );
}

function RecentReports({ reports, sources }: Pick<HomeProps, "reports" | "sources">) {
  if (reports.length === 0) return null;
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return (
    <section>
      <h2>Recent reports</h2>
      <ul class="recent">
        {reports.map(({ id, templateType, sourceId, createdAt }) => (
          <li>
            <a href={`/reports/${id}`}>{inWords(templateType)}</a>
            <span>{names.has(sourceId) && `${names.get(sourceId)}, `}{onDay(createdAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentSources({ sources }: Pick<HomeProps, "sources">) {
  if (sources.length === 0) return null;
  return (
    <section>
      <h2>Recent files</h2>
      <ul class="recent">
        {sources.map(({ id, name, rows, status, createdAt }) => (
          <li>
            <a href={`/sources/${id}`} dir="auto">{name}</a>
            <span>
              {status === "needs_confirmation" && "has a question, "}
              {counted(rows.in, "row")}, {onDay(createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function onDay(instant: Date): string {
  return dayInWords(instant.toISOString().slice(0, 10));
}
