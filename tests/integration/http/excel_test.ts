import assert from "node:assert/strict";
import { memoryApp } from "../../support/memory_app.ts";
import { LIMITS } from "../../support/read_text.ts";
import { oldOfficeFile } from "../../support/old_office_file.ts";
import { type Cell, styled, workbook } from "../../support/workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ROWS: Cell[][] = [
  ["date", "amount", "status", "product"],
  [styled(45296, 1), styled(100.1, 2), "paid", "Basic"],
  [styled(45327, 1), styled(200.2, 2), "paid", "Pro"],
  [styled(45328, 1), styled(-0.3, 2), "refunded", "Pro"],
];
const BOOK = workbook({
  formats: [14, "[$€-407] #,##0.00"],
  sheets: [{ name: "Notes", rows: [["By Ann."]] }, { name: "Orders", rows: ROWS }, {
    name: "Old",
    state: "hidden",
    rows: ROWS,
  }],
});
const CSV = "date,amount,status\n2024-01-01,1.00,paid\n";

type App = ReturnType<typeof memoryApp>["app"];

function send(app: App, body: BodyInit, query = "", type = XLSX, path = "excel"): Response | Promise<Response> {
  const headers = type === "" ? undefined : { "Content-Type": type };
  return app.request(`/api/v1/ingestion/upload/${path}${query}`, { method: "POST", body, headers });
}

function form(file: Uint8Array<ArrayBuffer>, name: string, fields: Record<string, string> = {}): FormData {
  const made = new FormData();
  for (const [field, value] of Object.entries(fields)) made.append(field, value);
  made.append("file", new File([file], name));
  return made;
}

Deno.test("a workbook becomes a source: sheet and sheets, roles, the currency of its format, and a report", async () => {
  const { app } = memoryApp();
  const answer = await send(app, BOOK, "?filename=orders.xlsx");
  assert.equal(answer.status, 201, await answer.clone().text());
  const source = await answer.json();
  assert.equal(source.kind, "xlsx");
  assert.equal(source.name, "orders.xlsx");
  assert.equal(source.sheet, "Orders");
  assert.deepEqual(source.sheets, [
    { name: "Notes", hidden: false, rows: null },
    { name: "Orders", hidden: false, rows: 3 },
    { name: "Old", hidden: true, rows: null },
  ]);
  assert.deepEqual(source.rows, { in: 3, ok: 3, rejected: 0, skipped: 0, unchanged: 0 });
  assert.ok(source.findings.some(({ rule }: { rule: string }) => rule === "other_sheet"));
  const calculated = await app.request("/api/v1/metrics/calculate", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ source_id: source.id, metrics: ["total_revenue"] }),
  });
  const text = await calculated.text();
  assert.match(text, /"currency":"EUR"/);
  assert.match(text, /"amount":"300\.30"/);
  const found = await (await app.request(`/api/v1/ingestion/sources/${source.id}`)).json();
  assert.equal(found.sheet, "Orders");
});

Deno.test("raw with any file's type or multipart, .xlsm as well: the same dataset", async () => {
  const { app } = memoryApp();
  const hashes = await Promise.all([
    send(app, BOOK, "?again=true"),
    send(app, BOOK, "?again=true", "application/octet-stream"),
    send(app, BOOK, "?again=true", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    send(app, form(BOOK, "orders.xlsm"), "?again=true", ""),
    send(app, form(BOOK, "orders.xlsx", { sheet: "2" }), "?again=true", ""),
    send(app, BOOK, "?sheet=orders&again=true"),
  ].map(async (answer) => {
    const { status, json } = { status: (await answer).status, json: await (await answer).json() };
    assert.equal(status, 201, JSON.stringify(json));
    return json.dataset_hash;
  }));
  assert.equal(new Set(hashes).size, 1);
});

Deno.test("a dry run keeps nothing; answers keep the sheet", async () => {
  const { app, stored } = memoryApp();
  const dry = await (await send(app, BOOK, "?dry_run=true&sheet=Old")).json();
  assert.deepEqual([dry.id, dry.sheet], [null, "Old"]);
  assert.equal(await stored(), 0);
  const { id } = await (await send(app, BOOK)).json();
  const answered = await app.request(`/api/v1/ingestion/sources/${id}`, {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ mapping: { product: null } }),
  });
  const source = await answered.json();
  assert.deepEqual([answered.status, source.kind, source.sheet], [200, "xlsx", "Orders"]);
});

Deno.test("what can't be read is refused with words that help, and nothing is kept", async () => {
  const { app, stored } = memoryApp();
  const cases: readonly (readonly [string, Response | Promise<Response>, number, RegExp])[] = [
    ["an unknown sheet", send(app, BOOK, "?sheet=Nope"), 422, /1 \\"Notes\\", 2 \\"Orders\\", 3 \\"Old\\" \(hidden\)/],
    ["no name for a sheet", send(app, BOOK, "?sheet="), 422, /sheet/],
    ["a CSV", send(app, CSV), 422, /Send a CSV to \/api\/v1\/ingestion\/upload\/csv/],
    ["a workbook as CSV", send(app, BOOK, "", "text/csv", "csv"), 422, /\/api\/v1\/ingestion\/upload\/excel/],
    ["an old workbook", send(app, oldOfficeFile("Workbook")), 422, /Save it as \.xlsx or CSV/],
    ["an old workbook as CSV", send(app, oldOfficeFile("Workbook"), "", "text/csv", "csv"), 422, /upload\/excel/],
    ["a protected one", send(app, oldOfficeFile("EncryptedPackage")), 422, /password/],
    ["half a workbook", send(app, BOOK.slice(0, BOOK.length / 2)), 422, /damaged/],
    ["nothing", send(app, ""), 422, /empty/],
    ["a sheet of a CSV", send(app, CSV, "?sheet=1", "text/csv", "csv"), 422, /no sheets/],
    ["JSON", send(app, "{}", "", "application/json"), 415, /xlsx/],
    ["11 MB", send(app, new Uint8Array(11 << 20).fill(0x50)), 422, /not like an Excel workbook/],
  ];
  for (const [what, answer, status, words] of cases) {
    const text = await (await answer).text();
    assert.equal((await answer).status, status, `${what}: ${text}`);
    assert.match(text, words, what);
  }
  assert.equal(await stored(), 0);
});

Deno.test("a workbook above the limit of an upload, or that unpacks to too much, is 413", async () => {
  const { app } = memoryApp(undefined, { ...LIMITS, maxBytes: 1000 });
  assert.equal((await send(app, BOOK)).status, 413);
  const bomb = workbook({ sheets: [{ name: "S", data: "<x/>".repeat(20_000_000) }] });
  const answer = await send(memoryApp().app, bomb);
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /zip bomb/);
});
