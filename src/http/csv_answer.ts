import type { Context } from "hono";
import type { EchoEnv } from "./env.ts";

/** An answer that a browser saves as a CSV file. A text in pieces is written as it is asked for. */
export function csvAnswer(c: Context<EchoEnv>, filename: string, csv: string | Generator<string>): Response {
  const body = typeof csv === "string" ? csv : ReadableStream.from(csv).pipeThrough(new TextEncoderStream());
  return c.body(body, 200, {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${filename}"`,
  });
}
