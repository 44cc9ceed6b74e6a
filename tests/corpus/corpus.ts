import { CASES } from "./cases.ts";
import { evaluate } from "./evaluate.ts";
import { figuresOf, lineOf, tableOf } from "./figures.ts";
import { readFixtures, writeFixtures } from "./fixtures.ts";
import { makeFile } from "./make_file.ts";

/**
 * `deno task corpus [WORD]`: reads every file of the corpus (those whose name holds WORD) and prints how well, and what
 * went wrong. `--write` makes the files anew first.
 */
async function main(words: readonly string[]): Promise<void> {
  if (words.includes("--write")) await writeFixtures(CASES.map(makeFile));
  const wanted = words.filter((word) => !word.startsWith("--"));
  const files = (await readFixtures()).filter(({ truth }) => wanted.every((word) => truth.file.includes(word)));
  const verdicts = await Promise.all(files.map(evaluate));
  for (const { file, failures } of verdicts) for (const failure of failures) console.log(lineOf(file, failure));
  console.log(tableOf(figuresOf(verdicts)));
}

await main(Deno.args);
