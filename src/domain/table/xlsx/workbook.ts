import { damaged, tooMuch, unusable } from "./unreadable.ts";
import type { DateSystem } from "./serial_date.ts";
import type { XmlAttributes } from "./xml_attributes.ts";
import { type XmlHandler, XmlReader } from "./xml_reader.ts";
import type { ZipArchive } from "./zip_archive.ts";

/** A worksheet: its name, whether the workbook hides it, and the part that holds it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook says of itself. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly dateSystem: DateSystem;
  readonly sharedTexts: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, … */
  readonly type: string;
  readonly target: string;
}

const MOST_SHEETS = 1000;
const MOST_RELATIONS = 10_000;
const LONGEST_NAME = 255;

/** Reads which sheets an archive holds, in steps; throws `Unreadable` where it is no workbook. */
export function* readWorkbook(archive: ZipArchive): Generator<number, Workbook, undefined> {
  const main = (yield* relationsOf(archive, "")).find(({ type }) => type === "officeDocument")?.target ??
    "xl/workbook.xml";
  if (!archive.has(main)) throw notAWorkbook(archive);
  if (main.endsWith(".bin")) {
    throw unusable("This is a binary workbook (.xlsb), which Echo doesn't read. Save it as .xlsx and try again.");
  }
  const relations = yield* relationsOf(archive, main);
  const said = new SheetList();
  yield* readPart(archive, main, SheetList.NAMES, said);
  if (said.sheets.length === 0 && said.elements === 0) throw notAWorkbook(archive);
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null;
  const sheets = said.sheets.flatMap(({ name, hidden, relation }): SheetPart[] => {
    const of = relations.find(({ id }) => id === relation);
    // Charts and macros have sheets too, but no cells.
    return of?.type === "worksheet" ? [{ name, hidden, part: of.target }] : [];
  });
  if (sheets.length === 0) throw unusable("The workbook has no sheet with cells. Put the table on a sheet of its own.");
  return { sheets, dateSystem: said.dateSystem, sharedTexts: partOf("sharedStrings"), styles: partOf("styles") };
}

/** Reads a part into `handler`; yields 0, the rows that are in it, after each step. */
export function* readPart(
  archive: ZipArchive,
  part: string,
  names: readonly string[],
  handler: XmlHandler,
): Generator<number, void, undefined> {
  const reader = new XmlReader(`"${part}"`, names, handler);
  for (const _ of archive.unpack(part, (bytes) => reader.push(bytes))) yield 0;
  reader.end();
}

/** What a part (the archive itself: "") refers to, the targets as names in the archive. */
function* relationsOf(archive: ZipArchive, part: string): Generator<number, readonly Relation[], undefined> {
  const slash = part.lastIndexOf("/") + 1;
  const rels = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(rels)) return [];
  const relations: Relation[] = [];
  yield* readPart(archive, rels, ["Relationship"], {
    open(name, attributes) {
      if (name < 0) return;
      if (relations.length === MOST_RELATIONS) throw damaged("it refers to more parts than any spreadsheet writes");
      relations.push({
        id: attributes.text("Id") ?? "",
        type: (attributes.text("Type") ?? "").split("/").at(-1)!,
        target: resolved(part.slice(0, slash), attributes.text("Target") ?? ""),
      });
    },
    close() {},
    text() {},
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

class SheetList implements XmlHandler {
  static readonly NAMES: readonly string[] = ["sheet", "workbookPr", "workbook"];

  readonly sheets: { name: string; hidden: boolean; relation: string | null }[] = [];
  dateSystem: DateSystem = 1900;
  /** How many of the elements were a workbook's. */
  elements = 0;

  open(name: number, attributes: XmlAttributes): void {
    if (name >= 0) this.elements++;
    if (name === 1 && attributes.isTrue("date1904")) this.dateSystem = 1904;
    if (name !== 0) return;
    if (this.sheets.length === MOST_SHEETS) throw tooMuch(`The workbook has more than ${MOST_SHEETS} sheets.`);
    const state = attributes.text("state");
    const called = attributes.text("name") ?? "";
    if (called.length > LONGEST_NAME) throw damaged("a sheet's name is longer than any spreadsheet allows");
    this.sheets.push({
      name: called,
      hidden: state === "hidden" || state === "veryHidden",
      // `r:id`, in whichever letters the file abbreviates the namespace.
      relation: attributes.text("id"),
    });
  }

  close(): void {}
  text(): void {}
}

function notAWorkbook(archive: ZipArchive) {
  const { names } = archive;
  const holds = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (holds(/^mimetype$/) && holds(/^content\.xml$/)) {
    return unusable("This is an OpenDocument file (.ods), which Echo doesn't read. Save it as .xlsx or CSV.");
  }
  if (holds(/^index\/.*\.iwa$|^index\.zip$/)) {
    return unusable("This is a Numbers file, which Echo doesn't read. Export it to Excel (.xlsx) or CSV.");
  }
  if (holds(/^(?:word|ppt)\//)) {
    return unusable("This is a document or a presentation, not a workbook. Copy the table into a sheet and save that.");
  }
  return unusable(
    "This is a zip archive, but not a workbook. Unpack it and send the .xlsx or CSV in it, one file at a time.",
  );
}
