import type { CorpusFile } from "./make_file.ts";
import type { Truth } from "./truth.ts";

const FOLDER = new URL("../fixtures/corpus/", import.meta.url);

/** The corpus as it lies on disk, by file name. */
export async function readFixtures(): Promise<CorpusFile[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(new URL("truth/", FOLDER))) names.push(name);
  return Promise.all(
    names.sort().map(async (name) => {
      const truth = JSON.parse(await Deno.readTextFile(new URL(`truth/${name}`, FOLDER))) as Truth;
      return { truth, bytes: await Deno.readFile(new URL(`files/${truth.file}`, FOLDER)) };
    }),
  );
}

/** Puts `files` in the place of what is there. */
export async function writeFixtures(files: readonly CorpusFile[]): Promise<void> {
  for (const folder of ["files/", "truth/"]) {
    await Deno.mkdir(new URL(folder, FOLDER), { recursive: true });
    for await (const { name } of Deno.readDir(new URL(folder, FOLDER))) {
      await Deno.remove(new URL(`${folder}${name}`, FOLDER));
    }
  }
  for (const { truth, bytes } of files) {
    await Deno.writeFile(new URL(`files/${truth.file}`, FOLDER), bytes);
    await Deno.writeTextFile(new URL(`truth/${truth.file}.json`, FOLDER), truthText(truth));
  }
}

/** A truth as it stands on disk: a line for the file and one for each column. */
export function truthText(truth: Truth): string {
  const { columns, ...rest } = truth;
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},"columns":[${columns.map((column) => `\n${JSON.stringify(column)}`).join(",")}]}\n`;
}
