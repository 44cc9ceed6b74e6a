import type { ScanFacts } from "./table.ts";

/** What the caller says of a file's form; each wins over what the bytes suggest. */
export interface ScanOptions {
  readonly encoding?: ScanFacts["encoding"];
  readonly delimiter?: "," | ";" | "\t" | "|";
  /** True: the first row of the table names the columns. False: it is data already. */
  readonly header?: boolean;
}
