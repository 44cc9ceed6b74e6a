import assert from "node:assert/strict";
import { runRead } from "../../../src/cli/read.ts";
import { type CommandRun, inFolder, runCommand } from "./command_run.ts";

const EXPORT = [
  "Sales of January",
  "",
  "date;amount;customer",
  '31.01.2024;1.000,50;"Ada; Ltd"',
  "30.01.2024;12x;B",
  ...Array(12).fill("29.01.2024;200,25;C"),
  "Total;3.403,50;",
].join("\n");

function read(text: string, ...args: string[]): Promise<CommandRun> {
  let run: CommandRun | undefined;
  return inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a.csv`, text);
    run = await runCommand(runRead, [`${folder}/a.csv`, ...args.map((arg) => arg.replace("$", folder))]);
  }).then(() => run!);
}

Deno.test("a messy export comes out as plain CSV, its cells as they stood; what is wrong goes to stderr", async () => {
  const { status, stdout, stderr } = await read(EXPORT);
  assert.equal(status, 0);
  assert.equal(
    stdout.split("\r\n").slice(0, 4).join("|"),
    'date,amount,customer|31.01.2024,"1.000,50",Ada; Ltd|30.01.2024,12x,B|29.01.2024,"200,25",C'.replace(
      "Ada; Ltd",
      '"Ada; Ltd"',
    ),
  );
  assert.doesNotMatch(stdout, /Total|Sales/);
  assert.match(stderr, /'12x' in 'amount'/);
});

Deno.test("typed values are 1000.50 and 2024-01-31; a cell that can't be read is empty", async () => {
  const { stdout } = await read(EXPORT, "--values", "typed");
  assert.equal(
    stdout.split("\r\n").slice(0, 4).join("|"),
    'date,amount,customer|2024-01-31,1000.50,"Ada; Ltd"|2024-01-30,,B|2024-01-29,200.25,C',
  );
});

Deno.test("the findings go to a file where one is named", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a.csv`, EXPORT);
    const { status } = await runCommand(runRead, [`${folder}/a.csv`, "--findings", `${folder}/findings.csv`]);
    assert.equal(status, 0);
    assert.match(await Deno.readTextFile(`${folder}/findings.csv`), /,unreadable_cell,5,amount,12x,/);
  }));

Deno.test("a question that nobody answered is told, with how to answer it", async () => {
  const undecided = "date,amount\n01/02/2024,1\n03/04/2024,2\n";
  const { stdout, stderr } = await read(undecided, "--values", "typed");
  assert.match(stderr, /Answer with --date-order/);
  assert.match(stdout, /^date,amount\r\n01\/02\/2024,1\r\n/);
  assert.match((await read(undecided, "--values", "typed", "--date-order", "dmy")).stdout, /\n2024-02-01,1\r\n/);
});

Deno.test("no file ends with status 1, a wrong option with status 2, --help with the usage", async () => {
  assert.equal((await runCommand(runRead, ["/nowhere/a.csv"])).status, 1);
  assert.equal((await read("")).status, 1);
  assert.equal((await read(EXPORT, "--values", "best")).status, 2);
  assert.equal((await runCommand(runRead, [])).status, 2);
  assert.match((await runCommand(runRead, ["--help"])).stdout, /^Usage: deno task read FILE/);
});
