import type { Fault } from "../../values/fault.ts";
import { unusable } from "./unreadable.ts";

/** Why a file in the container of old Office files can't be read: a password, .xls, or something else altogether. */
export function oldWorkbookFault(bytes: Uint8Array): Fault {
  if (names(bytes, "EncryptedPackage")) {
    return unusable("The workbook is protected by a password. Save it without one and try again.").fault;
  }
  if (names(bytes, "Workbook") || names(bytes, "Book")) {
    return unusable("This is an old Excel workbook (.xls), which Echo doesn't read. Save it as .xlsx or CSV.").fault;
  }
  return unusable("This is an old Office file, but not a workbook. Save the table as .xlsx or CSV.").fault;
}

/** True if the container has an entry of that name: UTF-16 and a zero behind it, at a multiple of 128 bytes. */
function names(bytes: Uint8Array, name: string): boolean {
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length && bytes[at + 2 * i] === 0) return true;
  }
  return false;
}
