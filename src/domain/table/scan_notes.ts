import type { ScanNote } from "./table.ts";

/** How many notes of one kind are kept; the counts go on. */
const KEPT_PER_KIND = 20;

/** What a scan noticed, kept within bounds. */
export class NoteBook {
  readonly counts: Partial<Record<ScanNote["kind"], number>> = {};
  private readonly notes: ScanNote[] = [];

  add(kind: ScanNote["kind"], row: number, detail: string): void {
    const count = this.count(kind) + 1;
    this.counts[kind] = count;
    if (count <= KEPT_PER_KIND) this.notes.push({ kind, row, detail });
  }

  /** Takes back the note of one row, whose reason turned out to be another. */
  withdraw(kind: ScanNote["kind"], row: number): void {
    const at = this.notes.findLastIndex((note) => note.kind === kind && note.row === row);
    if (at < 0) return;
    this.notes.splice(at, 1);
    this.counts[kind] = this.count(kind) - 1;
  }

  count(kind: ScanNote["kind"]): number {
    return this.counts[kind] ?? 0;
  }

  inFileOrder(): readonly ScanNote[] {
    return this.notes.toSorted((a, b) => a.row - b.row);
  }
}
