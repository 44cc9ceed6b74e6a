import assert from "node:assert/strict";
import { runKeys } from "../../../src/cli/keys.ts";
import { readConfig } from "../../../src/config.ts";
import { createDeps } from "../../../src/deps.ts";
import { connectService } from "../../../src/flows/connect_service.ts";
import { ENGINES, openMigrated } from "../../support/databases.ts";

interface Run {
  readonly status: number;
  readonly lines: readonly string[];
}

async function keys(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> {
  const lines: string[] = [];
  const status = await runKeys(args, environment, (line) => lines.push(line));
  return { status, lines };
}

for (const engine of ENGINES.filter(({ name }) => name !== "embedded")) {
  Deno.test(`keys and workspaces are managed from a terminal on ${engine.name}`, async (t) => {
    const database = await openMigrated(engine);
    const environment = { APP_ENV: "production", DATABASE_URL: database.url!, ALLOWED_HOSTS: "echo.example.com" };
    const run = (...args: readonly string[]) => keys(environment, ...args);
    let key = "";
    try {
      await t.step("a new workspace and its first key, whose secret stands alone on the last line", async () => {
        const { status, lines } = await run(
          ...["create", "--workspace", "new", "--name", "Till", "--scopes", "admin", "--expires", "90d"],
          ...["--currency", "EUR", "--timezone", "Europe/Berlin"],
        );
        assert.equal(status, 0, lines.join("\n"));
        assert.match(lines.at(-1)!, /^echo_[0-9A-Za-z]{49}$/);
        key = lines[0]!.split("  ")[0]!;
        assert.match(key, /^key_/);
        const workspaces = await run("workspaces", "list");
        assert.ok(workspaces.lines.some((line) => /^ws_\w{30} {2}Till {2}EUR {2}Europe\/Berlin$/.test(line)));
      });
      await t.step("a workspace by itself, and a key for it", async () => {
        const { lines } = await run("workspaces", "create", "Shop", "--currency", "CHF");
        const workspace = lines[0]!.split("  ")[0]!;
        assert.equal((await run("create", "--workspace", workspace, "--name", "reader", "--scopes", "read")).status, 0);
        const listed = await run("list", "--workspace", workspace);
        assert.equal(listed.lines.length, 1);
        assert.match(listed.lines[0]!, /echo_\w{7}… {2}reader {2}read {2}never used$/);
      });
      await t.step("rotated and revoked, it says so", async () => {
        const rotated = await run("rotate", key, "--grace", "12h");
        assert.match(rotated.lines.at(-1)!, /^echo_/);
        assert.deepEqual((await run("revoke", key)).lines, [`revoked ${key}`]);
        const { lines } = await run("list");
        assert.ok(lines.some((line) => line.includes(key) && / revoked 20/.test(line) && / expires 20/.test(line)));
        assert.equal((await run("rotate", key)).status, 1);
      });
      await t.step("stored secrets are sealed anew with the first key", async () => {
        const [old, young] = [1, 2].map(() => crypto.getRandomValues(new Uint8Array(32)).toBase64());
        const deps = await createDeps(readConfig({ ...environment, ENCRYPTION_KEY: old }));
        await connectService(deps, "ws_local", { kind: "stripe", label: "Shop", secret: "rk_test_1" });
        await deps.close();
        const rotating = { ...environment, ENCRYPTION_KEY: `${young},${old}` };
        assert.deepEqual((await keys(rotating, "reencrypt")).lines, ["sealed anew: 1"]);
        assert.deepEqual((await keys({ ...environment, ENCRYPTION_KEY: young! }, "reencrypt")).lines, [
          "sealed anew: 0",
        ]);
        const without = await keys({ ...environment, ENCRYPTION_KEY: old! }, "reencrypt");
        assert.equal(without.status, 1);
        assert.match(without.lines[0]!, /ENCRYPTION_KEY lacks/);
      });
      await t.step("what isn't there is said in words", async () => {
        for (
          const args of [
            ["revoke", "key_none"],
            ["create", "--workspace", "ws_none", "--name", "x"],
            ["workspaces", "create", "Shop", "--currency", "XYZ1"],
            ["workspaces", "create", "Shop", "--timezone", "Moon/Sea"],
          ]
        ) {
          const { status, lines } = await run(...args);
          assert.equal(status, 1, args.join(" "));
          assert.equal(lines.length, 1);
        }
      });
    } finally {
      await database.close();
    }
  });
}

Deno.test("keys says how it is used, and what of the arguments makes no sense", async () => {
  assert.equal((await keys({}, "--help")).status, 0);
  for (
    const [args, words] of [
      [[], /Say what to do/],
      [["burn"], /"burn" isn't a command/],
      [["create", "--name", "x"], /--workspace is missing/],
      [["create", "--workspace", "new", "--name", " "], /--name is missing/],
      [["create", "--workspace", "new", "--name", "x", "--scopes", "read,root"], /not "root"/],
      [["create", "--workspace", "new", "--name", "x", "--expires", "soon"], /--expires is a time/],
      [["list", "all", "of", "them"], /"them" is one word too many/],
      [["revoke", "key_1", "key_2"], /"key_2" is one word too many/],
      [["list", "--colour"], /colour/],
    ] as const
  ) {
    const { status, lines } = await keys({}, ...args);
    assert.equal(status, 2, args.join(" "));
    assert.match(lines[0]!, words);
  }
});
