import { Buffer } from "node:buffer";
import type { Deps } from "../ports/deps.ts";
import { bodyChunks } from "./body_chunks.ts";

/** A body of at most this many bytes is read before anything is done with it. */
const AHEAD_BYTES = 1_048_576;

/** A request whose content is being named while it is read. */
export interface NamedRequest {
  /** The same request, to be handled: what was read ahead is in it. */
  readonly request: Request;
  /** The name, where the whole body is there already. */
  readonly known: string | null;
  /** The name once the body is read to its end; null if that lies past `maxBytes`. */
  rest(maxBytes: number): Promise<string | null>;
}

/**
 * Names a request by its method, address, type and bytes, with SHA-256. The boundary of a multipart form is left out: it
 * is drawn anew each time the form is sent. Throws `malformed_request` if the connection breaks off.
 */
export async function nameRequest(
  request: Request,
  { digest, alarms }: Pick<Deps, "digest" | "alarms">,
): Promise<NamedRequest> {
  const { method, url, headers } = request;
  const { pathname, search } = new URL(url);
  const contentType = headers.get("Content-Type") ?? "";
  const boundary = /\bboundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  const running = digest.start();
  const said = boundary ? contentType.replace(boundary[0], "") : contentType;
  running.update(Buffer.from([method, pathname, search, said, ""].join("\n")));
  const body = without(boundary?.[1] ?? boundary?.[2] ?? "", (bytes) => running.update(bytes));
  let bytes = 0;

  async function* read(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const chunk of bodyChunks(request, alarms)) {
      bytes += chunk.length;
      body.update(chunk);
      yield chunk;
    }
  }

  function name(): string {
    body.end();
    return running.hex();
  }

  const reading = read();
  const ahead: Uint8Array<ArrayBuffer>[] = [];
  for (let next = await reading.next();; next = await reading.next()) {
    if (next.done) {
      const whole = bytes > 0 ? new Request(url, { method, headers, body: new Blob(ahead) }) : request;
      const known = name();
      return { request: whole, known, rest: () => Promise.resolve(known) };
    }
    ahead.push(next.value);
    if (bytes > AHEAD_BYTES) break;
  }

  async function* all(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    yield* ahead;
    // Not `yield*`: whoever stops half-way would end the reading, and the name needs the rest.
    for (let next = await reading.next(); !next.done; next = await reading.next()) yield next.value;
  }

  return {
    request: new Request(url, { method, headers, body: ReadableStream.from(all()) }),
    known: null,
    async rest(maxBytes) {
      while (bytes <= maxBytes) if ((await reading.next()).done) return name();
      return null;
    },
  };
}

/** Hands bytes on without every occurrence of `left`, wherever chunks begin and end. */
function without(left: string, take: (bytes: Uint8Array) => void) {
  const needle = Buffer.from(left);
  let carried = Buffer.alloc(0);
  return {
    update(chunk: Uint8Array): void {
      if (needle.length === 0) return take(chunk);
      let bytes = Buffer.concat([carried, chunk]);
      for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle)) {
        take(bytes.subarray(0, at));
        bytes = bytes.subarray(at + needle.length);
      }
      const settled = Math.max(0, bytes.length - needle.length + 1);
      take(bytes.subarray(0, settled));
      carried = Buffer.from(bytes.subarray(settled));
    },
    end: () => take(carried),
  };
}
