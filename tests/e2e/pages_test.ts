import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Browser, Page } from "playwright-core";
import { ENGINES } from "../support/databases.ts";
import { openApp } from "../support/test_app.ts";
import { workbook } from "../support/workbook.ts";
import { openBrowser } from "./open_browser.ts";

const PAYMENTS = [
  "date,amount,status,product",
  "2024-01-05,100.10,paid,Basic",
  "2024-01-31,200.20,paid,Pro",
  "2024-02-29,450.45,paid,Pro",
  "2024-02-29,10.00,failed,Basic",
].join("\n");

interface Tab {
  readonly page: Page;
  readonly address: string;
  /** What the browser complained of: refused by the policy, not found, a script that failed. */
  readonly complaints: readonly string[];
}

interface TabOptions {
  readonly javaScriptEnabled?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
}

async function inTab(
  browser: Browser,
  address: string,
  options: TabOptions,
  test: (tab: Tab) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await test({ page, address, complaints });
  } finally {
    await context.close();
  }
}

function csvFile(name: string, text: string) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

/** Lets a file fall on the page as a hand would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const carried = await page.evaluateHandle(`(() => {
    const carried = new DataTransfer();
    carried.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: "text/csv" }));
    return carried;
  })()`);
  await page.dispatchEvent(".drop", "dragover", { dataTransfer: carried });
  await page.dispatchEvent(".drop", "drop", { dataTransfer: carried });
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).allInnerTexts()).join("\n");
}

/** How far the page reaches past the window's right edge. */
async function overflow(page: Page): Promise<number> {
  return Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
}

const JOURNEYS: Readonly<Record<string, readonly [TabOptions, (tab: Tab) => Promise<void>]>> = {
  "a file dropped on the page is understood, and its report shows 100.10 + 200.20 + 450.45 = $750.75": [
    {},
    async ({ page, address, complaints }) => {
      await page.goto(address);
      await drop(page, "payments.csv", PAYMENTS);
      await page.waitForURL("**/sources/*");
      assert.equal(await textOf(page, "h1"), "payments.csv");
      assert.match(await textOf(page, ".report-header .aside"), /4 rows used/);
      assert.equal(await page.locator("select[aria-label='What amount means']").inputValue(), "amount");
      await page.click("button.primary");
      await page.waitForURL("**/reports/*");
      assert.match(await textOf(page, ".card"), /Total revenue\s+\$750\.75/);
      assert.match(await textOf(page, ".card"), /Revenue growth\s+50%/);
      assert.match(await textOf(page, ".prose"), /\$750\.75/);
      assert.ok(await page.locator("svg[role=img]").count() > 0);
      await page.locator("summary", { hasText: "The figures of this chart" }).first().click();
      assert.match(await textOf(page, ".chart-figure details[open]"), /\$\d/);
      assert.deepEqual(complaints, []);
    },
  ],

  "a file chosen by hand takes the same way; sent again it is the same source, and a newer one is added to it": [
    {},
    async ({ page, address, complaints }) => {
      const earlier = "order_id,date,amount\nA1,2024-01-05,10.00\nA2,2024-02-05,20.00\n";
      for (const name of ["chosen.csv", "again.csv"]) {
        await page.goto(address);
        await page.setInputFiles("#file", csvFile(name, earlier));
        await page.waitForURL("**/sources/*");
        assert.equal(await textOf(page, "h1"), "chosen.csv");
      }
      assert.match(await textOf(page, ".notice"), /sent this file before/);
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=the table, clean")]);
      assert.match(
        await Deno.readTextFile((await download.path())!),
        /^order_id,date,amount\r\nA1,2024-01-05,10\.00\r\n/,
      );
      await page.setInputFiles("#append", csvFile("newer.csv", `${earlier}A3,2024-03-05,30.00\n`));
      await page.click(".append button");
      await page.waitForURL("**/sources/*?came=1-0");
      assert.match(await textOf(page, ".notice"), /1 new row added/);
      assert.deepEqual(complaints, []);
    },
  ],

  "a workbook is read at its first sheet, and its page leads to the others": [
    {},
    async ({ page, address, complaints }) => {
      const rows = [["date", "amount", "status"], ["2024-01-05", 100.1, "paid"], ["2024-02-05", 200.2, "paid"]];
      const sheets = [{ name: "First", rows }, { name: "Sales & more", rows }];
      const book = { name: "orders.xlsx", mimeType: "", buffer: Buffer.from(workbook({ sheets })) };
      await page.goto(address);
      await page.setInputFiles("#file", book);
      await page.waitForURL("**/sources/*");
      assert.equal(await textOf(page, ".report-header b"), "First");
      await page.click("text=Sales & more");
      assert.equal(await page.inputValue("#sheet"), "Sales & more");
      await page.setInputFiles("#file", book);
      await page.waitForURL("**/sources/*");
      assert.equal(await textOf(page, ".report-header b"), "Sales & more");
      assert.deepEqual(complaints, []);
    },
  ],

  "a file that can't be used is refused in words, and another one may follow": [{}, async ({ page, address }) => {
    await page.goto(address);
    await drop(page, "header.csv", "date,amount\n");
    await page.locator("[role=alert]:not([hidden])").waitFor();
    assert.ok((await textOf(page, "[role=alert]")).length > 20);
    assert.equal(page.url(), `${address}/`);
    await drop(page, "payments.csv", PAYMENTS);
    await page.waitForURL("**/sources/*");
  }],

  "a file over the limit is refused before it is sent": [{}, async ({ page, address, complaints }) => {
    await page.goto(address);
    await page.setInputFiles("#file", csvFile("big.csv", `date,amount\n${"2024-01-01,1.00\n".repeat(700_000)}`));
    await page.locator("[role=alert]:not([hidden])").waitFor();
    assert.match(await textOf(page, "[role=alert]"), /big\.csv is 10\.7 MB; the most is 10\.0 MB\./);
    assert.deepEqual(complaints, []);
  }],

  "a question shows both readings, and its answer settles it: 10.00 + 20.00 = $30.00 as of 5 June": [
    {},
    async ({ page, address }) => {
      await page.goto(address);
      await drop(page, "dates.csv", "date,amount\n03/04/2024,10.00\n05/06/2024,20.00\n");
      await page.waitForURL("**/sources/*");
      assert.match(await textOf(page, ".question"), /3 April 2024/);
      assert.match(await textOf(page, ".question"), /4 March 2024/);
      await page.check("input[value=dmy]");
      await page.click(".question button");
      await page.waitForLoadState();
      assert.equal(await page.locator(".question").count(), 0);
      await page.click("button.primary");
      await page.waitForURL("**/reports/*");
      assert.match(await textOf(page, ".report-header"), /as of 5 June 2024/);
      assert.match(await textOf(page, "main"), /\$30\.00/);
    },
  ],

  "without script: a file, what was understood, the report, an error": [
    { javaScriptEnabled: false },
    async ({ page, address }) => {
      await page.goto(address);
      await page.setInputFiles("#file", csvFile("payments.csv", PAYMENTS));
      await page.click("text=Read it");
      await page.waitForURL("**/sources/*");
      await page.click("button.primary");
      await page.waitForURL("**/reports/*");
      assert.match(await textOf(page, ".card"), /\$750\.75/);
      await page.goto(address);
      await page.setInputFiles("#file", csvFile("header.csv", "date,amount\n"));
      await page.click("text=Read it");
      await page.locator(".problem[role=alert]").waitFor();
      await page.click("text=Back to the beginning");
      await page.locator("#file").waitFor();
    },
  ],

  "a sample on a phone, in the dark: nothing reaches past the edge": [
    { viewport: { width: 360, height: 720 }, colorScheme: "dark" },
    async ({ page, address, complaints }) => {
      await page.goto(address);
      assert.equal(await overflow(page), 0);
      await page.click("text=A messy one");
      await page.waitForURL("**/sources/*");
      assert.equal(await overflow(page), 0);
      await page.click("button.primary");
      await page.waitForURL("**/reports/*");
      assert.equal(await overflow(page), 0);
      assert.deepEqual(complaints, []);
    },
  ],

  "the page to keep opens with its style and no complaint": [{}, async ({ page, address, complaints }) => {
    await page.goto(address);
    await page.click("text=Half a year of orders");
    await page.waitForURL("**/sources/*");
    await page.click("button.primary");
    await page.waitForURL("**/reports/*");
    const figures = await textOf(page, ".card .figure");
    await page.click("text=Page to keep");
    await page.waitForURL("**/api/v1/reports/*.html");
    assert.equal(await textOf(page, ".card .figure"), figures);
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.cards')).display"), "grid");
    assert.deepEqual(complaints, []);
  }],

  "by keyboard: the first tab leads past the head, the next ones to the file and the samples": [
    {},
    async ({ page, address }) => {
      await page.goto(address);
      const focused: string[] = [];
      for (let step = 0; step < 4; step++) {
        await page.keyboard.press("Tab");
        focused.push(String(await page.evaluate("document.activeElement.id || document.activeElement.innerText")));
      }
      assert.deepEqual(focused.slice(0, 3), ["Skip to the content", "Echo", "file"]);
      assert.match(focused[3]!, /^Revenue/);
    },
  ],
};

// Chromium and the embedded database leave handles to the garbage collector.
Deno.test({ name: "the pages in a browser", sanitizeOps: false, sanitizeResources: false }, async (t) => {
  const test = await openApp(ENGINES[0]!);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, test.app.fetch);
  const browser = await openBrowser();
  try {
    const address = `http://127.0.0.1:${server.addr.port}`;
    for (const [name, [options, journey]] of Object.entries(JOURNEYS)) {
      await t.step(name, () => inTab(browser, address, options, journey));
    }
  } finally {
    await browser.close();
    await server.shutdown();
    await test.close();
  }
});
