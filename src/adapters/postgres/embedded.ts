import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { UnavailableError } from "../../domain/values/fault.ts";
import { CLIENT, type OpenDatabase } from "./client.ts";
import { EmbeddedConnection } from "./embedded_connection.ts";

export interface EmbeddedOptions {
  /** A folder to keep the database in; null for memory. */
  readonly folder: string | null;
  /** A database in memory to start from, as PGlite dumps it. */
  readonly from?: Blob;
}

/** Its own 128 MB of buffers would be a copy of what the operating system keeps of the same files anyway. */
const START_PARAMETERS = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

function engine(options: { readonly dataDir: string; readonly loadDataDir?: Blob }): Promise<PGlite> {
  return PGlite.create({ ...options, startParams: START_PARAMETERS });
}

/** Opens (or makes) a PostgreSQL inside this process. A folder that another process has open is `unavailable`. */
export async function openEmbedded({ folder, from }: EmbeddedOptions): Promise<OpenDatabase> {
  if (folder === null) return clientOf(await engine({ dataDir: "memory://", loadDataDir: from }));
  const lock = await lockFolder(folder);
  try {
    const { sql, close } = clientOf(await openFolder(folder));
    return { sql, close: () => close().finally(() => lock.close()) };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function clientOf(engine: PGlite): OpenDatabase {
  const options = {
    ...CLIENT,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    user: "postgres",
    database: "postgres",
    ssl: false,
    socket: () => new EmbeddedConnection(engine),
  };
  const sql = postgres(options);
  return {
    sql,
    async close() {
      await sql.end({ timeout: 5 });
      await engine.close();
    },
  };
}

/** An advisory lock of the operating system: it goes with the process, however that ends. */
async function lockFolder(folder: string): Promise<Deno.FsFile> {
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await Deno.open(`${folder}/lock`, { create: true, write: true });
  if (await file.tryLock(true)) return file;
  file.close();
  throw new UnavailableError(`Another Echo is running on the data folder "${folder}". Stop it, or set DATA_DIR.`);
}

/** Making a database takes seconds. While it lasts a mark stands beside it: what was broken off is made anew. */
async function openFolder(folder: string): Promise<PGlite> {
  const dataDir = `${folder}/database`;
  const unfinished = `${folder}/unfinished`;
  const isThere = await exists(dataDir);
  if (isThere && !await exists(unfinished)) return await reopen(dataDir);
  await Deno.writeTextFile(unfinished, "");
  if (isThere) await Deno.remove(dataDir, { recursive: true });
  const made = await engine({ dataDir });
  await Deno.remove(unfinished);
  return made;
}

async function reopen(dataDir: string): Promise<PGlite> {
  try {
    return await engine({ dataDir });
  } catch (cause) {
    const detail = `The database in "${dataDir}" can't be opened: it is damaged, or of another PGlite.`;
    throw new UnavailableError(detail, { cause });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
