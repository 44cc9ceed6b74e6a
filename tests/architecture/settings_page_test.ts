import assert from "node:assert/strict";
import { SETTINGS_PAGE, settingsPage } from "../../src/cli/settings_page.ts";
import { describeSettings, readConfig, SETTING_NAMES } from "../../src/config.ts";

const ROOT = new URL("../../", import.meta.url);

Deno.test("docs/configuration.md is what the schema says (else: deno task docs)", async () => {
  assert.equal(await Deno.readTextFile(SETTINGS_PAGE), settingsPage());
});

Deno.test("every setting is described", () => {
  for (const { name, description } of describeSettings()) assert.ok(description.length > 10, name);
});

/** The variables of a file of settings. */
async function variables(file: string): Promise<Record<string, string>> {
  const lines = (await Deno.readTextFile(new URL(file, ROOT))).split("\n");
  const pairs = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split("=") as [string, string]);
  return Object.fromEntries(pairs);
}

for (const environment of ["development", "staging", "production"]) {
  Deno.test(`.env.${environment} sets known settings only, none of them secret, and Echo takes them`, async () => {
    const given = await variables(`.env.${environment}`);
    const secret = describeSettings().filter((setting) => setting.secret).map(({ name }) => name);
    for (const name of Object.keys(given)) assert.ok(SETTING_NAMES.includes(name) && !secret.includes(name), name);
    const { APP_ENV } = readConfig({ ...given, DATABASE_URL: "postgres://host/db" });
    assert.equal(APP_ENV, environment);
  });
}
