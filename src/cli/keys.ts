import { readConfig, SETTING_NAMES } from "../config.ts";
import { type OpenDeps, openDeps } from "../deps.ts";
import { createKey, type MadeKey } from "../flows/create_key.ts";
import { createWorkspace } from "../flows/create_workspace.ts";
import { reencryptConnections } from "../flows/reencrypt_connections.ts";
import { revokeKey } from "../flows/revoke_key.ts";
import { rotateKey } from "../flows/rotate_key.ts";
import type { ApiKey } from "../ports/keys.ts";
import { type KeysCommand, readKeysArguments, UsageError } from "./keys_arguments.ts";

const USAGE = `Makes and ends the keys by which callers come in, and makes the workspaces they belong to.

  deno task keys create --workspace ID|new --name NAME [--scopes read,write] [--expires 90d]
                        a key, shown once; "new" makes a workspace of that name (--currency, --timezone)
  deno task keys list [--workspace ID]
  deno task keys rotate ID [--grace 24h]   a new secret; the old one works for that long beside it
  deno task keys revoke ID
  deno task keys workspaces create NAME [--currency EUR] [--timezone Europe/Berlin]
  deno task keys workspaces list
  deno task keys reencrypt   seal stored secrets with the first key of ENCRYPTION_KEY; then drop the others

Scopes: read, write (and read), admin (and write; manages keys). Times: 12h, 90d.
`;

const PAGE = 100;

/** Runs the command; answers its exit status. `print` takes whole lines. */
export async function runKeys(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  if (args.includes("--help")) {
    print(USAGE);
    return 0;
  }
  try {
    const command = readKeysArguments(args);
    const deps = await openDeps(readConfig(environment));
    try {
      for (const line of await run(deps, command)) print(line);
    } finally {
      await deps.close();
    }
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    print(USAGE);
    return 2;
  }
}

async function run(deps: OpenDeps, command: KeysCommand): Promise<readonly string[]> {
  switch (command.verb) {
    case "create": {
      const workspace = command.workspace === "new"
        ? (await createWorkspace(deps, command)).id
        : await knownWorkspace(deps, command.workspace);
      const { name, scopes, lastsSeconds } = command;
      const expiresAt = lastsSeconds === null ? null : new Date(deps.clock.now().getTime() + lastsSeconds * 1000);
      return shown(workspace, await createKey(deps, workspace, { name, scopes, expiresAt }));
    }
    case "list":
      return await listed(deps, command.workspace);
    case "rotate": {
      const workspace = await workspaceOf(deps, command.id);
      return shown(workspace, await rotateKey(deps, workspace, command.id, command.graceSeconds));
    }
    case "revoke":
      await revokeKey(deps, await workspaceOf(deps, command.id), command.id, true);
      return [`revoked ${command.id}`];
    case "create workspace": {
      const { id, name } = await createWorkspace(deps, command);
      return [`${id}  ${name}`];
    }
    case "reencrypt":
      return [`sealed anew: ${await reencryptConnections(deps)}`];
    case "list workspaces":
      return (await deps.workspaces.list()).map(({ id, name, currency, timezone }) =>
        [id, name, currency, timezone].join("  ")
      );
  }
}

async function knownWorkspace(deps: OpenDeps, id: string): Promise<string> {
  if (await deps.workspaces.find(id)) return id;
  throw new Error(`There is no workspace "${id}". "deno task keys workspaces list" lists them.`);
}

/** The workspace that has the key. */
async function workspaceOf(deps: OpenDeps, keyId: string): Promise<string> {
  for (const { id } of await deps.workspaces.list()) if (await deps.keys.find(id, keyId)) return id;
  throw new Error(`There is no key "${keyId}". "deno task keys list" lists them.`);
}

async function listed(deps: OpenDeps, workspace: string | null): Promise<readonly string[]> {
  const lines: string[] = [];
  const workspaces = workspace
    ? [await knownWorkspace(deps, workspace)]
    : (await deps.workspaces.list()).map(({ id }) => id);
  for (const id of workspaces) {
    for (let after: string | undefined, more = true; more;) {
      const { items, next } = await deps.keys.list(id, { limit: PAGE, after });
      lines.push(...items.map((key) => [id, ...describe(key)].join("  ")));
      more = next !== null;
      after = next ?? undefined;
    }
  }
  return lines.length > 0 ? lines : ["there are no keys"];
}

function describe({ id, name, prefix, scopes, expiresAt, revokedAt, lastUsedAt }: ApiKey): readonly string[] {
  return [
    id,
    `${prefix}…`,
    name,
    scopes.join(","),
    lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : "never used",
    ...(expiresAt ? [`expires ${expiresAt.toISOString()}`] : []),
    ...(revokedAt ? [`revoked ${revokedAt.toISOString()}`] : []),
  ];
}

/** The secret stands alone on the last line, for a script to take. */
function shown(workspace: string, { key, secret }: MadeKey): readonly string[] {
  return [
    `${key.id}  ${workspace}  ${key.name}  ${key.scopes.join(",")}`,
    "Keep it now: it is shown this once.",
    secret,
  ];
}

if (import.meta.main) {
  const environment = Object.fromEntries(SETTING_NAMES.map((name) => [name, Deno.env.get(name)]));
  Deno.exit(await runKeys(Deno.args, environment, console.log));
}
