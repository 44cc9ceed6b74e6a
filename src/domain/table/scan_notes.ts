import type { ScanNote } from "./table.ts";

/** How many notes of one kind are kept; the counts go on. */
const KEPT_PER_KIND = 20;

/** What a scan noticed, kept within bounds. */
export class NoteBook {
  readonly counts: Partial<Record<ScanNote["kind"], number>> = {};
  private notes: ScanNote[] = [];
  /** The rows of every note on how a row reads, also of those that aren't kept. */
  private readonly rows: Readonly<Record<string, number[]>> = { short_row: [], stray_quote: [] };

  add(kind: ScanNote["kind"], row: number, detail: string): void {
    const count = this.count(kind) + 1;
    this.counts[kind] = count;
    this.rows[kind]?.push(row);
    if (count <= KEPT_PER_KIND) this.notes.push({ kind, row, detail });
  }

  /** Takes back the note of one row, whose reason turned out to be another. */
  withdraw(kind: ScanNote["kind"], row: number): void {
    const at = this.notes.findLastIndex((note) => note.kind === kind && note.row === row);
    if (at < 0) return;
    this.notes.splice(at, 1);
    this.counts[kind] = this.count(kind) - 1;
  }

  /** Takes back what was noted of how the rows from `row` on read: they are none of the table's. */
  withdrawFrom(row: number): void {
    for (const [name, rows] of Object.entries(this.rows)) {
      const kind = name as ScanNote["kind"];
      const left = rows.filter((noted) => noted < row).length;
      if (left === rows.length) continue;
      if (left === 0) delete this.counts[kind];
      else this.counts[kind] = left;
      this.notes = this.notes.filter((note) => note.kind !== kind || note.row < row);
    }
  }

  count(kind: ScanNote["kind"]): number {
    return this.counts[kind] ?? 0;
  }

  inFileOrder(): readonly ScanNote[] {
    return this.notes.toSorted((a, b) => a.row - b.row);
  }
}
