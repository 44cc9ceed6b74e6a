import { ValidationError } from "../domain/values/fault.ts";
import { type UploadOptions, uploadOptions } from "./schemas/read_settings.ts";

/** What the query and the form say of an upload; throws `validation_failed`. */
export function uploadOptionsOf(said: Readonly<Record<string, string>>): UploadOptions {
  const read = uploadOptions.safeParse(said);
  if (read.success) return read.data;
  throw new ValidationError(
    "The options of the upload don't fit what is expected here.",
    read.error.issues.map(({ path, message }) => ({ detail: message, pointer: `/${path.map(String).join("/")}` })),
  );
}
