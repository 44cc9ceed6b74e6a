import assert from "node:assert/strict";
import {
  DataSourceNotFoundError,
  EchoError,
  ExternalApiError,
  MetricCalculationError,
  ReportNotFoundError,
  UnavailableError,
  ValidationError,
} from "../../../src/domain/values/fault.ts";
import { err, ok } from "../../../src/domain/values/result.ts";

Deno.test("each error carries its closed code, its name and words for the caller", () => {
  const cause = new Error("secret");
  const errors = [
    new ValidationError("The file is empty.", [{ detail: "no rows", row: 1 }]),
    new MetricCalculationError("No such metric."),
    new DataSourceNotFoundError("src_1"),
    new ReportNotFoundError("rpt_1"),
    new ExternalApiError("Stripe", { cause }),
    new UnavailableError("The database is out of reach.", { cause }),
  ];
  assert.deepEqual(errors.map((error) => [error.name, error.code]), [
    ["ValidationError", "validation_failed"],
    ["MetricCalculationError", "metric_calculation_failed"],
    ["DataSourceNotFoundError", "data_source_not_found"],
    ["ReportNotFoundError", "report_not_found"],
    ["ExternalApiError", "external_api_failed"],
    ["UnavailableError", "unavailable"],
  ]);
  assert.ok(errors.every((error) => error instanceof EchoError && !error.detail.includes("secret")));
  assert.deepEqual(errors[0]!.items, [{ detail: "no rows", row: 1 }]);
  assert.equal(errors[4]!.cause, cause);
});

Deno.test("a result is a success or a failure", () => {
  assert.deepEqual(ok(1), { ok: true, value: 1 });
  assert.deepEqual(err("no"), { ok: false, error: "no" });
});
