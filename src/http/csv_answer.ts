import type { Context } from "hono";
import type { EchoEnv } from "./env.ts";
import { whole } from "./whole_answer.ts";

/** An answer that a browser saves as a CSV file. A text in pieces is written as it is asked for. */
export function csvAnswer(c: Context<EchoEnv>, filename: string, csv: string | Generator<string>): Response {
  const headers = {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${filename}"`,
  };
  if (typeof csv === "string") return whole(c, csv, 200, headers);
  return c.body(ReadableStream.from(csv).pipeThrough(new TextEncoderStream()), 200, headers);
}
