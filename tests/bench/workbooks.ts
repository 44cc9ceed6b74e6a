import { READERS, readWorkbook, type WorkbookFigures } from "./read_workbook.ts";
import { revenueCsv } from "./revenue_csv.ts";
import { revenueXlsx } from "./revenue_xlsx.ts";
import { median, timeRounds } from "./rounds.ts";

const CONFIG = new URL("deno.json", import.meta.url).pathname;
const SCRIPT = new URL("read_workbook.ts", import.meta.url).pathname;

/** Times Echo and ready-made readers over a workbook of `rows` orders, and the memory of each in a process of its own. */
export async function measureWorkbooks(
  rows: number,
  rounds: number,
): Promise<void> {
  const bytes = revenueXlsx(revenueCsv(rows));
  const expected = await readWorkbook("echo", bytes);
  for (const reader of READERS) {
    mustBe(reader, await readWorkbook(reader, bytes), expected);
  }
  const times = await timeRounds(
    READERS.map((name) => ({ name, run: () => readWorkbook(name, bytes) })),
    rounds,
    1,
  );
  const path = await Deno.makeTempFile({ suffix: ".xlsx" });
  try {
    await Deno.writeFile(path, bytes);
    const size = (bytes.length / 1e6).toFixed(1);
    console.log(
      `\n.xlsx of ${rows.toLocaleString("en-US")} rows × 8 columns, ${size} MB, every cell read:\n`,
    );
    console.log(
      "| reader | time | Echo ÷ it | peak memory of a process | Echo ÷ it |\n|---|---|---|---|---|",
    );
    const echo = {
      time: median(times.get("echo")!),
      memory: await peakMemory("echo", path, expected),
    };
    for (const reader of READERS) {
      const time = median(times.get(reader)!);
      const memory = reader === "echo" ? echo.memory : await peakMemory(reader, path, expected);
      console.log(
        `| ${reader} | ${Math.round(time)} ms | ${(echo.time / time).toFixed(2)} | ${
          Math.round(memory / 2 ** 20)
        } MiB | ` +
          `${(echo.memory / memory).toFixed(2)} |`,
      );
    }
  } finally {
    await Deno.remove(path);
  }
}

async function peakMemory(
  reader: string,
  path: string,
  expected: WorkbookFigures,
): Promise<number> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-read",
      "--allow-write",
      "--allow-env",
      "--allow-sys",
      "--allow-run=grep",
      "--config",
      CONFIG,
      SCRIPT,
      reader,
      path,
    ],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const { bytes, ...found } = JSON.parse(new TextDecoder().decode(stdout));
  mustBe(reader, found, expected);
  return bytes;
}

function mustBe(
  reader: string,
  { rows, cents }: WorkbookFigures,
  expected: WorkbookFigures,
): void {
  if (rows === expected.rows && cents === expected.cents) return;
  throw new Error(
    `${reader} found ${rows} rows and ${cents} cents, not ${JSON.stringify(expected)}.`,
  );
}
