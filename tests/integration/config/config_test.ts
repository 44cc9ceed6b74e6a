import assert from "node:assert/strict";
import { ConfigError, isDeployed, readConfig, SETTING_NAMES } from "../../../src/config.ts";
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
  const config = readConfig({ APP_ENV: "production", DATABASE_URL: "postgres://h/db" });
  assert.ok(isDeployed(config));
  assert.ok(SETTING_NAMES.includes("DATABASE_URL"));
});

for (const engine of ENGINES.filter(({ name }) => name !== "embedded")) {
  Deno.test(`production on ${engine.name} starts once it is migrated and has a key`, async () => {
    const database = await engine.open();
    const environment = { APP_ENV: "production", DATABASE_URL: database.url! };
    await assert.rejects(createDeps(readConfig(environment)), /0001_.*deno task migrate/);
    const said: string[] = [];
    assert.equal(await runMigrate(["--status"], environment, (line) => said.push(line)), 1);
    assert.equal(await runMigrate([], environment, (line) => said.push(line)), 0);
    assert.equal(await runMigrate([], environment, (line) => said.push(line)), 0);
    assert.deepEqual([...new Set(said.map((line) => line.split(" ")[0]))], ["pending", "applied", "nothing"]);
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
