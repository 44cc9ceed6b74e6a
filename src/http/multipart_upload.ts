import { ValidationError } from "../domain/values/fault.ts";
import { MultipartReader } from "./multipart_reader.ts";
import type { Upload } from "./upload_body.ts";

const MOST_FIELDS = 20;
const MOST_FIELD_BYTES = 100_000;

/**
 * The part `file` of a multipart form, streamed, with the fields before it. Throws `malformed_request` for what isn't a
 * whole form; `validation_failed` for one without the file or with more than it, and for a field after the file: it comes
 * too late to say how the file is read.
 */
export async function multipartUpload(contentType: string, body: AsyncGenerator<Uint8Array>): Promise<Upload> {
  const reader = new MultipartReader(contentType, body);
  const fields = new Map<string, string>();
  for (let part = await reader.nextPart(); part !== null; part = await reader.nextPart()) {
    const { name, filename } = part;
    if (name === "file") {
      return { filename: filename || undefined, fields: Object.fromEntries(fields), chunks: fileChunks(reader) };
    }
    if (filename !== undefined) {
      throw new ValidationError(`The form has the file "${name}"; it should be called "file".`);
    }
    const value = await reader.text(MOST_FIELD_BYTES);
    if (value === null) throw new ValidationError(`The field "${name}" is too long.`);
    if (fields.has(name)) throw new ValidationError(`The form has the field "${name}" twice.`);
    fields.set(name, value);
    if (fields.size > MOST_FIELDS) throw new ValidationError("The form has more fields than an upload has options.");
  }
  throw new ValidationError('The form has no part called "file".');
}

async function* fileChunks(reader: MultipartReader): AsyncGenerator<Uint8Array> {
  yield* reader.content();
  const next = await reader.nextPart();
  if (next === null) return;
  throw new ValidationError(
    next.filename === undefined
      ? `Put the field "${next.name}" before the file, so that Echo knows it when the file comes.`
      : "The form has more than one file; send them one by one.",
  );
}
