import type { Failure, Share, Verdict } from "./evaluate.ts";

/** What the whole corpus gives. */
export interface Figures {
  readonly files: number;
  readonly cells: Share;
  readonly asked: Share;
  readonly answered: Share;
  readonly guessed: number;
  readonly accounted: Share;
  readonly findings: Share;
  readonly roles: Share;
}

export function figuresOf(verdicts: readonly Verdict[]): Figures {
  const sum = (share: (verdict: Verdict) => Share): Share => ({
    of: verdicts.reduce((total, verdict) => total + share(verdict).of, 0),
    right: verdicts.reduce((total, verdict) => total + share(verdict).right, 0),
  });
  return {
    files: verdicts.length,
    cells: sum(({ cells }) => cells),
    asked: sum(({ asked }) => asked),
    answered: sum(({ answered }) => answered),
    guessed: verdicts.reduce((total, { guessed }) => total + guessed, 0),
    accounted: { of: verdicts.length, right: verdicts.filter(({ accounted }) => accounted).length },
    findings: sum(({ findings }) => findings),
    roles: sum(({ roles }) => roles),
  };
}

/** The figures as one table. */
export function tableOf({ files, cells, asked, answered, guessed, accounted, findings, roles }: Figures): string {
  const rows = [
    ["files", String(files), ""],
    ["cells exact on decidable columns", counted(cells), percent(cells)],
    ["undecidable columns asked", counted(asked), percent(asked)],
    ["cells exact once answered", counted(answered), percent(answered)],
    ["guessed (silently wrong)", String(guessed), ""],
    ["files with every row accounted for", counted(accounted), percent(accounted)],
    ["findings stated", counted(findings), percent(findings)],
    ["roles found without help", counted(roles), percent(roles)],
  ];
  return rows.map(([what, count, share]) => `${what!.padEnd(36)}${count!.padStart(16)}${share!.padStart(10)}`).join(
    "\n",
  );
}

/** A failure in a line: file, row, column, what was expected, what came. */
export function lineOf(file: string, { about, row, column, expected, got }: Failure): string {
  const where = [row === undefined ? "" : `row ${row}`, column === undefined ? "" : `'${column}'`].filter((part) =>
    part !== ""
  );
  return `${[file, about, ...where].join(", ")}: expected ${shown(expected)}, got ${shown(got)}`;
}

function counted({ right, of }: Share): string {
  return `${right} / ${of}`;
}

function percent({ right, of }: Share): string {
  // Rounded down, so that 100 % means all of them.
  return of === 0 ? "" : `${(Math.floor(10_000 * right / of) / 100).toFixed(2)} %`;
}

function shown(text: string): string {
  const line = JSON.stringify(text).slice(1, -1);
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
