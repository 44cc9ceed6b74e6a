import assert from "node:assert/strict";
import type { Sources } from "../../../src/ports/sources.ts";
import type { Sql } from "../../../src/adapters/postgres/client.ts";
import { sourceOf } from "../../../src/flows/upload_source.ts";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { readText } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

export interface SourcesUnderTest {
  readonly sources: Sources;
  /** Two workspaces that exist. */
  readonly workspaces: readonly [string, string];
  readonly sql: Sql;
}

const FILE = revenueCsv(400);
const MIXED = 'day,amount,currency,note\n2024-01-01,"1,250.00",EUR,"a ""b"", c"\n2024-02-01,-3.00,USD,ü\n,,,\n';

async function fileOf(id: string, text = FILE, settings: ReadSettings = {}) {
  const file = await readText(text, settings);
  const source = sourceOf(file, { id, name: `${id}.csv`, createdAt: new Date("2024-07-01T10:00:00Z"), settings });
  return { ...file, source };
}

/** What every keeper of sources must do. */
export const SOURCES_CONTRACT: Readonly<Record<string, (under: SourcesUnderTest) => Promise<void>>> = {
  async "a saved source comes back as it was, its table and dataset too"({ sources, workspaces: [mine] }) {
    for (const [id, text] of [["src_a1", FILE], ["src_a2", MIXED]] as const) {
      const { source, table, dataset } = await fileOf(id, text);
      await sources.save(mine, source, table, dataset);
      assert.deepEqual(await sources.find(mine, id), JSON.parse(JSON.stringify(source), reviveDate));
      assert.deepEqual(await sources.table(mine, id), table);
      const found = (await sources.dataset(mine, id))!;
      assert.deepEqual(found.columns.map(present), dataset.columns.map(present));
      assert.deepEqual([...found.roles.keys()].sort(), [...dataset.roles.keys()].sort());
      assert.deepEqual([found.rowStates, found.rowNumbers], [dataset.rowStates, dataset.rowNumbers]);
      assert.deepEqual([found.currency, found.counts, found.span], [dataset.currency, dataset.counts, dataset.span]);
    }
  },

  async "sources are listed newest first, page by page"({ sources, workspaces: [, other] }) {
    for (const id of ["src_b1", "src_b2", "src_b3"]) {
      const { source, table, dataset } = await fileOf(id, MIXED);
      await sources.save(other, source, table, dataset);
    }
    const first = await sources.list(other, { limit: 2 });
    assert.deepEqual(first.items.map(({ id }) => id), ["src_b3", "src_b2"]);
    const second = await sources.list(other, { limit: 2, after: first.next! });
    assert.deepEqual(second.items.map(({ id }) => id), ["src_b1"]);
    assert.equal(second.next, null);
  },

  async "another workspace sees, changes and deletes nothing"({ sources, workspaces: [mine, other] }) {
    const { source, table, dataset } = await fileOf("src_c1");
    await sources.save(mine, source, table, dataset);
    assert.equal(await sources.find(other, "src_c1"), null);
    assert.equal(await sources.table(other, "src_c1"), null);
    assert.equal(await sources.dataset(other, "src_c1"), null);
    assert.equal(await sources.replace(other, source, dataset), false);
    assert.equal(await sources.delete(other, "src_c1"), false);
    assert.ok(await sources.find(mine, "src_c1"));
  },

  async "an answer replaces what was understood and keeps the table"({ sources, workspaces: [mine] }) {
    const before = await fileOf("src_d1", "date,amount\n01/02/2024,5.00\n03/04/2024,6.00\n");
    await sources.save(mine, before.source, before.table, before.dataset);
    const after = await fileOf("src_d1", "date,amount\n01/02/2024,5.00\n03/04/2024,6.00\n", { dateOrder: "dmy" });
    assert.ok(await sources.replace(mine, after.source, after.dataset));
    assert.deepEqual((await sources.dataset(mine, "src_d1"))!.span, after.dataset.span);
    assert.equal((await sources.find(mine, "src_d1"))!.status, "ready");
    assert.deepEqual(await sources.table(mine, "src_d1"), before.table);
  },

  async "deleting takes the rows too, and once"({ sources, workspaces: [mine], sql }) {
    const { source, table, dataset } = await fileOf("src_e1");
    await sources.save(mine, source, table, dataset);
    assert.ok(await sources.delete(mine, "src_e1"));
    assert.equal(await sources.delete(mine, "src_e1"), false);
    const [left] = await sql`SELECT count(*)::int AS n FROM dataset_columns WHERE source_id = 'src_e1'`;
    assert.equal(left!.n, 0);
  },

  async "a save that fails in the middle leaves nothing"({ sources, workspaces: [mine], sql }) {
    const { source, table, dataset } = await fileOf("src_f1");
    const last = dataset.columns.at(-1)!;
    const broken = {
      ...dataset,
      columns: [...dataset.columns.slice(0, -1), { ...last, name: "\u0000 can't be stored" }],
    };
    await assert.rejects(sources.save(mine, source, table, broken));
    assert.equal(await sources.find(mine, "src_f1"), null);
    const [left] = await sql`SELECT count(*)::int AS n FROM dataset_columns WHERE source_id = 'src_f1'`;
    assert.equal(left!.n, 0);
  },

  async "many saves at once all arrive"({ sources, workspaces: [mine] }) {
    const ids = Array.from({ length: 8 }, (_, index) => `src_g${index}`);
    await Promise.all(ids.map(async (id) => {
      const { source, table, dataset } = await fileOf(id);
      await sources.save(mine, source, table, dataset);
    }));
    for (const id of ids) assert.equal((await sources.dataset(mine, id))!.rowCount, 400);
  },
};

/** Without the fields that are there but undefined: JSON doesn't keep them, and no reader can tell. */
function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Partial<T>;
}

function reviveDate(key: string, value: unknown): unknown {
  return key === "createdAt" ? new Date(String(value)) : value;
}
