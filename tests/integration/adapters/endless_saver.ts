import { openEmbedded } from "../../../src/adapters/postgres/embedded.ts";
import { migrate, readMigrations } from "../../../src/adapters/postgres/migrate.ts";
import { postgresSources } from "../../../src/adapters/postgres/source_repository.ts";
import { sourceOf } from "../../../src/flows/source_of.ts";
import { MIGRATIONS } from "../../support/databases.ts";
import { readText } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

// Saves source after source into the data folder it is given, until it is killed.
const { sql } = await openEmbedded({ folder: Deno.args[0]! });
await migrate(sql, await readMigrations(MIGRATIONS));
const sources = postgresSources(sql);
const file = await readText(revenueCsv(20_000));
for (let number = 0;; number++) {
  const identity = { id: `src_${number}`, name: "a.csv", createdAt: new Date(0), settings: {}, imports: [] };
  console.log("begun");
  await sources.save("ws_local", { source: sourceOf(file, identity), table: file.table, dataset: file.dataset }, null);
}
