import { Inflate } from "fflate/browser";
import { decodeUtf8 } from "../decode_text.ts";
import { crc32 } from "./crc32.ts";
import { damaged, tooMuch, unusable } from "./unreadable.ts";
import type { WorkbookLimits } from "./workbook_limits.ts";

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const ZIP64_EXTRA = 1;
const IN_ZIP64 = 0xffffffff;

/** Packed bytes that are unpacked at once: deflate makes at most 1032 times as much of them. */
const SLICE = 16 * 1024;
/** No ratio is demanded of a part's first bytes: empty cells with a style pack very well. */
const RATIO_GRACE = 8 << 20;

/** A part of the archive as the directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerAt: number;
}

/**
 * A zip archive in memory, read by its directory. Parts are unpacked piece by piece, within limits that count what
 * really comes out, and their checksums are compared.
 */
export class ZipArchive {
  private readonly entries = new Map<string, ZipEntry>();
  private inflated = 0;

  /** Throws `Unreadable` for what is no archive, or one that contradicts itself. */
  constructor(private readonly bytes: Uint8Array, private readonly limits: WorkbookLimits) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const entry of directory(bytes, view, limits.maxEntries)) {
      const name = plainName(entry.name);
      if (this.entries.has(name)) throw damaged(`it holds the part "${name}" twice`);
      this.entries.set(name, entry);
    }
    demandApart([...this.entries.values()], bytes.length);
  }

  /** The names of the parts, in small letters and with `/` between folders. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(plainName(name));
  }

  /** Hands the content of a part to `take`, piece by piece; a piece is valid during the call. Yields between pieces. */
  *unpack(name: string, take: (bytes: Uint8Array) => void): Generator<void, void, undefined> {
    const entry = this.entries.get(plainName(name));
    if (entry === undefined) throw damaged(`the part "${name}" is missing`);
    const packed = this.packed(entry);
    let crc = 0;
    let size = 0;
    const counted = (piece: Uint8Array) => {
      size += piece.length;
      this.count(piece.length, size, packed.length);
      crc = crc32(crc, piece);
      take(piece);
    };
    for (const push = this.unpacker(entry, counted); push.at < packed.length || push.at === 0;) {
      const end = Math.min(push.at + SLICE, packed.length);
      push.next(packed.subarray(push.at, end), end === packed.length);
      push.at = Math.max(1, end);
      yield;
    }
    if (crc !== entry.crc || size !== entry.size) throw damaged(`the checksum of "${entry.name}" is wrong`);
  }

  private unpacker({ name, method }: ZipEntry, take: (bytes: Uint8Array) => void) {
    if (method === STORED) return { at: 0, next: (packed: Uint8Array, _: boolean) => take(packed) };
    const inflate = new Inflate((piece) => take(piece));
    return {
      at: 0,
      next: (packed: Uint8Array, last: boolean) => {
        try {
          inflate.push(packed, last);
        } catch (error) {
          // The library's own errors carry a number; what `take` throws goes on as it is.
          if (error instanceof Error && "code" in error) throw damaged(`"${name}" can't be unpacked`);
          throw error;
        }
      },
    };
  }

  /** The packed bytes of a part; its own header may say otherwise than the directory where they start. */
  private packed(entry: ZipEntry): Uint8Array {
    const { name, headerAt, packedSize, method } = entry;
    if (entry.encrypted) throw unusable("The workbook is protected by a password. Save it without one and try again.");
    if (method !== STORED && method !== DEFLATED) {
      throw damaged(`"${name}" is packed in a way that no spreadsheet uses`);
    }
    const { bytes } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_ENTRY) {
      throw damaged(`"${name}" isn't where the directory says`);
    }
    const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
    if (start + packedSize > bytes.length) throw damaged(`"${name}" is cut off`);
    return bytes.subarray(start, start + packedSize);
  }

  private count(more: number, size: number, packedSize: number): void {
    this.inflated += more;
    const { maxInflatedBytes, maxRatio } = this.limits;
    if (this.inflated > maxInflatedBytes) {
      throw tooMuch(
        `The workbook unpacks to more than ${megabytes(maxInflatedBytes)} MB, the most Echo reads. ` +
          "Save the sheet alone in a new workbook, or export it as CSV.",
      );
    }
    if (size > RATIO_GRACE && size > maxRatio * packedSize) {
      throw tooMuch(
        `The workbook unpacks to more than ${maxRatio} times its size, as a zip bomb does. ` +
          "If it is an honest one, delete the empty formatted rows and columns, or export the sheet as CSV.",
      );
    }
  }
}

function* directory(bytes: Uint8Array, view: DataView, maxEntries: number): Generator<ZipEntry> {
  const { count, start } = endOfDirectory(view);
  if (count > maxEntries) throw tooMuch(`The workbook holds more than ${maxEntries} parts, the most Echo reads.`);
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw damaged("its directory is broken");
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (end > bytes.length) throw damaged("its directory is cut off");
    const extra = at + 46 + nameLength;
    const [size, packedSize, headerAt] = longSizes(view, extra, extra + extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    yield {
      name: decodeUtf8(bytes, at + 46, at + 46 + nameLength),
      encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size,
      packedSize,
      headerAt,
    };
    at = end;
  }
}

/** Where the directory starts and how many entries it has: said at the very end, before a comment of up to 64 KB. */
function endOfDirectory(view: DataView): { readonly count: number; readonly start: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const found = { count: view.getUint16(at + 10, true), start: view.getUint32(at + 16, true) };
    return found.start === IN_ZIP64 || found.count === 0xffff ? endOfDirectory64(view, at) : found;
  }
  throw damaged("it is cut off, or isn't a workbook at all");
}

function endOfDirectory64(view: DataView, end: number): { readonly count: number; readonly start: number } {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) throw damaged("its directory is broken");
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_OF_DIRECTORY_64) {
    throw damaged("its directory is broken");
  }
  return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

/** The sizes and the place of an entry, those taken from the field of large archives that don't fit the short ones. */
function longSizes(
  view: DataView,
  start: number,
  end: number,
  short: readonly [number, number, number],
): readonly [number, number, number] {
  if (!short.includes(IN_ZIP64)) return short;
  for (let at = start; at + 4 <= end;) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA && next <= end) {
      let field = at + 4;
      const long = short.map((value) => {
        if (value !== IN_ZIP64 || field + 8 > next) return value;
        field += 8;
        return Number(view.getBigUint64(field - 8, true));
      });
      return [long[0]!, long[1]!, long[2]!];
    }
    at = next;
  }
  return short;
}

/** Parts that share bytes multiply what a small archive unpacks to. */
function demandApart(entries: readonly ZipEntry[], length: number): void {
  const sorted = entries.toSorted((a, b) => a.headerAt - b.headerAt);
  for (const [i, { name, headerAt, packedSize }] of sorted.entries()) {
    const next = sorted[i + 1]?.headerAt ?? length;
    if (headerAt + 30 + packedSize > next) throw damaged(`"${name}" overlaps what follows it`);
  }
}

/** Some producers write `\` for `/`, a leading `/`, or capitals other than those in the references. */
function plainName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / (1 << 20));
}
