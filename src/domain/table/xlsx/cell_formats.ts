import { builtInFormat, type NumberFormat, numberFormat } from "./number_format.ts";
import { damaged } from "./unreadable.ts";
import type { XmlAttributes } from "./xml_attributes.ts";
import type { XmlHandler } from "./xml_reader.ts";

const NAMES = ["numFmt", "cellXfs", "xf"] as const;
const [NUM_FMT, CELL_XFS, XF] = [0, 1, 2];

/** Custom formats and cell styles are few in an honest workbook. */
const MOST_STYLES = 100_000;

/** Reads `styles.xml`: the number format of each cell style, by its index. */
export class CellFormats implements XmlHandler {
  static readonly NAMES: readonly string[] = NAMES;

  private readonly custom = new Map<number, NumberFormat>();
  private readonly ids: number[] = [];
  private inCellXfs = false;

  open(name: number, attributes: XmlAttributes): void {
    if (name === CELL_XFS) this.inCellXfs = true;
    else if (name === NUM_FMT) {
      this.custom.set(Number(attributes.text("numFmtId")), numberFormat(attributes.text("formatCode") ?? ""));
    } else if (name === XF && this.inCellXfs) this.ids.push(Number(attributes.text("numFmtId") ?? 0));
    if (this.custom.size > MOST_STYLES || this.ids.length > MOST_STYLES) {
      throw damaged("it has more cell styles than any spreadsheet writes");
    }
  }

  close(name: number): void {
    if (name === CELL_XFS) this.inCellXfs = false;
  }

  text(): void {}

  /** The formats in the order of the styles; a style that isn't there is a number as it stands. */
  get formats(): readonly NumberFormat[] {
    return this.ids.map((id) => this.custom.get(id) ?? builtInFormat(id));
  }
}
