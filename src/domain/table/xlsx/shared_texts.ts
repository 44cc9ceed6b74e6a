import { CellText } from "./cell_text.ts";
import { damaged, tooMuch, unusable } from "./unreadable.ts";
import type { WorkbookLimits } from "./workbook_limits.ts";
import type { XmlHandler } from "./xml_reader.ts";

const NAMES = ["si", "t", "rPh"] as const;
const [SI, T, PHONETIC] = [0, 1, 2];

/** Texts lie in blocks of about this size, so that none is ever copied to make room. */
const BLOCK = 1 << 20;

/** Reads `sharedStrings.xml`: the texts that cells refer to by number, each written as a cell of a CSV. */
export class SharedTexts implements XmlHandler {
  static readonly NAMES: readonly string[] = NAMES;

  /** Where the text found last lies. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;

  private readonly blocks: Uint8Array[] = [];
  private text_ = new CellText();
  /** Of text `i`: its block, where it starts and where it ends there. */
  private places = new Uint32Array(3 * 1024);
  private count = 0;
  private total = 0;
  private startOfText = 0;
  private inText = false;
  private phonetic = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  open(name: number): void {
    if (name === SI) {
      this.startOfText = this.text_.sink.length;
      this.text_.begin();
    } else if (name === PHONETIC) this.phonetic++;
    else if (name === T) this.inText = this.phonetic === 0;
  }

  close(name: number): void {
    if (name === T) this.inText = false;
    else if (name === PHONETIC) this.phonetic--;
    else if (name === SI) this.keep();
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (!this.inText) return;
    this.text_.add(bytes, start, end, literal);
    if (this.text_.sink.length - this.startOfText > this.limits.maxCellBytes) throw tooLong(this.limits);
  }

  /** Ends the reading. */
  finish(): this {
    this.seal();
    return this;
  }

  /** Finds text `index`; throws `Unreadable` where there is none. */
  find(index: number): void {
    if (!(index >= 0 && index < this.count)) throw damaged(`a cell refers to text ${index}, which isn't there`);
    this.bytes = this.blocks[this.places[3 * index]!]!;
    this.start = this.places[3 * index + 1]!;
    this.end = this.places[3 * index + 2]!;
  }

  private keep(): void {
    const length = this.text_.end();
    this.total += length;
    if (this.total + 12 * this.count > this.limits.maxTextBytes) throw textTooLarge(this.limits);
    if (3 * this.count === this.places.length) {
      this.places = new Uint32Array(this.places.buffer.transfer(8 * this.places.length));
    }
    const { sink } = this.text_;
    this.places[3 * this.count] = this.blocks.length;
    this.places[3 * this.count + 1] = sink.length - length;
    this.places[3 * this.count + 2] = sink.length;
    this.count++;
    if (sink.length >= BLOCK) this.seal();
  }

  private seal(): void {
    const { sink } = this.text_;
    this.blocks.push(sink.bytes.slice(0, sink.length));
    sink.length = 0;
  }
}

export function tooLong({ maxCellBytes }: WorkbookLimits) {
  return unusable(`A cell holds more than ${maxCellBytes.toLocaleString("en-US")} bytes of text, the most Echo reads.`);
}

export function textTooLarge({ maxTextBytes }: WorkbookLimits) {
  return tooMuch(
    `The workbook holds more than ${Math.floor(maxTextBytes / (1 << 20))} MB of text, the most Echo reads. ` +
      "Export a shorter span of time.",
  );
}
