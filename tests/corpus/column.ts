import type { Role } from "../../src/domain/schema/role.ts";
import type { DateStyle } from "./date_style.ts";
import { datesProve, numbersProve } from "./decidable.ts";
import { type NumberStyle, writeNumber } from "./number_style.ts";
import { type Answer, ANY, type CellTruth, type ReadAs } from "./truth.ts";

/** A cell as the file has it and as it must read. */
export interface Cell {
  readonly text: string;
  readonly truth: CellTruth;
  /** The row must be rejected for it. */
  readonly rejects?: true;
}

/** A column as a case describes it. */
export interface Column {
  readonly header: string;
  /** How Echo must call it: the header, unless given. */
  readonly name?: string | null;
  readonly as: ReadAs;
  /** The role it must get without help. */
  readonly role?: Role;
  /** The role the caller gives it, where headers in that language needn't be known. */
  readonly told?: Role;
  readonly asked?: Answer;
  readonly mayAsk?: Answer;
  readonly cells: readonly Cell[];
  readonly or?: readonly (readonly CellTruth[])[];
}

/** What a case says of a column beside its cells. */
export interface ColumnWords {
  readonly name?: string | null;
  readonly role?: Role;
  readonly told?: Role;
  /** Who settles the reading: the column's own cells, another column of the file, nobody, or who knows. */
  readonly settled?: "itself" | "file" | "nobody" | "disputed";
}

/** Values that aren't of the style, by row: what stands there and how it reads. */
export type Exceptions = Readonly<Record<number, Cell>>;

export const blank = (text = ""): Cell => ({ text, truth: null });
export const unreadable = (text: string): Cell => ({ text, truth: null, rejects: true });
export const unclaimed = (text: string): Cell => ({ text, truth: ANY });

export function texts(header: string, values: readonly string[], words: ColumnWords = {}): Column {
  return { header, ...named(words), as: "text", cells: values.map((value) => ({ text: value, truth: value })) };
}

/** A column of decimals in one style. Throws if who settles the decimal mark isn't who the case says. */
export function numbers(
  header: string,
  values: readonly string[],
  style: NumberStyle,
  words: ColumnWords = {},
  exceptions: Exceptions = {},
): Column {
  const cells = values.map((value, row) => exceptions[row] ?? { text: writeNumber(style, value), truth: value });
  const { settled = "itself" } = words;
  const proves = numbersProve(cells.filter((_, row) => exceptions[row] === undefined).map(({ text }) => text));
  demand(header, settled, proves);
  return {
    header,
    ...named(words),
    as: "number",
    ...askedBy({ setting: "decimal_mark", answer: style.mark }, settled),
    cells,
  };
}

/** A column of days in one style. Throws if who settles the order isn't who the case says. */
export function days(
  header: string,
  values: readonly string[],
  style: DateStyle,
  words: ColumnWords = {},
  exceptions: Exceptions = {},
): Column {
  const cells = values.map((value, row) => exceptions[row] ?? { text: style.write(value, row), truth: value });
  const { settled = "itself" } = words;
  demand(header, settled, style.order === "fixed" || datesProve(values));
  if (style.order === "fixed") return { header, ...named(words), as: "day", cells };
  return {
    header,
    ...named(words),
    as: "day",
    ...askedBy({ setting: "date_order", answer: style.order }, settled),
    cells,
  };
}

/** A column whose cells are stated one by one. */
export function stated(
  header: string,
  as: ReadAs,
  cells: readonly (readonly [text: string, truth: CellTruth])[],
  words: Omit<ColumnWords, "settled"> & Pick<Column, "asked" | "mayAsk" | "or"> = {},
): Column {
  return { header, ...words, as, cells: cells.map(([text, truth]) => ({ text, truth })) };
}

function named({ name, role, told }: ColumnWords): Pick<Column, "name" | "role" | "told"> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(told === undefined ? {} : { told }),
  };
}

function askedBy(answer: Answer, settled: ColumnWords["settled"]): Pick<Column, "asked" | "mayAsk"> {
  if (settled === "nobody") return { asked: answer };
  return settled === "disputed" ? { mayAsk: answer } : {};
}

function demand(header: string, settled: ColumnWords["settled"], proves: boolean): void {
  if (settled === "disputed" || proves === (settled === "itself")) return;
  throw new Error(
    `'${header}' ${proves ? "proves" : "doesn't prove"} how it is written, but the case says '${settled}'`,
  );
}
