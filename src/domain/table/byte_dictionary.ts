import type { CellBatch } from "./cell_batch.ts";

/** The most entries: a slot holds a code of this many in its low bits and a piece of the hash above. */
const CODE_BITS = 18;
const CODE_MASK = (1 << CODE_BITS) - 1;

/** Past this many steps to a free slot the texts were chosen to collide; the caller should keep them another way. */
const LONGEST_PROBE = 512;

/** From so many entries on the dictionary doesn't stay in the processor's near cache. */
const MANY = 1024;

/** A 32-bit hash of `bytes[start, end)`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/**
 * Numbers the different byte strings it is shown 0, 1, 2 … in order of first appearance.
 *
 * Open addressing over one pool of bytes: no string and no object per entry.
 */
export class ByteDictionary {
  /** How many different strings there are. */
  count = 0;
  /** String `code` is `pool.subarray(offsets[code], offsets[code + 1])`. */
  pool: Uint8Array<ArrayBuffer> = new Uint8Array(256);
  offsets: Uint32Array<ArrayBuffer> = new Uint32Array(17);

  /** code + 1 and the hash's high bits, 0 where it is free; small, since every miss of the cache costs a scan dear. */
  private slots: Int32Array<ArrayBuffer> = new Int32Array(32);
  private mask = 31;
  // What `numberMany` knows of each cell.
  private hashes = new Int32Array(0);
  private froms = new Uint32Array(0);
  /** The code last seen for a few cheap properties of its bytes: most cells need no hash. */
  private readonly guesses = new Int32Array(128).fill(-1);

  /**
   * Numbers the cells of column `column` of `batch` into `codes[row]` and on.
   *
   * @returns how many it numbered: all, unless it comes to one that the dictionary can't (well) hold
   */
  number(batch: CellBatch, column: number, codes: Uint32Array, row: number): number {
    return this.count < MANY ? this.numberFew(batch, column, codes, row) : this.numberMany(batch, column, codes, row);
  }

  private numberFew({ bytes, starts, ends, width, count }: CellBatch, column: number, codes: Uint32Array, row: number) {
    for (let i = 0, at = column; i < count; i++, at += width) {
      const code = this.codeOf(bytes, starts[at]!, ends[at]!);
      if (code < 0) return i;
      codes[row + i] = code;
    }
    return count;
  }

  /** The same, one kind of memory after the other: many waits for memory at once are far shorter than one by one. */
  private numberMany(
    { bytes, starts, ends, width, count }: CellBatch,
    column: number,
    codes: Uint32Array,
    row: number,
  ) {
    if (this.hashes.length < count) this.hashes = new Int32Array(count);
    const { hashes, slots, mask, offsets } = this;
    for (let i = 0, at = column; i < count; i++, at += width) hashes[i] = hashBytes(bytes, starts[at]!, ends[at]!);
    for (let i = 0; i < count; i++) {
      const entry = slots[hashes[i]! & mask]!;
      codes[row + i] = entry !== 0 && ((entry ^ hashes[i]!) & ~CODE_MASK) === 0 ? entry & CODE_MASK : 0;
    }
    if (this.froms.length < count) this.froms = new Uint32Array(count);
    const froms = this.froms;
    for (let i = 0; i < count; i++) froms[i] = offsets[codes[row + i]!]!;
    for (let i = 0, at = column; i < count; i++, at += width) {
      const start = starts[at]!;
      const end = ends[at]!;
      let code = codes[row + i]! - 1;
      // froms holds the end of the entry: the place where the next one starts.
      if (code < 0 || !this.holds(froms[i]!, code, bytes, start, end)) code = this.find(hashes[i]!, bytes, start, end);
      if (code < 0) return i;
      codes[row + i] = code;
    }
    return count;
  }

  /** Whether entry `code`, which ends at `to` of the pool, is `bytes[start, end)`. */
  private holds(to: number, code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { pool } = this;
    const from = this.offsets[code]!;
    if (to - from !== end - start) return false;
    for (let at = from, k = start; k < end; at++, k++) if (pool[at] !== bytes[k]) return false;
    return true;
  }

  /** The number of `bytes[start, end)`, a new one if it wasn't seen; -1 if the dictionary can't (well) hold it. */
  private codeOf(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const { pool, offsets, guesses } = this;
    const key = length === 0 ? 0 : (bytes[start]! * 3 + bytes[end - 1]! * 5 + length) & 127;
    const guess = guesses[key]!;
    if (guess >= 0) {
      const from = offsets[guess]!;
      if (offsets[guess + 1]! - from === length) {
        // From the end: ids and dates that differ do so there.
        let k = length - 1;
        while (k >= 0 && pool[from + k] === bytes[start + k]) k--;
        if (k < 0) return guess;
      }
    }
    const code = this.find(hashBytes(bytes, start, end), bytes, start, end);
    guesses[key] = code;
    return code;
  }

  private find(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const { pool, offsets, slots, mask } = this;
    const length = end - start;
    const tag = hash & ~CODE_MASK;
    let slot = hash & mask;
    for (let steps = 0; steps < LONGEST_PROBE; steps++) {
      const entry = slots[slot]!;
      if (entry === 0) return this.insert(tag, slot, bytes, start, end);
      if ((entry & ~CODE_MASK) === tag) {
        const code = (entry & CODE_MASK) - 1;
        const from = offsets[code]!;
        if (offsets[code + 1]! - from === length) {
          let k = 0;
          while (k < length && pool[from + k] === bytes[start + k]) k++;
          if (k === length) return code;
        }
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private insert(tag: number, slot: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.count === CODE_MASK) return -1;
    const code = this.count++;
    const from = this.offsets[code]!;
    const to = from + end - start;
    if (to > this.pool.length) this.pool = grown(this.pool, to);
    for (let i = start, at = from; i < end; i++, at++) this.pool[at] = bytes[i]!;
    if (code + 1 === this.offsets.length) {
      this.offsets = new Uint32Array(this.offsets.buffer.transfer(8 * this.offsets.length));
    }
    this.offsets[code + 1] = to;
    this.slots[slot] = tag | (code + 1);
    if (2 * this.count > this.mask) this.spread();
    return code;
  }

  /** Twice the slots, so that at most half are taken. */
  private spread(): void {
    const { pool, offsets } = this;
    const slots = new Int32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (let code = 0; code < this.count; code++) {
      const hash = hashBytes(pool, offsets[code]!, offsets[code + 1]!);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hash & ~CODE_MASK) | (code + 1);
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** `pool` with room for at least `needed` bytes, its content kept; the old one must not be used again. */
export function grown(pool: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  let length = 2 * pool.length;
  while (length < needed) length *= 2;
  return new Uint8Array(pool.buffer.transfer(length));
}
