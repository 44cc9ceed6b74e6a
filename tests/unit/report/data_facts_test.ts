import assert from "node:assert/strict";
import { concernsOf, dataFacts } from "../../../src/domain/report/data_facts.ts";
import { datasetOfCsv } from "../dataset_of.ts";

Deno.test("the data's rows, days and open questions are facts", () => {
  const facts = dataFacts(datasetOfCsv("date,amount\n2024-01-05,1.00\n2024-02-05,2.00\n"));
  assert.deepEqual(facts.map(({ id, display }) => `${id}: ${display}`), [
    "rows.in: 2",
    "rows.ok: 2",
    "rows.rejected: 0",
    "rows.skipped: 0",
    "data.first_day: 5 January 2024",
    "data.last_day: 5 February 2024",
  ]);
  const undecided = dataFacts(datasetOfCsv("date,amount\n01/02/2024,1.00\n03/04/2024,2.00\n"));
  assert.equal(undecided.find(({ id }) => id === "question{date}")!.display, "date");
});

Deno.test("findings of one rule and severity are one concern: 1 + 3 = 4", () => {
  const finding = { rule: "odd", severity: "warning", message: "", suggestion: "" } as const;
  const { concerns, facts } = concernsOf([finding, { ...finding, count: 3 }, { ...finding, severity: "info" }]);
  assert.deepEqual(concerns, [
    { rule: "odd", severity: "warning", count: "finding.warning odd" },
    { rule: "odd", severity: "info", count: "finding.info odd" },
  ]);
  assert.deepEqual(facts.map(({ display }) => display), ["4", "1"]);
});
