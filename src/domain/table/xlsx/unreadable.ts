import type { Fault } from "../../values/fault.ts";

/** Unwinds from deep inside a workbook to `readXlsx`, which answers with the fault and lets none of these out. */
export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.detail);
  }
}

/** The file can't be read as a workbook; `detail` tells its owner how to mend it. */
export function unusable(detail: string): Unreadable {
  return new Unreadable({ code: "validation_failed", detail, items: [{ detail }] });
}

/** The archive or a part of it contradicts itself: cut off, overwritten or made up. */
export function damaged(what: string): Unreadable {
  return unusable(`The workbook is damaged: ${what}. Open it in a spreadsheet, save it again as .xlsx and send that.`);
}

/** The file is small, but what it unpacks to is more than Echo takes. */
export function tooMuch(detail: string): Unreadable {
  return new Unreadable({ code: "payload_too_large", detail });
}
