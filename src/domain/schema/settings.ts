import type { DateOrder, DecimalMark } from "./dataset.ts";
import type { ScanOptions } from "../table/scan_options.ts";
import type { Role } from "./role.ts";

/** What a caller may say of a file; whatever is absent Echo works out from the data. */
export interface ReadSettings {
  /** Column name → role, or null for "this column has none". Overrides every guess for the columns it names. */
  readonly mapping?: Readonly<Record<string, Role | null>>;
  readonly dateOrder?: DateOrder;
  readonly decimalMark?: DecimalMark;
  /** ISO 4217; the currency of rows that name none. */
  readonly currency?: string;
  /** IANA zone in which an instant becomes a day; UTC unless given. */
  readonly timezone?: string;
  /** The sheet of a workbook: its name, or before it is read also its number from 1. */
  readonly sheet?: string;
  /** How the bytes of a CSV are to be read; it holds for the file that it is said of. */
  readonly scan?: ScanOptions;
}
