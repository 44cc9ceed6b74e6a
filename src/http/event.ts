import type { Context } from "hono";
import { type GeneratedReport, stageTimes } from "../flows/generate_report.ts";
import type { Log } from "../ports/log.ts";
import type { Upload } from "../flows/upload_source.ts";
import type { EchoEnv } from "./env.ts";

/** Lets the request's line in the log say which source a file came to, and how many rows it had. */
export function noteUpload(c: Context<EchoEnv>, { source, import: { rows } }: Upload): void {
  Object.assign(c.get("event"), { source: source.id, rows: rows.in });
}

/** Lets the request's line in the log say which report it made, and how long each stage took. */
export function noteReport(c: Context<EchoEnv>, { id, stages }: GeneratedReport): void {
  Object.assign(c.get("event"), { report: id, stages: stageTimes(stages) });
}

/** The log for what is done for one request: each line names it. */
export function requestLog(c: Context<EchoEnv>, log: Log): Log {
  const request_id = c.get("requestId");
  return {
    debug: (event, fields) => log.debug(event, { request_id, ...fields }),
    info: (event, fields) => log.info(event, { request_id, ...fields }),
    warn: (event, fields) => log.warn(event, { request_id, ...fields }),
    error: (event, fields) => log.error(event, { request_id, ...fields }),
  };
}
