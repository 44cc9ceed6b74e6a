import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { UnavailableError } from "../../domain/values/fault.ts";

/** A PostgreSQL inside this process, spoken to over a local socket. */
export interface EmbeddedDatabase {
  readonly url: string;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** A folder to keep the database in; null for memory. */
  readonly folder: string | null;
  /** A database to start from, as `dumpEmbedded` gives it. */
  readonly from?: Blob;
}

/** Opens (or makes) the embedded database. A folder that another process has open is refused. */
export async function openEmbedded({ folder, from }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const lock = folder === null ? null : await lockFolder(folder);
  const database = await PGlite.create({
    dataDir: folder === null ? "memory://" : `${folder}/database`,
    loadDataDir: from,
  });
  const server = new PGLiteSocketServer({ db: database, host: "127.0.0.1", port: 0 });
  await server.start();
  return {
    url: `postgres://postgres@${server.getServerConn()}/postgres?sslmode=disable`,
    async close() {
      await server.stop();
      await database.close();
      lock?.close();
    },
  };
}

/** An advisory lock of the operating system: it goes with the process, however that ends. */
async function lockFolder(folder: string): Promise<Deno.FsFile> {
  await Deno.mkdir(folder, { recursive: true });
  const file = await Deno.open(`${folder}/lock`, { create: true, write: true });
  if (await file.tryLock(true)) return file;
  file.close();
  throw new UnavailableError(`Another Echo is running on the data folder "${folder}". Stop it, or set DATA_DIR.`);
}
