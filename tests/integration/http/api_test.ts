import { ENGINES } from "../../support/databases.ts";
import { memoryApp } from "../../support/memory_app.ts";
import { openApp } from "../../support/test_app.ts";
import { API_CONTRACT } from "./api_contract.ts";

Deno.test("the API in memory", async (t) => {
  const test = memoryApp();
  for (const [name, demand] of Object.entries(API_CONTRACT)) await t.step(name, () => demand(test));
});

for (const engine of ENGINES) {
  // The embedded engine leaves its WebAssembly's timers to the garbage collector.
  Deno.test({ name: `the API on ${engine.name}`, sanitizeOps: false, sanitizeResources: false }, async (t) => {
    const test = await openApp(engine);
    try {
      for (const [name, demand] of Object.entries(API_CONTRACT)) await t.step(name, () => demand(test));
    } finally {
      await test.close();
    }
  });
}
