import { decodeUtf8 } from "../decode_text.ts";
import { Utf8Sink } from "../encoding.ts";
import { appendXml } from "./xml_text.ts";

const EQUALS = 0x3d;
const SPACE = 0x20;
const COLON = 0x3a;

/** The attributes of one tag, walked in place. */
export class XmlAttributes {
  bytes: Uint8Array = new Uint8Array(0);
  nameStart = 0;
  nameEnd = 0;
  valueStart = 0;
  valueEnd = 0;
  private start = 0;
  private next = 0;
  private end = 0;
  private readonly decoded = new Utf8Sink(64);

  /** Looks at the attributes in `bytes[start, end)`. */
  at(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = this.next = start;
    this.end = end;
  }

  /** Goes to the next attribute; false behind the last. */
  walk(): boolean {
    const { bytes, end } = this;
    let i = this.next;
    while (i < end && bytes[i]! <= SPACE) i++;
    this.nameStart = i;
    while (i < end && bytes[i] !== EQUALS && bytes[i]! > SPACE) i++;
    this.nameEnd = i;
    while (i < end && bytes[i] !== EQUALS) i++;
    i++;
    while (i < end && bytes[i]! <= SPACE) i++;
    const quote = bytes[i]!;
    this.valueStart = ++i;
    while (i < end && bytes[i] !== quote) i++;
    this.valueEnd = i;
    this.next = i + 1;
    return i < end;
  }

  /** True where the attribute at hand is called by this one letter. */
  isNamed(letter: number): boolean {
    return this.nameEnd - this.nameStart === 1 && this.bytes[this.nameStart] === letter;
  }

  /** The text of the attribute `name`, a namespace's prefix aside; null if there is none. */
  text(name: string): string | null {
    this.next = this.start;
    while (this.walk()) {
      const { bytes } = this;
      const colon = bytes.subarray(this.nameStart, this.nameEnd).lastIndexOf(COLON);
      if (decodeUtf8(bytes, this.nameStart + colon + 1, this.nameEnd) === name) return this.value();
    }
    return null;
  }

  /** True where the attribute says so: `1` or `true`. */
  isTrue(name: string): boolean {
    const said = this.text(name);
    return said === "1" || said === "true";
  }

  private value(): string {
    this.decoded.length = 0;
    appendXml(this.decoded, this.bytes, this.valueStart, this.valueEnd);
    return decodeUtf8(this.decoded.bytes, 0, this.decoded.length);
  }
}
