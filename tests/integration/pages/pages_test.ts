import assert from "node:assert/strict";
import { ENGINES } from "../../support/databases.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { openApp, type TestApp } from "../../support/test_app.ts";
import { workbook } from "../../support/workbook.ts";

const BROWSER = { "Accept": "text/html", "Sec-Fetch-Site": "same-origin" };

type App = TestApp["app"];

async function page(app: App, path: string, status = 200): Promise<string> {
  const answer = await app.request(path, { headers: BROWSER });
  assert.equal(answer.status, status, path);
  assert.match(answer.headers.get("Content-Type")!, /^text\/html/);
  return await answer.text();
}

/** Posts a form as a browser does and answers with where it leads. */
async function submit(app: App, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await app.request(path, { method: "POST", headers: BROWSER, body: new URLSearchParams(fields) });
  assert.equal(answer.status, 303, await answer.clone().text());
  return answer.headers.get("Location")!.split("?")[0]!;
}

async function uploaded(app: App, text: string, name = "orders.csv"): Promise<string> {
  const body = new FormData();
  body.set("file", new File([text], name, { type: "text/csv" }));
  const answer = await app.request("/", { method: "POST", headers: BROWSER, body });
  assert.equal(answer.status, 303, await answer.clone().text());
  return answer.headers.get("Location")!.split("?")[0]!;
}

async function refused(app: App, path: string, fields: Record<string, string>, status: number): Promise<string> {
  const answer = await app.request(path, { method: "POST", headers: BROWSER, body: new URLSearchParams(fields) });
  assert.equal(answer.status, status);
  assert.match(answer.headers.get("Content-Type")!, /^text\/html/);
  return await answer.text();
}

const DEMANDS: Readonly<Record<string, (test: TestApp) => Promise<void>>> = {
  async "the first page offers a file, the samples, and nothing else yet"({ app }) {
    const html = await page(app, "/");
    for (const name of ["revenue", "marketing", "finance", "subscriptions", "messy"]) {
      assert.ok(html.includes(`value="${name}.csv"`));
    }
    assert.ok(html.includes('enctype="multipart/form-data"'));
    assert.equal(html.includes("Recent"), false);
  },

  async "a workbook sent without script is read at the sheet that the form names, empty or not"({ app }) {
    const rows = [["date", "amount", "status"], ["2024-01-05", 1.5, "paid"]];
    const book = workbook({ sheets: [{ name: "One", rows }, { name: "Two", rows }] });
    for (const [sheet, read] of [["", "One"], ["Two", "Two"]] as const) {
      const body = new FormData();
      body.set("sheet", sheet);
      body.set("file", new File([book], "orders.xlsx"));
      const answer = await app.request("/", { method: "POST", headers: BROWSER, body });
      assert.equal(answer.status, 303, await answer.clone().text());
      const html = await page(app, answer.headers.get("Location")!);
      assert.ok(html.includes(`From the sheet <b dir="auto">${read}</b>`));
    }
    assert.ok((await page(app, "/?sheet=A%22B")).includes('name="sheet" maxlength="255" value="A&quot;B"'));
  },

  async "a file sent without script leads to what was understood, and from there to the report"({ app }) {
    const source = await uploaded(app, revenueCsv(60));
    const understood = await page(app, source);
    assert.ok(understood.includes(">orders.csv</h1>"));
    assert.ok(understood.includes("60 rows used"));
    assert.ok(understood.includes('<option value="amount" selected'));
    assert.ok(understood.includes("<code"));
    const report = await submit(app, `${source}/reports`, { template_type: "revenue_health", period: "month" });
    const html = await page(app, report);
    assert.ok(html.includes("Total revenue") && html.includes('role="img"'));
    assert.ok(html.includes(`/api/v1${report}.csv`));
    const home = await page(app, "/");
    assert.ok(home.includes(`href="${report}"`) && home.includes(`href="${source}"`));
  },

  async "each sample leads to a source, and its suggested template to a report"({ app }) {
    const suggestions = {
      "revenue.csv": "revenue_health",
      "marketing.csv": "marketing_funnel",
      "finance.csv": "financial_overview",
      "subscriptions.csv": "revenue_health",
      "messy.csv": "revenue_health",
    };
    for (const [name, template] of Object.entries(suggestions)) {
      const source = await submit(app, "/samples", { name });
      const html = await page(app, source);
      assert.match(html, new RegExp(`value="${template}" class="primary"`), name);
      await page(app, await submit(app, `${source}/reports`, { template_type: template }));
    }
  },

  async "a role given by hand is read and shown; one taken away is gone"({ app }) {
    const source = await uploaded(app, "date,colour,amount\n2024-01-05,red,10.00\n2024-02-05,blue,20.00\n");
    await submit(app, `${source}/roles`, { role_0: "date", role_1: "product", role_2: "amount" });
    assert.match(await page(app, source), /<option value="product" selected/);
    await submit(app, `${source}/roles`, { role_1: "" });
    assert.doesNotMatch(await page(app, source), /<option value="product" selected/);
  },

  async "a question shows both readings; its answer settles it"({ app }) {
    const source = await uploaded(app, "date,amount\n03/04/2024,10.00\n05/06/2024,20.00\n");
    const asked = await page(app, source);
    assert.ok(asked.includes("Echo has to ask"));
    assert.ok(asked.includes("The day comes first") && asked.includes("The month comes first"));
    assert.ok(asked.includes("has a question") === false);
    assert.ok((await page(app, "/")).includes("has a question"));
    await submit(app, `${source}/roles`, { date_order: "dmy" });
    assert.equal((await page(app, source)).includes("Echo has to ask"), false);
  },

  async "the report's day, period, currency and cash come from the form"({ app }) {
    const source = await uploaded(app, "date,amount,expense\n2024-01-05,10.00,4.00\n2024-02-05,20.00,8.00\n");
    const report = await submit(app, `${source}/reports`, {
      template_type: "revenue_health",
      as_of: "2024-02-29",
      currency: " usd ",
      period: "month",
      cash_balance: "",
    });
    assert.ok((await page(app, report)).includes("as of 29 February 2024"));
  },

  async "what a form says wrongly is told on a page"({ app }) {
    const source = await uploaded(app, revenueCsv(5));
    assert.match(await refused(app, `${source}/reports`, { template_type: "poem" }, 422), /template type: /);
    const day = await refused(app, `${source}/reports`, { template_type: "revenue_health", as_of: "soon" }, 422);
    assert.ok(day.includes("as of: "));
    await refused(app, `${source}/roles`, { role_0: "emperor" }, 422);
    assert.ok((await refused(app, "/samples", { name: "<b>.csv" }, 404)).includes("&lt;b&gt;.csv"));
    await refused(app, `${source}/roles`, { role_0: "x".repeat(300_000) }, 413);
  },

  async "a file that can't be used is told on a page, with its rows"({ app }) {
    const body = new FormData();
    body.set("file", new File(["date,amount\n"], "header.csv"));
    const answer = await app.request("/", { method: "POST", headers: BROWSER, body });
    assert.equal(answer.status, 422);
    assert.ok((await answer.text()).includes('class="problem"'));
  },

  async "a report that the file can't carry names what is missing"({ app }) {
    const source = await uploaded(app, revenueCsv(5));
    const html = await refused(app, `${source}/reports`, { template_type: "marketing_funnel" }, 422);
    assert.ok(html.includes("<li"));
  },

  async "what isn't there is a page in the same look, and a problem for a program"({ app }) {
    for (const path of ["/sources/src_none", "/reports/rpt_none", "/nothing", "/assets/none.css"]) {
      const html = await page(app, path, 404);
      assert.ok(html.includes('class="wordmark"') && html.includes("Request "));
    }
    const answer = await app.request("/nothing");
    assert.equal(answer.headers.get("Content-Type"), "application/problem+json");
  },

  async "a form from another site does nothing"({ app }) {
    const before = (await page(app, "/")).length;
    const answer = await app.request("/samples", {
      method: "POST",
      headers: { "Accept": "text/html", "Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" },
      body: new URLSearchParams({ name: "revenue.csv" }),
    });
    assert.equal(answer.status, 403);
    assert.ok((await answer.text()).includes("came from another site"));
    assert.equal((await page(app, "/")).length, before);
  },

  async "assets are kept for good under the address of what they hold, else asked for anew"({ app }) {
    const html = await page(app, "/");
    const paths = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    assert.equal(paths.length, 3);
    for (const path of paths) {
      const answer = await app.request(path);
      assert.equal(answer.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
      const anew = await app.request(path.split("?")[0]!, {
        headers: { "If-None-Match": answer.headers.get("ETag")! },
      });
      assert.equal(anew.status, 304);
      assert.equal(anew.headers.get("Cache-Control"), "no-cache");
      await answer.body!.cancel();
    }
  },

  async "the page to keep carries the one style that the policy lets in"({ app }) {
    const report = await submit(app, `${await uploaded(app, revenueCsv(60))}/reports`, {
      template_type: "revenue_health",
    });
    const answer = await app.request(`/api/v1${report}.html`);
    const style = /<style ?>([\s\S]*?)<\/style>/.exec(await answer.text())![1]!;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    assert.ok(answer.headers.get("Content-Security-Policy")!.includes(`'sha256-${hash}'`));
  },

  async "an error of Echo's own is a page that gives nothing away"({ app, log, database }) {
    const source = await uploaded(app, revenueCsv(5));
    await database.sql.unsafe("ALTER TABLE sources RENAME TO hidden");
    try {
      const html = await page(app, source, 500);
      assert.ok(html.includes("Something went wrong"));
      assert.equal(html.includes("hidden"), false);
      assert.ok(log.some((line) => line.includes('"event":"error"')));
    } finally {
      await database.sql.unsafe("ALTER TABLE hidden RENAME TO sources");
    }
  },
};

for (const engine of ENGINES) {
  // The embedded engine leaves its WebAssembly's timers to the garbage collector.
  Deno.test({ name: `the pages on ${engine.name}`, sanitizeOps: false, sanitizeResources: false }, async (t) => {
    const test = await openApp(engine);
    try {
      for (const [name, demand] of Object.entries(DEMANDS)) await t.step(name, () => demand(test));
    } finally {
      await test.close();
    }
  });
}
