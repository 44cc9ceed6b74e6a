import { EchoError } from "../domain/values/fault.ts";

const LINE = bytesOf("\r\n");
const BLANK_LINE = bytesOf("\r\n\r\n");
const MOST_BYTES_AROUND_PARTS = 16_384;

/** How a part is called. */
export interface PartHead {
  readonly name: string;
  /** Only a file has one; empty where the sender gave none. */
  readonly filename: string | undefined;
}

/**
 * Reads `multipart/form-data` (RFC 7578) part after part, at the pace of whoever asks: nothing runs by itself, and a form
 * reads the same however the network cut it into chunks. Throws `malformed_request` for what isn't a whole form.
 */
export class MultipartReader {
  readonly #body: AsyncGenerator<Uint8Array>;
  readonly #delimiter: Uint8Array;
  /** What was taken from the body and not yet given out. The first boundary has no line before it, so it gets one. */
  #held: Uint8Array = LINE;
  #begun = false;

  /** `contentType` is the request's header, which names the boundary. */
  constructor(contentType: string, body: AsyncGenerator<Uint8Array>) {
    const boundary = parametersOf(contentType).get("boundary");
    if (!boundary) throw malformed("The multipart form names no boundary.");
    this.#delimiter = bytesOf(`\r\n--${boundary}`);
    this.#body = body;
  }

  /** The next part, whose content must then be read; null after the last. */
  async nextPart(): Promise<PartHead | null> {
    if (!this.#begun) await this.#collectLittle(this.#delimiter);
    this.#begun = true;
    while (this.#held.length < 2) await this.#take();
    if (this.#held[0] === 0x2d && this.#held[1] === 0x2d) return await this.#end();
    const head = textOf(await this.#collectLittle(BLANK_LINE));
    const parameters = parametersOf(/^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? "");
    const name = parameters.get("name");
    if (name === undefined) throw malformed("A part of the multipart form has no name.");
    return { name, filename: parameters.get("filename")?.split(/[\\/]/).at(-1) };
  }

  /** The content of the part, in pieces as they come. */
  content(): AsyncGenerator<Uint8Array> {
    return this.#until(this.#delimiter);
  }

  /** The content of the part as text; null if it holds more than `mostBytes`. */
  async text(mostBytes: number): Promise<string | null> {
    const bytes = await this.#collect(this.#delimiter, mostBytes);
    return bytes && textOf(bytes);
  }

  async #collectLittle(mark: Uint8Array): Promise<Uint8Array> {
    const bytes = await this.#collect(mark, MOST_BYTES_AROUND_PARTS);
    if (bytes === null) throw malformed("The multipart form can't be read: its parts don't begin where they should.");
    return bytes;
  }

  async #collect(mark: Uint8Array, mostBytes: number): Promise<Uint8Array | null> {
    let bytes = new Uint8Array();
    for await (const piece of this.#until(mark)) {
      bytes = joined(bytes, piece);
      if (bytes.length > mostBytes) return null;
    }
    return bytes;
  }

  /** What comes before the mark; the mark itself is passed over. */
  async *#until(mark: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = -1; at < 0;) {
      at = indexOf(this.#held, mark);
      // Without the mark, its beginning may still stand at the end of what is held.
      const sure = at < 0 ? Math.max(0, this.#held.length - mark.length + 1) : at;
      if (sure > 0) yield this.#held.subarray(0, sure);
      this.#held = this.#held.subarray(at < 0 ? sure : at + mark.length);
      if (at < 0) await this.#take();
    }
  }

  async #take(): Promise<void> {
    const { done, value } = await this.#body.next();
    if (done) throw malformed("The multipart form ends before its last boundary.");
    this.#held = joined(this.#held, value);
  }

  /** Reads the body to its end, so that one that breaks off is noticed; little may follow the last boundary. */
  async #end(): Promise<null> {
    for (let bytes = this.#held.length; bytes <= MOST_BYTES_AROUND_PARTS;) {
      const { done, value } = await this.#body.next();
      if (done) return null;
      bytes += value.length;
    }
    throw malformed("The multipart form goes on after its last boundary.");
  }
}

/** The parameters of a header such as `form-data; name="a"; filename=b.csv`. */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const found = header.matchAll(/;\s*([\w*-]+)=(?:"((?:\\["\\]|[^"])*)"|([^;\s]*))/g);
  return new Map(Array.from(found, ([, name, quoted, plain]) => {
    return [name!.toLowerCase(), quoted?.replace(/\\(["\\])/g, "$1") ?? plain!];
  }));
}

function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  for (let at = bytes.indexOf(mark[0]!); at >= 0; at = bytes.indexOf(mark[0]!, at + 1)) {
    let same = 1;
    while (same < mark.length && bytes[at + same] === mark[same]) same++;
    if (same === mark.length) return at;
  }
  return -1;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function malformed(detail: string): EchoError {
  return new EchoError({ code: "malformed_request", detail });
}
