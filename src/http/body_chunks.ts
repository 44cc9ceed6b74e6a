import { EchoError } from "../domain/values/fault.ts";

/**
 * The body as it comes in; a connection that breaks off is the caller's fault. The stream is held only while a chunk is
 * read, so that whoever stops half-way leaves it free to be given back.
 */
export async function* bodyChunks({ body }: Request): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (;;) {
    const chunk = await nextChunk(body);
    if (chunk === undefined) return;
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
