import { readConfig, SETTING_NAMES } from "../config.ts";
import { migrateDatabase } from "../deps.ts";

const USAGE = `Applies the migrations to DATABASE_URL, or to the embedded database in DATA_DIR.

  deno task migrate            apply what is pending
  deno task migrate --status   only say what is pending; exit status 1 if anything is
`;

/** Runs the command; answers its exit status. `print` takes whole lines. */
export async function runMigrate(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  if (args.some((arg) => arg !== "--status")) {
    print(USAGE);
    return args.includes("--help") ? 0 : 2;
  }
  try {
    const { applied, pending } = await migrateDatabase(readConfig(environment), args.length === 0);
    for (const name of applied) print(`applied ${name}`);
    for (const name of pending) print(`pending ${name}`);
    if (applied.length + pending.length === 0) print("nothing is pending");
    return pending.length === 0 ? 0 : 1;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

if (import.meta.main) {
  const environment = Object.fromEntries(SETTING_NAMES.map((name) => [name, Deno.env.get(name)]));
  Deno.exit(await runMigrate(Deno.args, environment, console.log));
}
