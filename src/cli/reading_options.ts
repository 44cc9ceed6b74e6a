import type { ReadSettings } from "../domain/schema/settings.ts";
import { dayInZone } from "../domain/values/day.ts";
import { isCurrency } from "../domain/values/money.ts";
import { oneOf, readOption, TEXT } from "./options.ts";

/** What every command that reads a file may be told of it. */
export const READING_OPTIONS = {
  currency: TEXT,
  timezone: TEXT,
  "date-order": TEXT,
  "decimal-mark": TEXT,
  sheet: TEXT,
};

export const READING_USAGE =
  `  --currency C       the reporting currency, and that of rows which name none (ISO 4217: USD, EUR, ...)
  --timezone Z       the zone in which instants become days (IANA: Europe/Paris); UTC if not given
  --date-order O     ymd, dmy or mdy, for dates such as 03/04/2024
  --decimal-mark M   "." or ",", for numbers such as 1.234
  --sheet S          the sheet of a workbook, its name or its number; the first with a table if not given`;

type Said = { readonly [Option in keyof typeof READING_OPTIONS]?: string };

/** The options in their types; throws a RangeError that names the one that can't be used. */
export function readingSettings(said: Said): ReadSettings {
  return {
    currency: readOption("currency", said.currency?.toUpperCase(), (code) => isCurrency(code) ? code : null),
    timezone: readOption("timezone", said.timezone, knownZone),
    dateOrder: readOption("date-order", said["date-order"], oneOf(["ymd", "dmy", "mdy"])),
    decimalMark: readOption("decimal-mark", said["decimal-mark"], oneOf([".", ","])),
    sheet: said.sheet,
  };
}

/** The zone itself; `dayInZone` throws a RangeError that names one it doesn't know. */
function knownZone(zone: string): string {
  dayInZone(zone);
  return zone;
}
