import { describeCatalog } from "../domain/metrics/describe.ts";

/** Where the published definitions stand. */
export const METRICS_PAGE = new URL("../../docs/metrics.md", import.meta.url);

if (import.meta.main) await Deno.writeTextFile(METRICS_PAGE, describeCatalog());
