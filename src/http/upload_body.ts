import { EchoError } from "../domain/values/fault.ts";
import type { Alarms } from "../ports/alarms.ts";
import { bodyChunks } from "./body_chunks.ts";
import { multipartUpload } from "./multipart_upload.ts";

/** A file on its way in: its bytes as they come, and what the form said before them. */
export interface Upload {
  readonly filename: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const RAW_TYPES = new Set([
  "text/csv",
  "text/plain",
  "text/tab-separated-values",
  "application/csv",
  "application/octet-stream",
  "application/vnd.ms-excel", // what Windows calls a .csv
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.ms-excel.sheet.macroenabled.12",
]);

/** The file in a request, raw or multipart. Throws `unsupported_media_type`, `validation_failed`, `malformed_request`, `timeout`. */
export async function uploadOf(request: Request, alarms: Alarms): Promise<Upload> {
  const contentType = request.headers.get("Content-Type") ?? "";
  const mediaType = contentType.split(";")[0]!.trim().toLowerCase();
  if (mediaType === "multipart/form-data") return await multipartUpload(contentType, bodyChunks(request, alarms));
  if (RAW_TYPES.has(mediaType)) {
    return { filename: dispositionName(request), fields: {}, chunks: bodyChunks(request, alarms) };
  }
  throw new EchoError({
    code: "unsupported_media_type",
    detail:
      'Send the file as it is with its own Content-Type ("text/csv", or that of .xlsx), or as the part "file" of ' +
      "a multipart form.",
  });
}

function dispositionName(request: Request): string | undefined {
  const said = /\bfilename=(?:"([^"]+)"|([^\s;"]+))/i.exec(request.headers.get("Content-Disposition") ?? "");
  return said?.[1] ?? said?.[2];
}
