import { strToU8, type Zippable, zipSync } from "fflate/browser";

/** A cell's value, or the XML of the cell where that matters. */
export type Cell = string | number | boolean | null | { readonly xml: string };

export interface TestSheet {
  readonly name: string;
  readonly rows?: readonly (readonly Cell[])[];
  /** The rows as XML, instead of `rows`. */
  readonly data?: string;
  readonly state?: "hidden" | "veryHidden";
  /** What stands before and behind the rows in the sheet's XML. */
  readonly before?: string;
  readonly behind?: string;
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  readonly date1904?: boolean;
  /** Format codes; style n + 1 of a cell has the n-th, style 0 is General. */
  readonly formats?: readonly (string | number)[];
  /** The XML of the shared strings' items. */
  readonly shared?: string;
  /** Parts that replace those made here, or come on top. */
  readonly parts?: Zippable;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook (.xlsx) with just the XML that a test asks for. */
export function workbook(made: TestWorkbook): Uint8Array<ArrayBuffer> {
  return zipSync(partsOf(made), { level: 6 }) as Uint8Array<ArrayBuffer>;
}

/** A workbook of one sheet with these rows. */
export function sheetOf(
  rows: readonly (readonly Cell[])[],
  more: Omit<TestWorkbook, "sheets"> = {},
): Uint8Array<ArrayBuffer> {
  return workbook({ ...more, sheets: [{ name: "Sheet1", rows }] });
}

/** The parts of a workbook, to be packed in another way. */
export function partsOf({ sheets, date1904, formats = [], shared = "", parts = {} }: TestWorkbook): Zippable {
  const made: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${XML}<workbook ${MAIN} xmlns:r="${RELATIONS}">` +
      `<workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${
        sheets.map(({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`
        ).join("")
      }</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["rIdS", "styles", "styles.xml"],
      ["rIdT", "sharedStrings", "/xl/sharedStrings.xml"],
    ]),
    "xl/styles.xml": styles(formats),
    "xl/sharedStrings.xml": `${XML}<sst ${MAIN}>${shared}</sst>`,
  };
  for (const [i, { rows = [], data, before = "", behind = "" }] of sheets.entries()) {
    made[`xl/worksheets/sheet${i + 1}.xml`] = `${XML}<worksheet ${MAIN}>${before}<sheetData>${
      data ?? rowsXml(rows)
    }</sheetData>${behind}</worksheet>`;
  }
  return {
    ...Object.fromEntries(Object.entries(made).map(([name, xml]) => [name, strToU8(xml)])),
    ...parts,
  };
}

/** Rows with their cells where a spreadsheet would put them; empty ones are left out. */
export function rowsXml(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells, r) => {
    const xml = cells.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join("");
    return xml === "" ? "" : `<row r="${r + 1}">${xml}</row>`;
  }).join("");
}

/** A cell of a style: `styled(45322, 1)` has the first of the formats. */
export function styled(value: number | string, style: number): Cell {
  return { xml: `<c r="@" s="${style}"><v>${value}</v></c>` };
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "object") return cell.xml.replace("@", reference);
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function contentTypes(sheets: number): string {
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${main}.${type}+xml"/>`;
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' + override("workbook", "sheet.main") +
    Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}`, "worksheet")).join("") +
    override("styles", "styles") + override("sharedStrings", "sharedStrings") + "</Types>";
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  );
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${
    items.join("")
  }</Relationships>`;
}

function styles(formats: readonly (string | number)[]): string {
  const custom = formats.map((code, i) =>
    typeof code === "number" ? "" : `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`
  );
  const xfs = formats.map((code, i) => `<xf numFmtId="${typeof code === "number" ? code : 164 + i}"/>`);
  return `${XML}<styleSheet ${MAIN}><numFmts>${
    custom.join("")
  }</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${xfs.join("")}</cellXfs></styleSheet>`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}
