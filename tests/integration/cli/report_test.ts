import assert from "node:assert/strict";
import { runReport } from "../../../src/cli/report.ts";
import type { CommandIo } from "../../../src/cli/command_io.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { type CommandRun, inFolder, runCommand } from "./command_run.ts";
import { workbook } from "../../support/workbook.ts";

function run(args: readonly string[], more: Partial<CommandIo> = {}): Promise<CommandRun> {
  return runCommand(runReport, args, more);
}

const PAYMENTS = [
  "date,amount,status,currency",
  "2024-01-05,100.10,paid,USD",
  "2024-01-20,200.20,paid,USD",
  "2024-02-10,450.45,paid,USD",
  "2024-02-29,10.00,failed,USD",
].join("\n");

Deno.test("100.10 + 200.20 + 450.45 of paid rows is $750.75, in the terminal and on the page", () =>
  inFolder(async (folder) => {
    const file = `${folder}/payments.csv`;
    const page = `${folder}/out.html`;
    await Deno.writeTextFile(file, PAYMENTS);
    const { status, stdout, stderr } = await run([file, "--out", page]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^REVENUE HEALTH\npayments\.csv\n/);
    assert.match(stdout, /Total revenue +\$750\.75/);
    assert.ok((await Deno.readTextFile(page)).includes("$750.75"));
    assert.equal(stderr, `The report as a page: ${page}\n`);
  }));

Deno.test("--json prints the report's JSON and nothing else; growth of 450.45 over 300.30 is 50 %", () =>
  inFolder(async (folder) => {
    const file = `${folder}/payments.csv`;
    await Deno.writeTextFile(file, PAYMENTS);
    const { status, stdout, stderr } = await run([file, "--json", "--as-of", "2024-02-29"]);
    assert.equal(status, 0);
    assert.equal(stderr, "");
    const report = JSON.parse(stdout);
    assert.deepEqual(report.metrics.total_revenue.value, { amount: "750.75", currency: "USD" });
    assert.equal(report.metrics.revenue_growth.value, 50);
    assert.equal(report.as_of, "2024-02-29");
    const names = Array.from(Deno.readDirSync(folder), ({ name }) => name);
    assert.deepEqual(names, ["payments.csv"]);
  }));

Deno.test("without --out the page is NAME.report.html where the command runs", () =>
  inFolder(async (folder) => {
    const file = `${folder}/my.payments.csv`;
    await Deno.writeTextFile(file, PAYMENTS);
    const written: string[] = [];
    const { status } = await run([file], { write: (path) => Promise.resolve(void written.push(path)) });
    assert.equal(status, 0);
    assert.deepEqual(written, ["my.payments.report.html"]);
  }));

Deno.test("the template is chosen from the columns unless given", () =>
  inFolder(async (folder) => {
    const file = `${folder}/ads.csv`;
    await Deno.writeTextFile(file, "date,source,leads,conversions,spend\n2024-01-05,Ads,10,2,30.00\n");
    assert.equal(JSON.parse((await run([file, "--json"])).stdout).template_type, "marketing_funnel");
    const books = `${folder}/books.csv`;
    await Deno.writeTextFile(
      books,
      "date,type,category,amount\n2024-01-05,expense,Rent,10\n2024-01-06,income,Sales,30\n",
    );
    assert.equal(JSON.parse((await run([books, "--json"])).stdout).template_type, "financial_overview");
    const payments = `${folder}/payments.csv`;
    await Deno.writeTextFile(payments, PAYMENTS);
    const given = await run([payments, "--json", "--template", "marketing_funnel"]);
    assert.equal(given.status, 1);
    assert.notEqual(given.stderr, "");
  }));

Deno.test("currency, zone, period and cash are passed on", () =>
  inFolder(async (folder) => {
    const file = `${folder}/payments.csv`;
    await Deno.writeTextFile(file, "date,amount\n2024-01-05,100.10\n2024-04-05,200.20\n");
    const options = ["--currency", "eur", "--timezone", "Europe/Paris", "--period", "quarter", "--cash-balance", "500"];
    const { status, stdout } = await run([file, "--json", ...options]);
    assert.equal(status, 0);
    const report = JSON.parse(stdout);
    assert.equal(report.metrics.total_revenue.display, "€300.30");
    assert.equal(report.provenance.timezone, "Europe/Paris");
    assert.deepEqual(report.charts[0]?.points.map(({ x }: { x: string }) => x) ?? ["2024-Q1", "2024-Q2"], [
      "2024-Q1",
      "2024-Q2",
    ]);
  }));

Deno.test("dates that read two ways are asked about, and --date-order answers", () =>
  inFolder(async (folder) => {
    const file = `${folder}/dates.csv`;
    await Deno.writeTextFile(file, "date,amount\n03/04/2024,10.00\n05/06/2024,20.00\n");
    const asked = await run([file, "--json"]);
    assert.match(asked.stderr, /Column "date" is left out: .* Answer with --date-order\.\n/);
    const answered = await run([file, "--json", "--date-order", "dmy"]);
    assert.equal(answered.stderr, "");
    assert.equal(JSON.parse(answered.stdout).as_of, "2024-06-05");
  }));

Deno.test("a file that isn't there, a folder, an empty file, a header alone, a binary: status 1 and words", () =>
  inFolder(async (folder) => {
    const cases: readonly (readonly [string, Uint8Array | string])[] = [
      ["empty.csv", ""],
      ["header.csv", "date,amount\n"],
      ["binary.csv", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3])],
      ["quote.csv", 'date,amount\n2024-01-01,"12\n'],
    ];
    for (const [name, content] of cases) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      await Deno.writeFile(`${folder}/${name}`, bytes);
      const { status, stdout, stderr } = await run([`${folder}/${name}`]);
      assert.equal(status, 1, name);
      assert.equal(stdout, "", name);
      assert.ok(stderr.length > 20 && stderr.endsWith("\n"), `${name}: ${stderr}`);
    }
    assert.equal((await run([`${folder}/none.csv`])).stderr, `There is no "${folder}/none.csv".\n`);
    assert.equal((await run([folder])).stderr, `"${folder}" isn't a file.\n`);
  }));

Deno.test("a file without the columns of its template: status 1 and what is missing", () =>
  inFolder(async (folder) => {
    const file = `${folder}/names.csv`;
    await Deno.writeTextFile(file, "colour,shape\nred,round\nblue,flat\n");
    const { status, stderr } = await run([file]);
    assert.equal(status, 1);
    assert.match(stderr, /\n {2}- /);
  }));

Deno.test("a page that can't be written: status 1 and its place", () =>
  inFolder(async (folder) => {
    const file = `${folder}/payments.csv`;
    await Deno.writeTextFile(file, PAYMENTS);
    const nowhere = await run([file, "--out", `${folder}/none/out.html`]);
    assert.equal(nowhere.status, 1);
    assert.ok(nowhere.stderr.includes("There is no"));
    const taken = await run([file, "--out", folder]);
    assert.equal(taken.status, 1);
    assert.ok(taken.stderr.includes("can't be written"));
  }));

Deno.test("wrong usage is status 2 with the usage; --help is 0", async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Which file\?/],
    [["a.csv", "b.csv"], /^One file at a time/],
    [["a.csv", "--nonsense"], /nonsense/],
    [["a.csv", "--template", "poem"], /^--template can't be "poem"\./],
    [["a.csv", "--as-of", "2024-02-30"], /^--as-of can't be "2024-02-30"\./],
    [["a.csv", "--currency", "ZZZ"], /^--currency can't be "ZZZ"\./],
    [["a.csv", "--timezone", "Mars/Olympus"], /Mars\/Olympus/],
    [["a.csv", "--cash-balance", "much"], /^--cash-balance can't be "much"\./],
  ];
  for (const [args, words] of wrong) {
    const { status, stdout, stderr } = await run(args);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, words);
    assert.ok(stderr.includes("Usage: deno task report FILE"));
  }
  const { status, stdout } = await run(["--help"]);
  assert.equal(status, 0);
  assert.ok(stdout.startsWith("Usage:"));
});

Deno.test("a large file tells how far it has been read, over one line of a live terminal", () =>
  inFolder(async (folder) => {
    const file = `${folder}/large.csv`;
    await Deno.writeTextFile(file, revenueCsv(130_000));
    const write = () => Promise.resolve();
    const quiet = await run([file], { write });
    assert.equal(quiet.status, 0, quiet.stderr);
    const lines = quiet.stderr.split("\n").filter((line) => line.startsWith("Reading:"));
    assert.ok(lines.length > 5 && lines.length <= 20);
    assert.match(lines.at(-1)!, /^Reading: 100%, \d{3},\d{3} rows$/);
    const live = await run([file], { live: true, write });
    assert.match(live.stderr, /\rReading: 5%, [^\n]*\rReading: 10%/);
  }));

Deno.test("the real streams: what is said comes out of the process", async () => {
  const script = new URL("../../../src/cli/report.ts", import.meta.url);
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-env", "--allow-read", script.pathname, "--help"],
    env: { DENO_NO_UPDATE_CHECK: "1" },
  });
  const { code, stdout } = await command.output();
  assert.equal(code, 0);
  assert.ok(new TextDecoder().decode(stdout).startsWith("Usage: deno task report FILE"));
});

Deno.test("an error that isn't the file's isn't hidden", async () => {
  const open = () => Promise.reject(new TypeError("a bug"));
  await assert.rejects(run(["a.csv"], { open }), /a bug/);
});

Deno.test("a workbook is read like a CSV, its sheet chosen by --sheet: 100.10 + 200.20 is $300.30", () =>
  inFolder(async (folder) => {
    const file = `${folder}/payments.xlsx`;
    const rows = (amounts: readonly number[]) => [
      ["date", "amount", "status"],
      ...amounts.map((amount, i) => [`2024-0${i + 1}-05`, amount, "paid"]),
    ];
    const sheets = [{ name: "Now", rows: rows([100.1, 200.2]) }, { name: "Before", rows: rows([7, 8]) }];
    await Deno.writeFile(file, workbook({ sheets }));
    const first = await run([file, "--out", `${folder}/a.html`]);
    assert.equal(first.status, 0, first.stderr);
    assert.ok(first.stdout.includes("$300.30"));
    const second = await run([file, "--sheet", "before", "--out", `${folder}/b.html`]);
    assert.ok(second.stdout.includes("$15.00"), second.stdout);
    const none = await run([file, "--sheet", "Later"]);
    assert.equal(none.status, 1);
    assert.match(none.stderr, /1 "Now", 2 "Before"/);
  }));
