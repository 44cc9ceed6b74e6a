import type { Question } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import type { EchoError } from "../domain/values/fault.ts";
import { type ReadFile, readSource } from "../flows/read_source.ts";
import { harmless } from "../render/text_width.ts";
import type { CommandIo } from "./command_io.ts";

/** What holds where neither the file nor the command line says it. */
export const TERMINAL_WORKSPACE = { currency: "USD", timezone: "UTC" };

const LARGE_FILE = 5_000_000;
const PROGRESS_STEPS = 20;

/** Reads a file of the terminal's user, telling how far it is and what Echo can't decide; throws EchoErrors. */
export async function readFile(path: string, settings: ReadSettings, io: CommandIo): Promise<ReadFile> {
  const { size, chunks } = await io.open(path);
  const file = await readSource({
    chunks,
    settings,
    workspace: TERMINAL_WORKSPACE,
    limits: { maxBytes: Infinity, maxRows: Infinity },
    onProgress: size > LARGE_FILE ? progress(size, io) : undefined,
  }, io.digest);
  for (const question of file.dataset.questions) io.stderr(undecided(question));
  return file;
}

/** Tells how far a large file has been read: on one line of a live terminal, else a line every twentieth of the way. */
function progress(size: number, io: CommandIo): (bytes: number, rows: number) => void {
  let told = 0;
  return (bytes, rows) => {
    const step = Math.min(PROGRESS_STEPS, Math.floor(bytes / size * PROGRESS_STEPS));
    if (step === told) return;
    told = step;
    const line = `Reading: ${step * 100 / PROGRESS_STEPS}%, ${rows.toLocaleString("en-US")} rows`;
    io.stderr(io.live ? `\r${line}${step === PROGRESS_STEPS ? "\n" : ""}` : `${line}\n`);
  };
}

function undecided({ column, question, setting, options }: Question): string {
  const readings = options.map(({ answer, readings }) => `${answer} (${readings.join(", ")})`).join(" or ");
  const option = setting === "role" ? "" : ` Answer with --${setting.replace("_", "-")}.`;
  return harmless(`Column "${column}" is left out: ${question} ${readings}.${option}`) + "\n";
}

/** A fault for whoever sits at the terminal. */
export function inWords({ detail, items }: EchoError): string {
  const more = items.filter((item) => item.detail !== detail);
  const lines = more.map(({ detail, row, column }) => {
    const place = [row === undefined ? "" : `row ${row}`, column === undefined ? "" : `column ${column}`];
    return `  - ${[...place, detail].filter((part) => part !== "").join(": ")}`;
  });
  return [detail, ...lines].map((line) => `${harmless(line)}\n`).join("");
}
