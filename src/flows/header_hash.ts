import type { Table } from "../domain/table/table.ts";
import type { Digest } from "../ports/digest.ts";

/** Names the header of a table: the SHA-256 (hex) of its names in their order; null where the file has no header. */
export function headerHash(digest: Digest, { columns, facts }: Pick<Table, "columns" | "facts">): string | null {
  if (facts.headerRow === null) return null;
  const hash = digest.start();
  hash.update(new TextEncoder().encode(JSON.stringify(columns.map(({ name }) => name))));
  return hash.hex();
}
