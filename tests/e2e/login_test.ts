import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { ENGINES } from "../support/databases.ts";
import { tenant } from "../support/keyed_app.ts";
import { openApp } from "../support/test_app.ts";
import { openBrowser } from "./open_browser.ts";

/** A page of another origin on the same site, where the browser sends the session along, that posts one of Echo's forms. */
function attackOn(address: string): string {
  return `<form method="post" action="${address}/samples"><button name="name" value="revenue.csv">Win</button></form>`;
}

// Chromium and the embedded database leave handles to the garbage collector.
Deno.test({ name: "signing in with a browser", sanitizeOps: false, sanitizeResources: false }, async () => {
  const { app, deps, close } = await openApp(ENGINES[0]!, "keys");
  const { secret, workspace } = await tenant(deps, ["write"]);
  const listening = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
  const server = Deno.serve(listening, app.fetch);
  const address = `http://127.0.0.1:${server.addr.port}`;
  const html = { headers: { "Content-Type": "text/html" } };
  const attacker = Deno.serve(listening, () => new Response(attackOn(address), html));
  const browser = await openBrowser();
  const stored = async () => (await deps.sources.list(workspace, { limit: 10 })).items.length;
  try {
    const page = await browser.newPage();
    await page.goto(`${address}/?from=mail`);
    assert.equal(new URL(page.url()).pathname, "/login");
    await page.getByLabel("Your key").fill("echo_wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Your key").fill(secret);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${address}/?from=mail`);

    const file = { name: "a.csv", mimeType: "text/csv" };
    const buffer = Buffer.from("date,amount\n2024-01-05,100.10\n2024-02-05,10.00\n");
    await page.locator("input[type=file]").setInputFiles({ ...file, buffer });
    await page.waitForURL("**/sources/*");
    assert.equal(await stored(), 1);
    await page.getByRole("button", { name: /revenue health/i }).click();
    await page.waitForURL("**/reports/*");
    const kept = await page.goto(`${address}/api/v1${new URL(page.url()).pathname}.html`);
    assert.equal(kept!.status(), 200);

    await page.goto(`http://127.0.0.1:${attacker.addr.port}/`);
    const [answer] = await Promise.all([page.waitForResponse(`${address}/samples`), page.getByText("Win").click()]);
    assert.match(
      answer.request().headers()["cookie"] ?? (await answer.request().allHeaders())["cookie"]!,
      /__Host-echo/,
    );
    assert.equal(answer.status(), 403);
    assert.equal(await stored(), 1);

    await page.goto(address);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${address}/login`);
    await page.goto(address);
    assert.equal(new URL(page.url()).pathname, "/login");
  } finally {
    await browser.close();
    await Promise.all([server.shutdown(), attacker.shutdown()]);
    await close();
  }
});
