import type { Table } from "../table/table.ts";
import type { Evidence } from "./dataset.ts";
import { fits, type Look, lookAt } from "./fit.ts";
import { type Header, readHeader } from "./header.ts";
import type { Role } from "./role.ts";
import type { ReadSettings } from "./settings.ts";
import type { DateReading } from "./solve_date.ts";
import { type Context, CONTEXT_HEADERS, SYNONYMS } from "./synonyms.ts";
import { roleWords } from "./role_words.ts";
import { looksLikeDays } from "./sample.ts";
import { wordsOf } from "./words.ts";

/** The role of a column, what its cells looked like, and why. */
export interface RoleGuess {
  readonly position: number;
  readonly role: Role;
  readonly look: Look;
  readonly evidence: readonly Evidence[];
}

export interface Inference {
  readonly headers: readonly Header[];
  /** By column position. */
  readonly guesses: ReadonlyMap<number, RoleGuess>;
  /** Why a column whose header means a role didn't get it, by position. */
  readonly refused: ReadonlyMap<number, Evidence>;
}

/** A header that means a role; the lower the rank, the better it says so. */
interface Candidate {
  readonly position: number;
  readonly role: Role;
  readonly rank: number;
}

/**
 * Which column has which role: what the caller says, then what headers say where the content agrees, the best header
 * of a role first and ties by position; last a single column of days where no header names a date.
 */
export function inferRoles(
  table: Table,
  settings: ReadSettings,
  readingOf: (header: Header) => DateReading,
): Inference {
  return new RoleFinder(table, settings, readingOf).find();
}

class RoleFinder {
  private readonly headers: readonly Header[];
  private readonly contexts: ReadonlySet<Context>;
  private readonly guesses = new Map<number, RoleGuess>();
  private readonly taken = new Map<Role, number>();
  private readonly refused = new Map<number, Evidence>();
  private readonly runnersUp = new Map<Role, string[]>();
  private readonly looks = new Map<string, Look>();
  private namesAmount = false;

  constructor(
    private readonly table: Table,
    private readonly settings: ReadSettings,
    private readonly readingOf: (header: Header) => DateReading,
  ) {
    this.headers = table.columns.map(({ name }) => readHeader(name));
    this.contexts = contextsOf(this.headers);
  }

  find(): Inference {
    const mapping = new Map(Object.entries(this.settings.mapping ?? {}));
    this.table.columns.forEach(({ name }, position) => {
      const role = mapping.get(name);
      if (role) this.accept(position, role, { kind: "caller", detail: `you said that this is the ${roleWords(role)}` });
    });
    const open = this.table.columns.map(({ name }) => !mapping.has(name));
    this.byHeader(open);
    if (!this.taken.has("date")) this.dateByContent(open);
    return { headers: this.headers, guesses: this.withRunnersUp(), refused: this.refused };
  }

  private byHeader(open: readonly boolean[]): void {
    const candidates = candidatesOf(this.headers, this.contexts).filter(({ position }) => open[position]);
    this.namesAmount = candidates.some(({ role }) => role === "amount");
    for (const { position, role } of candidates) {
      if (this.guesses.has(position)) continue;
      if (this.taken.has(role)) {
        this.runnersUp.set(role, [...this.runnersUp.get(role) ?? [], this.table.columns[position]!.name]);
        continue;
      }
      const objection = this.objectionTo(position, role);
      if (objection !== null) {
        this.refused.set(position, { kind: "content", detail: objection });
        continue;
      }
      this.accept(position, role, {
        kind: "header",
        detail: `the header says '${this.table.columns[position]!.name}'`,
      });
    }
  }

  private accept(position: number, role: Role, because: Evidence): void {
    if (this.taken.has(role)) return;
    this.taken.set(role, position);
    this.refused.delete(position);
    this.guesses.set(position, { position, role, look: this.look(position, role), evidence: [because] });
  }

  /** Why the column can't have the role although its header says so; null if it can. */
  private objectionTo(position: number, role: Role): string | null {
    const look = this.look(position, role);
    if (!fits(look)) return `the header could mean the ${roleWords(role)}, but ${contradiction(look)}`;
    if (role === "status" && this.contexts.has("ads") && !this.namesAmount && !this.taken.has("amount")) {
      return "the status of a campaign says nothing about a payment";
    }
    if (role === "leads" && this.headers[position]!.words === "results" && this.resultsAreOther()) {
      return "the file says that its results are something other than leads";
    }
    if (role === "fee" && this.settlesInAnotherCurrency()) {
      return "the fee is in the currency of the settlement, not in that of the amount";
    }
    return null;
  }

  private look(position: number, role: Role): Look {
    const key = `${position} ${role}`;
    let look = this.looks.get(key);
    if (look === undefined) {
      const { cells } = this.table.columns[position]!;
      look = lookAt(cells, this.table.rowCount, role, this.readingOf(this.headers[position]!));
      this.looks.set(key, look);
    }
    return look;
  }

  /** Meta counts as results whatever a campaign is after, and says in another column what that is. */
  private resultsAreOther(): boolean {
    const indicator = this.headers.findIndex(({ words }) => words === "result indicator" || words === "result type");
    const words = indicator < 0 ? null : wordsOf(this.table.columns[indicator]!.cells, this.table.rowCount);
    return words !== null && words.length > 0 && !words.some(({ text }) => /lead/i.test(text));
  }

  /** Stripe keeps the fee in the currency it pays out in, beside an amount in the customer's. */
  private settlesInAnotherCurrency(): boolean {
    const wordsUnder = (header: string) => {
      const position = this.headers.findIndex(({ words }) => words === header);
      const words = position < 0 ? null : wordsOf(this.table.columns[position]!.cells, this.table.rowCount);
      return new Set((words ?? []).map(({ text }) => text.toLowerCase()));
    };
    const settled = wordsUnder("converted currency");
    const charged = wordsUnder("currency");
    return settled.size > 0 && (settled.size > 1 || charged.size > 1 || !charged.isSubsetOf(settled));
  }

  private dateByContent(open: readonly boolean[]): void {
    const days = this.table.columns.flatMap((column, position) => {
      if (!open[position] || this.guesses.has(position) || this.refused.has(position)) return [];
      if (!looksLikeDays(column.cells, this.table.rowCount, this.readingOf(this.headers[position]!))) return [];
      return fits(this.look(position, "date")) ? [position] : [];
    });
    if (days.length !== 1) return;
    this.accept(days[0]!, "date", { kind: "content", detail: "it is the only column of days" });
  }

  private withRunnersUp(): Map<number, RoleGuess> {
    for (const [role, names] of this.runnersUp) {
      const guess = this.guesses.get(this.taken.get(role)!)!;
      const others = names.map((name) => `'${name}'`).join(" and ");
      const detail = `${others} could be the ${roleWords(role)} too; this header says it more plainly`;
      this.guesses.set(guess.position, { ...guess, evidence: [...guess.evidence, { kind: "header", detail }] });
    }
    return this.guesses;
  }
}

function contextsOf(headers: readonly Header[]): Set<Context> {
  const present = new Set(headers.map(({ words }) => words));
  const contexts = Object.entries(CONTEXT_HEADERS) as [Context, readonly string[]][];
  return new Set(contexts.flatMap(([context, known]) => known.some((words) => present.has(words)) ? [context] : []));
}

/** Every role that a header of the file means, the plainest headers first, ties by position. */
function candidatesOf(headers: readonly Header[], contexts: ReadonlySet<Context>): Candidate[] {
  const ranks = new Map<Role, Map<string, number>>();
  for (const { role, headers: known, when, unless } of SYNONYMS) {
    if ((when !== undefined && !contexts.has(when)) || (unless !== undefined && contexts.has(unless))) continue;
    const ofRole = ranks.get(role) ?? new Map<string, number>();
    for (const words of known) if (!ofRole.has(words)) ofRole.set(words, ofRole.size);
    ranks.set(role, ofRole);
  }
  const candidates = headers.flatMap(({ words }, position) =>
    [...ranks].flatMap(([role, ofRole]) => {
      const rank = ofRole.get(words);
      return rank === undefined ? [] : [{ position, role, rank }];
    })
  );
  return candidates.sort((a, b) => a.rank - b.rank || a.position - b.position);
}

/** What the cells are instead, in words. */
function contradiction(look: Look): string {
  switch (look.kind) {
    case "text":
      return "the column is empty";
    case "words": {
      const some = look.words.slice(0, 3).map(({ text }) => `'${text}'`).join(", ");
      return look.all === 0 ? "the column is empty" : `it holds other words: ${some}`;
    }
    case "dates":
    case "numbers": {
      const { tally, cells } = look.survey;
      if (tally.missing === cells.rowCount) return "the column is empty";
      return `most of its cells can't be read as ${look.kind === "dates" ? "dates" : "numbers"}`;
    }
  }
}
