import { EchoError } from "../domain/values/fault.ts";
import type { Alarms } from "../ports/alarms.ts";

/** False where the platform gives a request no body, whatever was sent. */
export function mayHaveBody(method: string): boolean {
  return method !== "GET" && method !== "HEAD";
}

const received = new WeakMap<Request, number>();

/** Bytes of the request's body that came in so far; undefined where nobody read it through `bodyChunks`. */
export function bytesReceived(request: Request): number | undefined {
  return received.get(request);
}

/** A body that brings nothing for so long is given up: whoever holds connections open mustn't hold them all. */
const STALL_MS = 15_000;

/**
 * The body as it comes in; a connection that breaks off or stalls is the caller's fault. The stream is held only while a
 * chunk is read, so that whoever stops half-way leaves it free to be given back.
 */
export async function* bodyChunks(request: Request, alarms: Alarms): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { body } = request;
  for (let bytes = 0;;) {
    const chunk = await nextChunk(body, alarms);
    if (chunk === undefined) return;
    received.set(request, bytes += chunk.length);
    yield chunk;
  }
}

async function nextChunk(body: Request["body"], alarms: Alarms): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body === null) return undefined;
  const reader = body.getReader();
  const stalled = Promise.withResolvers<never>();
  const callOff = alarms.after(STALL_MS, () => stalled.reject(new EchoError({ code: "timeout", detail: STALLED })));
  try {
    return (await Promise.race([reader.read(), stalled.promise])).value;
  } catch (cause) {
    if (cause instanceof EchoError) throw cause;
    throw new EchoError({ code: "malformed_request", detail: "The request broke off before its end." }, { cause });
  } finally {
    callOff();
    reader.releaseLock();
  }
}

const STALLED = `Nothing more of the request came for ${STALL_MS / 1000} seconds. Send it again.`;
