import type { Fault } from "../../values/fault.ts";
import { err, ok, type Result } from "../../values/result.ts";
import { createCsvScanner } from "../scan_csv.ts";
import type { ScanLimits } from "../scan_limits.ts";
import type { Sheet, SheetFacts, Table } from "../table.ts";
import { CellFormats } from "./cell_formats.ts";
import { fillMerged } from "./fill_merged.ts";
import { SharedTexts } from "./shared_texts.ts";
import { withSheetNotes } from "./sheet_notes.ts";
import { SheetReader } from "./sheet_reader.ts";
import { SheetRecords } from "./sheet_records.ts";
import { Unreadable } from "./unreadable.ts";
import { readPart, readWorkbook, type SheetPart, type Workbook } from "./workbook.ts";
import { type WorkbookLimits, workbookLimits } from "./workbook_limits.ts";
import { XmlReader } from "./xml_reader.ts";
import { ZipArchive } from "./zip_archive.ts";

const UTF8_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** A sheet's first bytes tell whether there is anything on it; past so many, there is taken to be. */
const GLIMPSE = 1 << 20;

/** So many sheets are named in a sentence. */
const LISTED = 40;

/** Which sheet, and how large it may be. */
export interface SheetOrder {
  readonly limits: ScanLimits;
  /** The most bytes a file may have; what a workbook unpacks to is limited by it. */
  readonly maxBytes: number;
  /** The name of the sheet, or its number from 1; the first visible one with a table unless given. */
  readonly sheet?: string;
}

/** A sheet as a table. */
export type SheetTable = Table<SheetFacts>;

/**
 * Reads one sheet of a workbook (.xlsx, .xlsm) as a table, each cell as the text that a CSV without a country would
 * give: "1234.5", "2024-01-31", "€12.5", "12.5%", "true", "#N/A".
 *
 * It works in steps of a fraction of a second and yields the rows so far after each; what it answers is the table, or
 * the fault of a file that is no workbook, is damaged, unpacks to too much or has no such sheet.
 */
export function* readXlsx(
  bytes: Uint8Array,
  order: SheetOrder,
): Generator<number, Result<SheetTable, Fault>, undefined> {
  try {
    return yield* read(bytes, order);
  } catch (error) {
    if (error instanceof Unreadable) return err(error.fault);
    throw error;
  }
}

function* read(bytes: Uint8Array, order: SheetOrder): Generator<number, Result<SheetTable, Fault>, undefined> {
  const limits = workbookLimits(order.limits, order.maxBytes);
  const archive = new ZipArchive(bytes, limits);
  const workbook = yield* readWorkbook(archive);
  const opened = yield* open(archive, workbook, limits);
  if (order.sheet !== undefined) {
    const sheet = named(workbook.sheets, order.sheet);
    return sheet === null ? err(noSuchSheet(workbook.sheets, order.sheet)) : yield* readSheet(opened, sheet, null);
  }
  return yield* readFirst(opened);
}

interface OpenWorkbook {
  readonly archive: ZipArchive;
  readonly workbook: Workbook;
  readonly limits: WorkbookLimits;
  readonly texts: SharedTexts;
  readonly formats: CellFormats["formats"];
}

function* open(
  archive: ZipArchive,
  workbook: Workbook,
  limits: WorkbookLimits,
): Generator<number, OpenWorkbook, undefined> {
  const formats = new CellFormats();
  if (workbook.styles !== null) yield* readPart(archive, workbook.styles, CellFormats.NAMES, formats);
  const texts = new SharedTexts(limits);
  if (workbook.sharedTexts !== null) yield* readPart(archive, workbook.sharedTexts, SharedTexts.NAMES, texts);
  return { archive, workbook, limits, texts: texts.finish(), formats: formats.formats };
}

/** The first visible sheet with a table of two columns; failing that, of one; failing that, what is wrong with the first. */
function* readFirst(opened: OpenWorkbook): Generator<number, Result<SheetTable, Fault>, undefined> {
  const { sheets } = opened.workbook;
  const visible = sheets.filter(({ hidden }) => !hidden);
  const holding = new Map<SheetPart, boolean>();
  for (const sheet of sheets) holding.set(sheet, yield* holdsSomething(opened.archive, sheet));
  const wanted = (visible.length > 0 ? visible : sheets).filter((sheet) => holding.get(sheet));
  let fallback: Result<SheetTable, Fault> | null = null;
  for (const sheet of wanted) {
    const others = sheets.filter((other) => other !== sheet && holding.get(other));
    const result = yield* readSheet(opened, sheet, others);
    if (result.ok ? result.value.columns.length > 1 : result.error.code === "payload_too_large") return result;
    if (fallback === null || (result.ok && !fallback.ok)) fallback = result;
  }
  return fallback ?? err(nothing(`The workbook is empty: none of its ${sheets.length} sheets has anything on it.`));
}

function* readSheet(
  { archive, workbook, limits, texts, formats }: OpenWorkbook,
  sheet: SheetPart,
  others: readonly SheetPart[] | null,
): Generator<number, Result<SheetTable, Fault>, undefined> {
  const scanner = createCsvScanner(limits);
  let fault: Fault | null = null;
  const push = (csv: Uint8Array) => {
    const pushed = scanner.push(csv);
    if (!pushed.ok) fault ??= pushed.error;
  };
  push(UTF8_MARK);
  const records = new SheetRecords(limits, push);
  const reader = new SheetReader({ texts, formats, dateSystem: workbook.dateSystem, limits }, records);
  const xml = new XmlReader(`the sheet "${sheet.name}"`, SheetReader.NAMES, reader);
  for (const _ of archive.unpack(sheet.part, (piece) => xml.push(piece))) {
    if (fault !== null) return err(ofSheet(fault, sheet));
    yield scanner.rowsSeen;
  }
  xml.end();
  records.finish();
  if (records.filledRows === 0) return err(nothing(`The sheet "${sheet.name}" is empty.`));
  const scanned = fault === null ? scanner.finish() : err(fault);
  if (!scanned.ok) return err(ofSheet(scanned.error, sheet));
  const table = scanned.value;
  const places = new Map(records.columns.map((column, place) => [column, place]));
  const filled = fillMerged(table.columns, table.rowNumbers, reader.merges, places, limits);
  const facts: SheetFacts = {
    kind: "xlsx",
    sheet: sheet.name,
    sheets: workbook.sheets.map((listed) => listSheet(listed, listed === sheet ? table.rowCount : null)),
    headerRow: table.facts.headerRow,
    dateSystem: workbook.dateSystem,
  };
  const said = others === null || others.length === 0 ? null : alsoThere(sheet, others);
  const notes = withSheetNotes(table, { reader, records, filled, others: said });
  return ok({ ...table, ...notes, columns: filled.columns, facts });
}

function listSheet({ name, hidden }: SheetPart, rows: number | null): Sheet {
  return { name, hidden, rows };
}

function alsoThere(sheet: SheetPart, others: readonly SheetPart[]): string {
  const names = others.map(({ name, hidden }) => `"${name}"${hidden ? " (hidden)" : ""}`);
  return `The sheet "${sheet.name}" is read; ${listed(names)} ${names.length === 1 ? "isn't" : "aren't"}.`;
}

/** True unless the first bytes of the sheet show that it has no cell with anything in it. */
function* holdsSomething(
  archive: ZipArchive,
  { name, part }: SheetPart,
): Generator<number, boolean, undefined> {
  let seen = 0;
  let holds = false;
  const reader = new XmlReader(`the sheet "${name}"`, ["v", "is"], {
    open: (name) => void (holds ||= name >= 0),
    close() {},
    text() {},
  });
  for (const _ of archive.unpack(part, (piece) => ((seen += piece.length), reader.push(piece)))) {
    if (holds || seen > GLIMPSE) return true;
    yield 0;
  }
  return holds;
}

function named(sheets: readonly SheetPart[], wanted: string): SheetPart | null {
  const small = wanted.trim().toLowerCase();
  return sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => name.trim().toLowerCase() === small) ??
    (/^[1-9]\d{0,4}$/.test(small) ? sheets[Number(small) - 1] : undefined) ?? null;
}

function noSuchSheet(sheets: readonly SheetPart[], wanted: string): Fault {
  const names = sheets.map(({ name, hidden }, i) => `${i + 1} "${name}"${hidden ? " (hidden)" : ""}`);
  const detail = `The workbook has no sheet "${wanted}". Its sheets are: ${listed(names)}.`;
  return { code: "validation_failed", detail, items: [{ detail, pointer: "/sheet" }] };
}

/** The first names of a list that may be long. */
function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return more > 0 ? `${names.slice(0, LISTED).join(", ")} and ${more} more` : names.join(", ");
}

function nothing(detail: string): Fault {
  const whole = `${detail} Put the table with its header on a sheet, or choose another.`;
  return { code: "validation_failed", detail: whole, items: [{ detail: whole }] };
}

/** A fault of the sheet's rows, in the words of a workbook. */
function ofSheet(fault: Fault, { name }: SheetPart): Fault {
  const detail = `Sheet "${name}": ${fault.detail}`;
  return {
    ...fault,
    detail,
    items: fault.items?.map((item) => ({ ...item, detail: `Sheet "${name}": ${item.detail}` })),
  };
}
