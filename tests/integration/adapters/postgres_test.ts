import { postgresReports } from "../../../src/adapters/postgres/report_repository.ts";
import { postgresSources } from "../../../src/adapters/postgres/source_repository.ts";
import { sourceOf } from "../../../src/flows/source_of.ts";
import { ENGINES, openMigrated } from "../../support/databases.ts";
import { readText } from "../../support/read_text.ts";
import { REPORTS_CONTRACT } from "./reports_contract.ts";
import { SOURCES_CONTRACT } from "./sources_contract.ts";

const WORKSPACES = ["ws_mine", "ws_other"] as const;

for (const engine of ENGINES) {
  Deno.test(`sources and reports on ${engine.name}`, async (t) => {
    const { sql, close } = await openMigrated(engine);
    const sources = postgresSources(sql);
    const reports = postgresReports(sql);
    try {
      for (const id of WORKSPACES) await sql`INSERT INTO workspaces (id) VALUES (${id})`;
      for (const [name, demand] of Object.entries(SOURCES_CONTRACT)) {
        await t.step(name, () => demand({ sources, workspaces: WORKSPACES, sql }));
      }
      const file = await readText("date,amount\n2024-01-01,1.00\n");
      const source = sourceOf(file, { id: "src_x", name: "x.csv", createdAt: new Date(), settings: {}, imports: [] });
      for (const id of WORKSPACES) await sources.save(id, { source, table: file.table, dataset: file.dataset }, null);
      for (const [name, demand] of Object.entries(REPORTS_CONTRACT)) {
        await t.step(name, () => demand({ reports, sources, workspaces: WORKSPACES }));
      }
    } finally {
      await close();
    }
  });
}
