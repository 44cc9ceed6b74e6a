import assert from "node:assert/strict";
import { CATALOG } from "../../../src/domain/metrics/catalog.ts";
import { say } from "../../../src/domain/narrative/say.ts";
import {
  type Parts,
  type ReportInput,
  ReportOrchestrator,
  type ReportOutcome,
} from "../../../src/domain/report/orchestrator.ts";
import { TEMPLATE_TYPES } from "../../../src/domain/report/report.ts";
import { TEMPLATES } from "../../../src/domain/report/templates/templates.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { datasetOfCsv } from "../dataset_of.ts";

const PAYMENTS = `date,amount,customer_id,status,product
2024-01-05,120.00,C1,paid,Basic
2024-01-09,80.00,C2,paid,Pro
2024-02-02,300.00,C1,paid,Pro
2024-02-10,60.00,C4,failed,Basic
2024-02-28,-20.00,C2,paid,Pro
`;

function input(csv: string, more: Partial<ReportInput> = {}): ReportInput {
  return {
    sourceName: "payments.csv",
    datasetHash: "abc",
    dataset: datasetOfCsv(csv),
    validation: { findings: [], count: 0 },
    template: "revenue_health",
    parameters: {},
    timezone: "UTC",
    ...more,
  };
}

/** A clock that moves by 5 ms each time it is read. */
function generate(asked: ReportInput, parts: Partial<Parts> = {}): ReportOutcome {
  let now = 0;
  return new ReportOrchestrator(() => now += 5, parts).generate(asked);
}

Deno.test("four stages, each timed by the given clock, make a report", () => {
  const { success, report, stages, thrown } = generate(input(PAYMENTS, { asOf: parseDay("2024-02-29")! }));
  assert.ok(success);
  assert.deepEqual(thrown, []);
  assert.deepEqual(stages, [
    { name: "validate", outcome: "ok", milliseconds: 5 },
    { name: "metrics", outcome: "ok", milliseconds: 5 },
    { name: "narrative", outcome: "ok", milliseconds: 5 },
    { name: "charts", outcome: "ok", milliseconds: 5 },
  ]);
  assert.equal(report!.title, "Revenue health");
  assert.equal(report!.as_of, "2024-02-29");
  assert.equal(report!.metrics.total_revenue!.display, "$480.00");
  assert.deepEqual(report!.narratives.map(({ name }) => name), [
    "executive_summary",
    "key_findings",
    "detailed_analysis",
    "recommendations",
  ]);
  assert.deepEqual(report!.narratives[0]!.sentences.slice(0, 2).map(({ text }) => text), [
    "Net revenue is $480.00 from 4 paid transactions between 5 January 2024 and 28 February 2024.",
    "Revenue rose 40% to $280.00 in February 2024, from $200.00 in January 2024.",
  ]);
  assert.ok(report!.charts.length > 0);
  assert.equal(report!.provenance.engine_version, "1.0.0");
  assert.equal(report!.provenance.currency, "USD");
  assert.equal(report!.provenance.currency_source, "workspace");
  assert.deepEqual(report!.provenance.columns.map(({ name, role }) => [name, role])[0], ["date", "date"]);
});

Deno.test("the same input gives the same report byte for byte", () => {
  assert.equal(JSON.stringify(generate(input(PAYMENTS)).report), JSON.stringify(generate(input(PAYMENTS)).report));
});

Deno.test("each metric without a value is listed with its reason and what to add", () => {
  const { report } = generate(input(PAYMENTS));
  const listed = new Map(report!.unavailable.map(({ metric, ...rest }) => [metric, rest]));
  const unknown = Object.values(report!.metrics).filter(({ value }) => value === null).map(({ metric }) => metric);
  assert.deepEqual([...listed.keys()], unknown);
  assert.deepEqual(listed.get("revenue_change_by_channel"), {
    label: report!.metrics.revenue_change_by_channel!.label,
    reason: "missing_role",
    detail: "The file has no column for the channel. Add a column such as source.",
  });
});

Deno.test("what the caller asked reaches the metrics", () => {
  const { report } = generate(input(PAYMENTS, { period: "quarter", currency: "USD", asOf: parseDay("2024-03-31")! }));
  assert.equal(report!.metrics.revenue_by_period!.detail.series![0]!.period, "2024-Q1");
  assert.equal(report!.provenance.currency_source, "caller");
});

Deno.test("without dates the report has no day to speak of", () => {
  assert.equal(generate(input("amount\n5.00\n7.00\n")).report!.as_of, null);
});

Deno.test("an error among the findings stops the report", () => {
  const error = { rule: "no_rows", severity: "error", message: "No rows.", suggestion: "Export again." } as const;
  const { success, report, stages, findings } = generate(
    input(PAYMENTS, { validation: { findings: [error], count: 1 } }),
  );
  assert.equal(success, false);
  assert.equal(report, null);
  assert.deepEqual(findings, [error]);
  assert.deepEqual(stages, [
    {
      name: "validate",
      outcome: "failed",
      milliseconds: 5,
      detail: "The data can't carry this report; see its findings.",
    },
    { name: "metrics", outcome: "skipped", milliseconds: 0 },
    { name: "narrative", outcome: "skipped", milliseconds: 0 },
    { name: "charts", outcome: "skipped", milliseconds: 0 },
  ]);
});

Deno.test("a template whose metrics find none of their columns says which it needs", () => {
  const { report, findings } = generate(input("date,category,expense\n2024-01-15,Rent,3000.00\n"));
  assert.equal(report, null);
  assert.deepEqual(findings, [{
    rule: "unsuitable_template",
    severity: "error",
    message:
      `Nothing that "Revenue health" stands on can be computed: the file has no column for the amount that customers paid.`,
    suggestion: "Choose another kind of report, or add a column such as amount_paid.",
  }]);
});

Deno.test("metrics that throw leave no report, and what was thrown is kept for the log", () => {
  const bug = new Error("bug");
  const { report, stages, thrown } = generate(input(PAYMENTS), {
    compute: () => {
      throw bug;
    },
  });
  assert.equal(report, null);
  assert.deepEqual(stages.map(({ outcome }) => outcome), ["ok", "failed", "skipped", "skipped"]);
  assert.deepEqual(thrown, [bug]);
});

Deno.test("charts that throw lose neither metrics nor words", () => {
  const { success, report, stages } = generate(input(PAYMENTS), {
    charts: () => {
      throw new Error("bug");
    },
  });
  assert.ok(success);
  assert.deepEqual(report!.charts, []);
  assert.ok(report!.narratives[0]!.sentences.length > 0);
  assert.equal(stages[3]!.detail, "The charts could not be made.");
});

function withSection(write: () => readonly ReturnType<typeof say>[]): Partial<Parts> {
  const { revenue_health } = TEMPLATES;
  const sections = [{ name: "odd", title: "Odd", write }, ...revenue_health.sections];
  return { templates: { ...TEMPLATES, revenue_health: { ...revenue_health, sections } } };
}

Deno.test("a section that throws is empty and the others are whole", () => {
  const { success, report, stages } = generate(
    input(PAYMENTS),
    withSection(() => {
      throw new Error("bug");
    }),
  );
  assert.ok(success);
  assert.deepEqual(report!.narratives[0]!.sentences, []);
  assert.ok(report!.narratives[1]!.sentences.length > 0);
  assert.ok(report!.metrics.total_revenue);
  assert.deepEqual([stages[2]!.outcome, stages[2]!.detail], ["failed", "A section could not be written."]);
});

Deno.test("a sentence that the gate refuses is left out and reported", () => {
  const { report, stages } = generate(input(PAYMENTS), withSection(() => [say`Up 5.`, say`Fine.`]));
  assert.deepEqual(report!.narratives[0]!.sentences, [{ text: "Fine.", facts: [] }]);
  assert.equal(stages[2]!.detail, `Left out by the gate: figure in the words ("Up 5.").`);
});

Deno.test("a narrative that can't even begin leaves the metrics and the charts", () => {
  const asked = input(PAYMENTS);
  const withoutQuestions = { ...asked.dataset, questions: undefined as never };
  const { report, stages } = generate({ ...asked, dataset: withoutQuestions });
  assert.equal(stages[2]!.detail, "The narrative could not be written.");
  assert.equal(report!.metrics.total_revenue!.display, "$480.00");
  assert.ok(report!.charts.length > 0);
  assert.deepEqual(report!.narratives.map(({ sentences }) => sentences.length), [0, 0, 0, 0]);
});

Deno.test("every template names metrics of the catalogue, once each", () => {
  const known = new Set(CATALOG.map(({ name }) => name));
  for (const type of TEMPLATE_TYPES) {
    const { required, optional } = TEMPLATES[type];
    const names = [...required, ...optional];
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(names.filter((name) => !known.has(name)), []);
  }
});
