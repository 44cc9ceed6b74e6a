import type { Context } from "hono";
import { EchoError } from "../domain/values/fault.ts";
import type { Log } from "../ports/log.ts";
import type { EchoEnv } from "./env.ts";
import { errorFields } from "./error_fields.ts";
import { problemDocument } from "./problem.ts";

/** Sends an event with data as JSON. */
export type Send = (event: string, data: unknown) => void;

/** True for a caller that asks to be told how far it is. */
export function wantsEvents(c: Context<EchoEnv>): boolean {
  return /\btext\/event-stream\b/.test(c.req.header("Accept") ?? "");
}

/**
 * Answers at once with server-sent events, and does the work meanwhile. What goes wrong then is the event `problem`, with
 * the document that would have been the answer. The request's body belongs to the work until that has ended.
 */
export function eventStream(c: Context<EchoEnv>, log: Log, work: (send: Send) => Promise<void>): Response {
  const { readable, writable } = new TransformStream<string, string>(undefined, undefined, { highWaterMark: 64 });
  const writer = writable.getWriter();
  const { body } = c.req.raw;
  // Who has gone hears nothing more; what it began comes to its end or breaks with its body.
  const send: Send = (event, data) =>
    void writer.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).catch(() => {});
  void (async () => {
    try {
      await work(send);
    } catch (error) {
      if (!(error instanceof EchoError)) log.error("error", errorFields(c, error));
      send("problem", problemDocument(c, error instanceof EchoError ? error : { code: "internal", detail: RECORDED }));
    }
    if (body && !body.locked) await body.cancel().catch(() => {});
    await writer.close().catch(() => {});
  })();
  return c.body(readable.pipeThrough(new TextEncoderStream()), 200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
  });
}

const RECORDED = "The error was recorded. Quote the request id if you ask about it.";
