import { EchoError } from "../domain/values/fault.ts";

/** False where the platform gives a request no body, whatever was sent. */
export function mayHaveBody(method: string): boolean {
  return method !== "GET" && method !== "HEAD";
}

const received = new WeakMap<Request, number>();

/** Bytes of the request's body that came in so far; undefined where nobody read it through `bodyChunks`. */
export function bytesReceived(request: Request): number | undefined {
  return received.get(request);
}

/**
 * The body as it comes in; a connection that breaks off is the caller's fault. The stream is held only while a chunk is
 * read, so that whoever stops half-way leaves it free to be given back.
 */
export async function* bodyChunks(request: Request): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { body } = request;
  for (let bytes = 0;;) {
    const chunk = await nextChunk(body);
    if (chunk === undefined) return;
    received.set(request, bytes += chunk.length);
    yield chunk;
  }
}

async function nextChunk(body: Request["body"]): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body?.getReader();
  try {
    return (await reader?.read())?.value;
  } catch (cause) {
    throw new EchoError({ code: "malformed_request", detail: "The request broke off before its end." }, { cause });
  } finally {
    reader?.releaseLock();
  }
}
