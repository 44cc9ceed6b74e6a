import type { ReadSettings } from "../domain/schema/settings.ts";
import type { Digest } from "../ports/digest.ts";
import type { Workspace } from "./workspace.ts";

/**
 * The name of a dataset: the SHA-256 (hex) of the file's bytes, a dash, and 16 digits for what else decides how it is
 * read. The same file read in the same way has the same name, whichever answers led there.
 */
export function datasetHash(
  digest: Digest,
  fileHash: string,
  settings: ReadSettings,
  workspace: Pick<Workspace, "currency" | "timezone">,
): string {
  const { mapping = {}, dateOrder, decimalMark, currency, timezone, sheet, scan } = settings;
  const roles = Object.entries(mapping).sort(([a], [b]) => a < b ? -1 : 1);
  const reading: unknown[] = [
    roles,
    dateOrder,
    decimalMark,
    currency ?? workspace.currency,
    timezone ?? workspace.timezone,
  ];
  if (sheet !== undefined) reading.push(sheet);
  if (scan !== undefined) reading.push([scan.encoding, scan.delimiter, scan.header]);
  const hash = digest.start();
  hash.update(new TextEncoder().encode(JSON.stringify(reading)));
  return `${fileHash}-${hash.hex().slice(0, 16)}`;
}

/** The SHA-256 (hex) of the file in a dataset's name. */
export function fileHashOf(datasetHash: string): string {
  return datasetHash.split("-")[0]!;
}
