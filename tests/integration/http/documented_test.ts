import assert from "node:assert/strict";
import { type MemoryApp, memoryApp } from "../../support/memory_app.ts";

const ROOT = new URL("../../../", import.meta.url);

/** A command of the README: its words without their quotes, lines that go on joined. */
function* curlCommands(page: string): Generator<readonly string[]> {
  for (const [, block] of page.matchAll(/```sh\n([^`]*)```/g)) {
    for (const line of block!.replaceAll("\\\n", " ").split("\n")) {
      const command = /(?:^|\$\()(curl [^|)]*)/.exec(line)?.[1];
      if (!command) continue;
      const words = command.matchAll(/'([^']*)'|"((?:\\"|[^"])*)"|(\S+)/g);
      yield Array.from(words, ([, single, double, plain]) => single ?? double?.replaceAll('\\"', '"') ?? plain!);
    }
  }
}

/** What curl would send. */
async function requestOf(words: readonly string[], known: Readonly<Record<string, string>>): Promise<Request> {
  const filled = words.map((word) =>
    word.replaceAll(/\$(\w+)/g, (_, name) => known[name] ?? assert.fail(`no ${name}`))
  );
  const headers = new Headers();
  let url = "";
  let body: BodyInit | undefined;
  for (let at = 1; at < filled.length; at++) {
    const word = filled[at]!;
    if (word === "-sS") continue;
    if (word === "-H") headers.append(...filled[++at]!.split(": ") as [string, string]);
    else if (word === "-d") body = filled[++at]!;
    else if (word === "--data-binary") body = await Deno.readFile(new URL(filled[++at]!.slice(1), ROOT));
    else if (word.startsWith("http://127.0.0.1:8000/")) url = word;
    else assert.fail(`the README calls curl with ${word}`);
  }
  return new Request(url, { method: body === undefined ? "GET" : "POST", headers, body });
}

async function newest(test: MemoryApp, path: string): Promise<string | undefined> {
  const { data } = await (await test.app.request(`${path}?limit=1`)).json();
  return data[0]?.id;
}

Deno.test("every curl line of the README works as written", async () => {
  const test = memoryApp();
  const page = await Deno.readTextFile(new URL("README.md", ROOT));
  let sent = 0;
  for (const words of curlCommands(page)) {
    const known = {
      SOURCE: await newest(test, "/api/v1/ingestion/sources") ?? "",
      REPORT: await newest(test, "/api/v1/reports") ?? "",
    };
    const answer = await test.app.fetch(await requestOf(words, known));
    const text = await answer.text();
    assert.ok(answer.ok && text.length > 0, `${words.join(" ")}\n${text}`);
    sent++;
  }
  assert.ok(sent >= 8, `${sent} lines`);
});

/** The routes of the API page, as the router writes them. */
function documentedRoutes(page: string): readonly string[] {
  return Array.from(page.matchAll(/^\| ((?:[A-Z]+(?:, )?)+) (`[^|]*?) \|/gm)).flatMap(([, methods, cell]) => {
    const [first, ...rest] = Array.from(cell!.matchAll(/`([^`]+)`/g), ([, path]) => path!.split("?")[0]!);
    const paths = [first!, ...rest.map((suffix) => first + suffix)];
    return paths.flatMap((path) =>
      methods!.split(", ").filter((method) => method !== "HEAD").map((method) =>
        `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`
      )
    );
  });
}

Deno.test("the API page lists the routes that there are", async () => {
  const page = await Deno.readTextFile(new URL("docs/api.md", ROOT));
  const { app } = memoryApp();
  const routes = app.routes.filter(({ method, path }) => method !== "ALL" && /^\/(api|health|metrics)/.test(path));
  assert.deepEqual(
    documentedRoutes(page).toSorted(),
    [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort(),
  );
});
