import assert from "node:assert/strict";
import {
  ConfigError,
  isDeployed,
  logFormatOf,
  readConfig,
  refusal,
  secretsOf,
  SETTING_NAMES,
} from "../../../src/config.ts";
import { createDeps } from "../../../src/deps.ts";
import { runKeys } from "../../../src/cli/keys.ts";
import { runMigrate } from "../../../src/cli/migrate.ts";
import { ENGINES } from "../../support/databases.ts";

Deno.test("with nothing set, Echo is a development server on 127.0.0.1:8000 with its data in .echo", () => {
  const { APP_ENV, HOST, PORT, DATA_DIR, MAX_UPLOAD_BYTES, WORKSPACE_CURRENCY } = readConfig({ PORT: "" });
  assert.deepEqual([APP_ENV, HOST, PORT, DATA_DIR], ["development", "127.0.0.1", 8000, ".echo"]);
  assert.deepEqual([MAX_UPLOAD_BYTES, WORKSPACE_CURRENCY], [10 * 1024 * 1024, "USD"]);
});

Deno.test("everything that is wrong is listed by name, never by value", () => {
  const record = {
    APP_ENV: "prod-secret",
    PORT: "http-secret",
    DATABASE_URL: "mysql://user:secret@host/db",
    DATABASE_POOL_SIZE: "0",
    WORKSPACE_TIMEZONE: "secret/zone",
    WORKSPACE_CURRENCY: "secret",
    ENCRYPTION_KEY: "c2VjcmV0,secret",
  };
  assert.throws(() => readConfig(record), (error) => {
    assert.ok(error instanceof ConfigError);
    for (const name of Object.keys(record)) assert.ok(error.message.includes(name), name);
    assert.doesNotMatch(error.message, /secret|c2Vj/);
    return true;
  });
});

Deno.test("a port past 65535 is none", () =>
  assert.throws(() => readConfig({ PORT: "70000" }), /PORT must be at most 65535/));

Deno.test("a deployed Echo needs a database of its own", () => {
  assert.throws(() => readConfig({ APP_ENV: "production" }), /DATABASE_URL/);
  const config = readConfig({ APP_ENV: "production", DATABASE_URL: "postgres://h/db", ALLOWED_HOSTS: "a.example.com" });
  assert.ok(isDeployed(config));
  assert.ok(SETTING_NAMES.includes("DATABASE_URL"));
});

for (const engine of ENGINES.filter(({ name }) => name !== "embedded")) {
  Deno.test(`production on ${engine.name} starts once it is migrated and has a key`, async () => {
    const database = await engine.open();
    const environment = { APP_ENV: "production", DATABASE_URL: database.url!, ALLOWED_HOSTS: "echo.example.com" };
    await assert.rejects(createDeps(readConfig(environment)), /0001_.*deno task migrate/);
    const said: string[] = [];
    assert.equal(await runMigrate(["--status"], environment, (line) => said.push(line)), 1);
    assert.equal(await runMigrate([], environment, (line) => said.push(line)), 0);
    assert.equal(await runMigrate([], environment, (line) => said.push(line)), 0);
    const steps = said.map((line) => line.split(" ")[0]);
    assert.deepEqual(steps.filter((step, i) => step !== steps[i - 1]), ["pending", "applied", "nothing"]);
    await assert.rejects(createDeps(readConfig(environment)), /deno task keys create/);
    const key = ["create", "--workspace", "new", "--name", "first"];
    assert.equal(await runKeys(key, environment, () => {}), 0);
    const deps = await createDeps(readConfig(environment));
    assert.ok(Object.values(await deps.readiness.check()).every(({ ok }) => ok));
    await deps.close();
    await database.close();
  });
}

Deno.test("the migrations can be applied to an embedded database in a folder", async () => {
  const folder = await Deno.makeTempDir();
  const said: string[] = [];
  assert.equal(await runMigrate([], { DATA_DIR: folder }, (line) => said.push(line)), 0);
  assert.match(said[0]!, /^applied 0001_/);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("migrate says how it is used, and what is wrong", async () => {
  const said: string[] = [];
  assert.equal(await runMigrate(["--help"], {}, (line) => said.push(line)), 0);
  assert.equal(await runMigrate(["now"], {}, (line) => said.push(line)), 2);
  assert.equal(await runMigrate([], { PORT: "x" }, (line) => said.push(line)), 1);
  assert.match(said.at(-1)!, /PORT/);
});

Deno.test("a word that isn't known is answered with those that are", () => {
  assert.throws(() => readConfig({ APP_ENV: "prod" }), {
    message: "APP_ENV must be one of development, test, staging, production",
  });
});

const DEPLOYED = {
  APP_ENV: "production",
  DATABASE_URL: "postgres://echo:of-the-database@db/echo",
  ALLOWED_HOSTS: "echo.example.com",
};
const RANDOM = "4f1c9be07d2a8635f0e1b2c3d4a59687";

Deno.test("a deployed Echo refuses a secret that is short, an example or a pattern, and says everything at once", () => {
  for (const weak of ["short", "change-me-change-me-change-me-please", "0".repeat(64), "abab".repeat(16)]) {
    assert.throws(() => readConfig({ ...DEPLOYED, METRICS_TOKEN: weak }), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /^METRICS_TOKEN must .* where APP_ENV is production$/);
      assert.ok(!error.message.includes(weak));
      return true;
    });
  }
  assert.throws(() => readConfig({ APP_ENV: "staging", METRICS_TOKEN: "short", PORT: "x" }), {
    message: [
      "PORT must be a whole number",
      "DATABASE_URL must be set where APP_ENV is staging",
      "ALLOWED_HOSTS must be set where APP_ENV is staging",
      "METRICS_TOKEN must have at least 32 characters where APP_ENV is staging",
    ].join("\n"),
  });
  assert.equal(readConfig({ ...DEPLOYED, METRICS_TOKEN: RANDOM }).METRICS_TOKEN, RANDOM);
  assert.equal(readConfig({ METRICS_TOKEN: "short" }).METRICS_TOKEN, "short");
});

Deno.test("a deployed Echo takes no wildcard for hosts or origins, no plain http, and no secret left out", () => {
  const refused = [
    ["ALLOWED_HOSTS", ""],
    ["ALLOWED_HOSTS", "echo.example.com, *"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "https://a.example.com,http://b.example.com"],
    ["SESSION_SECRET", ""],
    ["SESSION_SECRET", "changeme"],
    ["ENCRYPTION_KEY", "changeme"],
    ["LLM_BASE_URL", "http://llm.example.com/v1"],
    ["STRIPE_API_BASE", "http://10.0.0.1"],
  ] as const;
  for (const [name, value] of refused) assert.match(refusal(name, value) ?? "", /^must /, `${name}=${value}`);
  const taken = [
    ["ALLOWED_HOSTS", "echo.example.com,*.example.com"],
    ["CORS_ORIGINS", ""],
    ["CORS_ORIGINS", "https://a.example.com, https://b.example.com"],
    ["METRICS_TOKEN", ""],
    ["SESSION_SECRET", RANDOM],
    ["LLM_BASE_URL", "https://llm.example.com/v1"],
    ["LLM_BASE_URL", "http://127.0.0.1:8080"],
    ["LLM_BASE_URL", ""],
  ] as const;
  for (const [name, value] of taken) assert.equal(refusal(name, value), null, `${name}=${value}`);
});

Deno.test("the secrets of the settings are known: tokens, and the passwords of addresses", () => {
  const url = "postgres://echo:p%40ssw0rd@db/echo";
  assert.deepEqual(secretsOf(readConfig({ ...DEPLOYED, DATABASE_URL: url, METRICS_TOKEN: RANDOM })).toSorted(), [
    RANDOM,
    "p%40ssw0rd",
    "p@ssw0rd",
  ]);
  assert.deepEqual(secretsOf(readConfig({})), []);
  assert.deepEqual(secretsOf(readConfig({ METRICS_TOKEN: "the-new-one, the-old-one" })), [
    "the-new-one",
    "the-old-one",
  ]);
});

Deno.test("lines are text in development and JSON elsewhere, unless LOG_FORMAT says", () => {
  const formats = [{}, { APP_ENV: "test" }, DEPLOYED, { LOG_FORMAT: "json" }].map((given) =>
    logFormatOf(readConfig(given))
  );
  assert.deepEqual(formats, ["text", "json", "json", "json"]);
});
