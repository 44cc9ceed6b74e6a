import assert from "node:assert/strict";
import type { Sources } from "../../../src/ports/sources.ts";
import type { Sql } from "../../../src/adapters/postgres/client.ts";
import { sourceOf } from "../../../src/flows/source_of.ts";
import type { Dataset, DatasetColumn } from "../../../src/domain/schema/dataset.ts";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { readBytes, readText } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { workbook } from "../../support/workbook.ts";

export interface SourcesUnderTest {
  readonly sources: Sources;
  /** Two workspaces that exist. */
  readonly workspaces: readonly [string, string];
  readonly sql: Sql;
}

const SAMPLE_FOLDER = new URL("../../../samples/", import.meta.url);
const SAMPLES = ["revenue.csv", "marketing.csv", "finance.csv", "subscriptions.csv", "messy.csv"];
const FILE = revenueCsv(400);
const MIXED = 'day,amount,currency,note\n2024-01-01,"1,250.00",EUR,"a ""b"", c"\n2024-02-01,-3.00,USD,ü\n,,,\n';

async function fileOf(id: string, text = FILE, settings: ReadSettings = {}) {
  const file = await readText(text, settings);
  const source = sourceOf(file, {
    id,
    name: `${id}.csv`,
    createdAt: new Date("2024-07-01T10:00:00Z"),
    settings,
    imports: [],
  });
  return { ...file, source };
}

/** What every keeper of sources must do. */
export const SOURCES_CONTRACT: Readonly<Record<string, (under: SourcesUnderTest) => Promise<void>>> = {
  async "a saved source comes back as it was, its table and dataset too"({ sources, workspaces: [mine] }) {
    const samples = await Promise.all(SAMPLES.map((name) => Deno.readTextFile(new URL(name, SAMPLE_FOLDER))));
    for (const [index, text] of [FILE, MIXED, ...samples].entries()) {
      const id = `src_a${index}`;
      const { source, table, dataset } = await fileOf(id, text);
      await sources.save(mine, { source, table, dataset }, null);
      assert.deepEqual(await sources.find(mine, id), JSON.parse(JSON.stringify(source), reviveDate));
      assert.deepEqual(await sources.table(mine, id), table);
      const found = (await sources.dataset(mine, id))!;
      assert.deepEqual({ ...found, ...withoutAbsent(found) }, { ...dataset, ...withoutAbsent(dataset) });
      assert.deepEqual([...found.roles.keys()], [...dataset.roles.keys()]);
      for (const column of found.roles.values()) assert.ok(found.columns.includes(column));
    }
  },

  async "a source saved again stays as it is; another file's under its id is refused"({ sources, workspaces: [mine] }) {
    const first = await fileOf("src_i1", "date,amount\n2024-01-01,1.00\n");
    await sources.save(mine, first, null);
    await sources.save(mine, { ...first, source: { ...first.source, name: "again.csv" } }, null);
    assert.equal((await sources.find(mine, "src_i1"))!.name, "src_i1.csv");
    const other = await fileOf("src_i1", "date,amount\n2024-01-01,2.00\n");
    await assert.rejects(sources.save(mine, other, null), { code: "idempotency_mismatch" });
    assert.deepEqual(await sources.table(mine, "src_i1"), first.table);
    await sources.delete(mine, "src_i1");
  },

  async "a workbook comes back with its sheet and its sheets, as a table too"({ sources, workspaces: [mine] }) {
    const sheets = [{ name: "Orders ü", rows: [["date", "amount"], ["2024-01-05", 1.5]] }, { name: "B", rows: [[1]] }];
    const file = await readBytes(workbook({ sheets }));
    const identity = {
      id: "src_x1",
      name: "x.xlsx",
      createdAt: new Date("2024-07-01T10:00:00Z"),
      settings: file.settings,
    };
    const source = sourceOf(file, { ...identity, imports: [] });
    await sources.save(mine, { source, table: file.table, dataset: file.dataset }, null);
    assert.deepEqual(await sources.find(mine, "src_x1"), JSON.parse(JSON.stringify(source), reviveDate));
    assert.deepEqual(await sources.table(mine, "src_x1"), file.table);
    assert.equal(source.workbook!.sheet, "Orders ü");
  },

  async "what is kept as JSON keeps its order and every character"({ sources, workspaces: [mine] }) {
    const { source, table, dataset } = await fileOf("src_j1", "date,amount\n2024-01-01,1.00\n");
    const odd = { rule: "r", severity: "info", suggestion: "\u0000", message: "\ud83d", held: "ü😀" } as const;
    await sources.save(mine, { source: { ...source, findings: [odd] }, table, dataset }, null);
    const { findings } = (await sources.find(mine, "src_j1"))!;
    assert.equal(JSON.stringify(findings), JSON.stringify([odd]));
  },

  async "sources are listed newest first, page by page"({ sources, workspaces: [, other] }) {
    for (const id of ["src_b1", "src_b2", "src_b3"]) {
      const { source, table, dataset } = await fileOf(id, MIXED);
      await sources.save(other, { source, table, dataset }, null);
    }
    const first = await sources.list(other, { limit: 2 });
    assert.deepEqual(first.items.map(({ id }) => id), ["src_b3", "src_b2"]);
    const second = await sources.list(other, { limit: 2, after: first.next! });
    assert.deepEqual(second.items.map(({ id }) => id), ["src_b1"]);
    assert.equal(second.next, null);
  },

  async "another workspace sees, changes and deletes nothing"({ sources, workspaces: [mine, other] }) {
    const { source, table, dataset } = await fileOf("src_c1");
    await sources.save(mine, { source, table, dataset }, null);
    assert.equal(await sources.find(other, "src_c1"), null);
    assert.equal(await sources.table(other, "src_c1"), null);
    assert.equal(await sources.dataset(other, "src_c1"), null);
    assert.equal(await sources.revise(other, "src_c1", () => assert.fail("another's source was handed out")), null);
    assert.equal(await sources.delete(other, "src_c1"), false);
    assert.ok(await sources.find(mine, "src_c1"));
  },

  async "an answer replaces what was understood and keeps the table"({ sources, workspaces: [mine] }) {
    const before = await fileOf("src_d1", "date,amount\n01/02/2024,5.00\n03/04/2024,6.00\n");
    await sources.save(mine, before, null);
    const after = await fileOf("src_d1", "date,amount\n01/02/2024,5.00\n03/04/2024,6.00\n", { dateOrder: "dmy" });
    assert.deepEqual(await sources.revise(mine, "src_d1", () => after), after.source);
    assert.deepEqual((await sources.dataset(mine, "src_d1"))!.span, after.dataset.span);
    assert.equal((await sources.find(mine, "src_d1"))!.status, "ready");
    assert.deepEqual(await sources.table(mine, "src_d1"), before.table);
  },

  async "deleting takes the rows too, and once"({ sources, workspaces: [mine], sql }) {
    const { source, table, dataset } = await fileOf("src_e1");
    await sources.save(mine, { source, table, dataset }, null);
    assert.ok(await sources.delete(mine, "src_e1"));
    assert.equal(await sources.delete(mine, "src_e1"), false);
    assert.equal(await sources.dataset(mine, "src_e1"), null);
    const [left] = await sql`SELECT count(*)::int AS n FROM dataset_columns WHERE source_id = 'src_e1'`;
    assert.equal(left!.n, 0);
  },

  async "a save or an answer that fails in the middle leaves everything as it was"(under) {
    const { sources, workspaces: [mine], sql } = under;
    const kept = await fileOf("src_f0");
    await sources.save(mine, kept, null);
    const { source, table, dataset } = await fileOf("src_f1");
    await sql`ALTER TABLE dataset_columns ADD CONSTRAINT broken CHECK (position < 3) NOT VALID`;
    try {
      await assert.rejects(sources.save(mine, { source, table, dataset }, null), { code: "23514" });
      const asking = { ...kept, source: { ...kept.source, status: "needs_confirmation" as const } };
      await assert.rejects(sources.revise(mine, "src_f0", () => asking));
    } finally {
      await sql`ALTER TABLE dataset_columns DROP CONSTRAINT broken`;
    }
    assert.equal(await sources.find(mine, "src_f1"), null);
    assert.equal(await sources.dataset(mine, "src_f1"), null);
    assert.equal((await sources.find(mine, "src_f0"))!.status, "ready");
    assert.deepEqual(await sources.table(mine, "src_f0"), kept.table);
  },

  async "answers at once come one after the other, and whoever reads sees one of them whole"(under) {
    const { sources, workspaces: [mine] } = under;
    const text = "date,amount\n01/02/2024,5.00\n03/04/2024,6.00\n";
    const asked = await fileOf("src_h1", text);
    await sources.save(mine, asked, null);
    const dayFirst = await fileOf("src_h1", text, { dateOrder: "dmy" });
    const monthFirst = await fileOf("src_h1", text, { dateOrder: "mdy" });
    const answered: Promise<unknown>[] = [];
    const read: Promise<Dataset | null>[] = [];
    for (const answer of [dayFirst, monthFirst, dayFirst, monthFirst]) {
      answered.push(sources.revise(mine, "src_h1", () => answer));
      read.push(sources.dataset(mine, "src_h1"));
    }
    const expected = [dayFirst, monthFirst, dayFirst, monthFirst].map(({ source }) => source);
    assert.deepEqual(await Promise.all(answered), expected);
    for (const dataset of await Promise.all(read)) {
      const { span, columns } = dataset!;
      if (span === null) assert.equal(columns[0]!.type, "undecided");
      else assert.equal(columns[0]!.days![0], span.first);
    }
  },

  async "one key is one source, however many save it at once; another workspace's is its own"(under) {
    const { sources, workspaces: [mine, other] } = under;
    const files = await Promise.all([1, 2, 3, 4].map((n) => fileOf(`src_k${n}`)));
    const saved = await Promise.all(files.map((file) => sources.save(mine, file, "key")));
    assert.equal(new Set(saved.map(({ id }) => id)).size, 1);
    assert.equal((await sources.save(other, files[0]!, "key")).id, "src_k1");
    await sources.delete(mine, saved[0]!.id);
    assert.equal((await sources.save(mine, files[3]!, "key")).id, "src_k4");
  },

  async "who revises a source sees what the one before made of it"({ sources, workspaces: [mine] }) {
    await sources.save(mine, await fileOf("src_r1"), null);
    await Promise.all([1, 2, 3, 4, 5].map((n) =>
      sources.revise(mine, "src_r1", (stored) => ({
        ...stored,
        source: { ...stored.source, findingsCount: stored.source.findingsCount + n },
      }))
    ));
    const before = (await fileOf("src_r1")).source.findingsCount;
    const { findingsCount } = (await sources.find(mine, "src_r1"))!;
    assert.equal(findingsCount, before + 15);
    assert.equal((await sources.revise(mine, "src_r1", () => null))!.findingsCount, before + 15);
    assert.equal(await sources.revise(mine, "src_nowhere", () => assert.fail()), null);
  },

  async "many saves at once all arrive"({ sources, workspaces: [mine] }) {
    const ids = Array.from({ length: 8 }, (_, index) => `src_g${index}`);
    await Promise.all(ids.map(async (id) => {
      const { source, table, dataset } = await fileOf(id);
      await sources.save(mine, { source, table, dataset }, null);
    }));
    for (const id of ids) assert.equal((await sources.dataset(mine, id))!.rowCount, 400);
  },
};

/** Columns and their roles without fields that are there but undefined: JSON doesn't keep them, no reader can tell. */
function withoutAbsent({ columns, roles }: Dataset): Pick<Dataset, "columns" | "roles"> {
  return {
    columns: columns.map(present) as Dataset["columns"],
    roles: new Map(Array.from(roles, ([role, column]) => [role, present(column) as DatasetColumn])),
  };
}

function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Partial<T>;
}

function reviveDate(key: string, value: unknown): unknown {
  return key === "createdAt" ? new Date(String(value)) : value;
}
