import assert from "node:assert/strict";
import type { Reports, StoredReport } from "../../../src/ports/reports.ts";
import type { Sources } from "../../../src/ports/sources.ts";

export interface ReportsUnderTest {
  readonly reports: Reports;
  readonly sources: Sources;
  /** Two workspaces that exist, each with the source `src_x`. */
  readonly workspaces: readonly [string, string];
}

function report(id: string): StoredReport {
  return {
    id,
    sourceId: "src_x",
    templateType: "revenue_health",
    createdAt: new Date("2024-07-01T10:00:00Z"),
    body: `{"id":  "${id}", "text":"ü \\u0041\\u0000\\ud800"}`,
    stages: "[]",
  };
}

/** What every keeper of reports must do. */
export const REPORTS_CONTRACT: Readonly<Record<string, (under: ReportsUnderTest) => Promise<void>>> = {
  async "a saved report comes back byte for byte"({ reports, workspaces: [mine] }) {
    await reports.save(mine, report("rpt_a1"));
    assert.deepEqual(await reports.find(mine, "rpt_a1"), report("rpt_a1"));
  },

  async "a report saved again stays as it is"({ reports, workspaces: [mine] }) {
    await reports.save(mine, report("rpt_a2"));
    await reports.save(mine, { ...report("rpt_a2"), body: "{}" });
    assert.deepEqual(await reports.find(mine, "rpt_a2"), report("rpt_a2"));
  },

  async "reports are listed newest first without their bodies"({ reports, workspaces: [, other] }) {
    for (const id of ["rpt_b1", "rpt_b2", "rpt_b3"]) await reports.save(other, report(id));
    const first = await reports.list(other, { limit: 2 });
    assert.deepEqual(first.items.map(({ id }) => id), ["rpt_b3", "rpt_b2"]);
    assert.ok(first.items.every((item) => !("body" in item)));
    const rest = await reports.list(other, { limit: 2, after: first.next! });
    assert.deepEqual([rest.items.map(({ id }) => id), rest.next], [["rpt_b1"], null]);
  },

  async "another workspace neither sees nor deletes it"({ reports, workspaces: [mine, other] }) {
    await reports.save(mine, report("rpt_c1"));
    assert.equal(await reports.find(other, "rpt_c1"), null);
    assert.equal(await reports.delete(other, "rpt_c1"), false);
    assert.ok(await reports.delete(mine, "rpt_c1"));
    assert.equal(await reports.delete(mine, "rpt_c1"), false);
  },

  async "a report goes with its source"({ reports, sources, workspaces: [mine] }) {
    await reports.save(mine, report("rpt_d1"));
    await sources.delete(mine, "src_x");
    assert.equal(await reports.find(mine, "rpt_d1"), null);
  },
};
