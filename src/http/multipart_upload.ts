import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { EchoError, ValidationError } from "../domain/values/fault.ts";
import type { Upload } from "./upload_body.ts";

const LIMITS = { files: 1, fields: 20, fieldNameSize: 100, fieldSize: 100_000, headerPairs: 50, parts: 25 };

/**
 * The part `file` of a multipart form, streamed, with the fields before it. Throws `malformed_request` for what isn't a
 * whole form; `validation_failed` for one without the file or with more than it, and for a field after the file: it comes
 * too late to say how the file is read.
 */
export async function multipartUpload(contentType: string, body: AsyncGenerator<Uint8Array>): Promise<Upload> {
  const form = new FormReader(contentType, body);
  while (form.filename === undefined && await form.advance());
  if (form.filename === undefined) throw new ValidationError('The form has no part called "file".');
  return { filename: form.filename || undefined, fields: form.fields, chunks: form.chunks() };
}

/** Reads a form at the pace of whoever takes the file's bytes; nothing runs on once they stop. */
class FormReader {
  readonly fields: Record<string, string> = {};
  /** The file's name once its part has begun; empty if it has none. */
  filename: string | undefined;
  readonly #body: AsyncGenerator<Uint8Array>;
  readonly #parser: BusboyInstance;
  #ready: Uint8Array[] = [];
  #fault: EchoError | undefined;
  #wake = () => {};

  constructor(contentType: string, body: AsyncGenerator<Uint8Array>) {
    this.#body = body;
    this.#parser = parserOf(contentType);
    this.#parser.on("file", (name, stream, filename) => {
      // A form that is cut short says so through this stream, and an error nobody listens to would end the process.
      stream.on("error", (error: unknown) => this.#fail(malformed(error)));
      stream.on("data", (bytes: Uint8Array) => this.#ready.push(bytes));
      if (name !== "file") this.#refuse(`The form has the file "${name}"; it should be called "file".`);
      this.filename = filename ?? "";
    });
    this.#parser.on("field", (name, value, _, truncated) => {
      if (truncated) this.#refuse(`The field "${name}" is too long.`);
      else if (this.filename === undefined) this.fields[name] = value;
      else this.#refuse(`Put the field "${name}" before the file, so that Echo knows it when the file comes.`);
    });
    this.#parser.on("filesLimit", () => this.#refuse("The form has more than one file; send them one by one."));
    this.#parser.on("fieldsLimit", () => this.#refuse("The form has more fields than an upload has options."));
    this.#parser.on("error", (error: unknown) => this.#fail(malformed(error)));
  }

  /** Reads one more chunk of the body; false once the form has come to its end. Throws what is wrong with it. */
  async advance(): Promise<boolean> {
    const { done, value } = await this.#body.next();
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (done) this.#parser.once("finish", resolve).end();
      else this.#parser.write(value, () => resolve());
    });
    if (this.#fault) throw this.#fault;
    return !done;
  }

  /** The bytes of the file, to the end of the form. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let more = true; more;) {
      more = await this.advance();
      yield* this.#ready;
      this.#ready = [];
    }
  }

  #refuse(detail: string): void {
    this.#fail(new ValidationError(detail));
  }

  #fail(fault: EchoError): void {
    this.#fault ??= fault;
    this.#wake();
  }
}

function parserOf(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: LIMITS,
      isPartAFile: (name, _, filename) => filename !== undefined || name === "file",
    });
  } catch (error) {
    throw malformed(error);
  }
}

function malformed(cause: unknown): EchoError {
  return new EchoError({ code: "malformed_request", detail: "The multipart form can't be read." }, { cause });
}
