import { cellText, type RawColumn } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import { currencyExponent, isCurrency } from "../values/money.ts";
import { currencyOfMark } from "./currency_marks.ts";
import type { ColumnType, DatasetColumn, DateOrder, DecimalMark, Evidence, Question } from "./dataset.ts";
import { distinctCells } from "./distinct_cells.ts";
import { evidenceOfDays, evidenceOfForm, evidenceOfNumbers, evidenceOfWords } from "./evidence.ts";
import type { Header } from "./header.ts";
import type { Inference, RoleGuess } from "./infer.ts";
import type { Look } from "./fit.ts";
import { type FileLocale, fileLocale, isMachineWritten, type Proof } from "./locale.ts";
import { holdsNames, looksWithoutRole, mostRead, namesThings } from "./plain_columns.ts";
import { askDateOrder, askDecimalMark } from "./questions.ts";
import { COUNTS, ROLE_KINDS } from "./role.ts";
import { roleWords } from "./role_words.ts";
import { typeOfSample } from "./sample.ts";
import type { ReadSettings } from "./settings.ts";
import {
  type DateReading,
  type DateSurvey,
  possibleOrders,
  provenOrder,
  provesByPart,
  solveDates,
} from "./solve_date.ts";
import { wordsOf } from "./words.ts";
import {
  type CellCurrencies,
  type NumberSurvey,
  provenMark,
  solveNumbers,
  surveyNumbers,
  wholeNumberMark,
} from "./solve_number.ts";

/** A column as Echo reads it, with what only the building of the dataset needs to know. */
export interface CoercedColumn {
  readonly column: DatasetColumn;
  /** Rows whose cell isn't empty and can't be read as the role's kind; overflowing ones are not among them. */
  readonly unreadableRows: readonly number[];
  /** By distinct cell; only on columns of numbers. */
  readonly currencies?: CellCurrencies;
  readonly question?: Question;
}

export interface CoerceContext {
  readonly table: Table;
  readonly inference: Inference;
  readonly settings: ReadSettings;
  readonly readingOf: (header: Header) => DateReading;
  /** The currencies that a symbol such as `$` most likely means here: the caller's and the workspace's. */
  readonly keptCurrencies: readonly string[];
}

const MAGNITUDES: Evidence = {
  kind: "content",
  detail: "its cells shorten thousands, millions or billions with a letter or word, and are read in full",
};

/** How something undecided was settled, and by what. */
type Settled<T> = { readonly answer: T; readonly evidence: readonly Evidence[] } | null;

/** Every column of the table as Echo reads it, in order. */
export function coerceColumns(context: CoerceContext): readonly CoercedColumn[] {
  const { table, inference, readingOf } = context;
  const others = looksWithoutRole(table, inference, readingOf);
  const locale = fileLocale(table, inference, others);
  const columns = table.columns.map((raw, position) => {
    const guess = inference.guesses.get(position);
    if (guess === undefined) return withoutRole(context, raw, position, others.get(position), locale);
    const { look } = guess;
    if (look.kind === "numbers") {
      const survey = ROLE_KINDS[guess.role] === "number" ? withoutPercentSigns(raw, look.survey) : look.survey;
      return numberColumn(context, raw, guess, survey, locale.mark);
    }
    if (look.kind === "dates") return dayColumn(context, raw, guess, look.survey, locale.order);
    const words = evidenceOfWords(look);
    const type = typeOfSample(raw.cells, table.rowCount, readingOf(inference.headers[position]!));
    return {
      column: {
        ...base(raw, guess, type === "boolean" || type === "empty" ? type : "text"),
        evidence: [...guess.evidence, ...(words === null ? [] : [words])],
      },
      unreadableRows: [],
    };
  });
  return askedOnce(columns);
}

/** An answer holds for the whole file, so columns without a role ask only what no other column asks already. */
function askedOnce(columns: readonly CoercedColumn[]): readonly CoercedColumn[] {
  const asked = new Set(columns.flatMap(({ column, question }) => column.role === null ? [] : question?.setting ?? []));
  return columns.map(({ question, ...column }) => {
    if (question === undefined) return column;
    const again = column.column.role === null && asked.has(question.setting);
    asked.add(question.setting);
    return again ? column : { ...column, question };
  });
}

function withoutRole(
  context: CoerceContext,
  raw: RawColumn,
  position: number,
  look: Look | undefined,
  locale: FileLocale,
): CoercedColumn {
  const plain = plainColumn(context, raw, position);
  if (look?.kind === "numbers") return numbersWithoutRole(context, plain, look.survey, locale.mark);
  return look?.kind === "dates" ? daysWithoutRole(context, plain, look.survey, locale.order) : plain;
}

/** A column of numbers that no figure is made of. One that names rather than measures stays text. */
function numbersWithoutRole(
  context: CoerceContext,
  plain: CoercedColumn,
  survey: NumberSurvey,
  proof: Proof<DecimalMark> | null,
): CoercedColumn {
  const { column } = plain;
  const header = context.inference.headers[column.position]!;
  if (namesThings(header) || holdsNames(survey.cells)) return { ...plain, column: { ...column, type: "text" } };
  if (survey.tally.percentages > 0) return plain;
  const settled = settleMark(survey, context.settings.decimalMark, proof);
  if (isMachineWritten(column.name) && settled?.evidence.some(({ kind }) => kind === "locale")) return plain;
  if (settled === null) {
    const question = askDecimalMark(column.name, survey);
    return { ...plain, column: { ...column, type: "undecided" }, question };
  }
  const { numbers, unreadableRows } = solveNumbers(survey, settled.answer, false);
  const filled = survey.cells.rowCount - survey.tally.missing;
  if (!mostRead(filled, unreadableRows.length) || numbers.overflowRows.length > 0) {
    return { ...plain, column: { ...column, type: "text" } };
  }
  const marks = new Set(survey.currencies.marks.map((mark) => currencyOfMark(mark, context.keptCurrencies)));
  if (marks.size === 0 && header.currencyMark !== null) {
    marks.add(currencyOfMark(header.currencyMark, context.keptCurrencies));
  }
  const [currency] = marks;
  const type = marks.size === 0 ? "number" : "money";
  return {
    column: {
      ...column,
      type,
      evidence: [
        ...column.evidence,
        evidenceOfNumbers(survey.tally, unreadableRows.length, type, numbers.scale),
        ...settled.evidence,
        ...(survey.habits.magnitudes ? [MAGNITUDES] : []),
      ],
      numbers,
      ...(provenMark(survey) === "any" ? {} : { decimalMark: settled.answer }),
      ...(marks.size === 1 && currency ? { currency } : {}),
    },
    unreadableRows,
  };
}

function daysWithoutRole(
  context: CoerceContext,
  plain: CoercedColumn,
  survey: DateSurvey,
  proof: Proof<DateOrder> | null,
): CoercedColumn {
  const { column } = plain;
  const settled = settleOrder(survey, context.settings.dateOrder, proof);
  if (settled === null) {
    const question = askDateOrder(column.name, survey, possibleOrders(survey));
    return { ...plain, column: { ...column, type: "undecided" }, question };
  }
  const solved = solveDates(survey, settled.answer);
  if (!mostRead(survey.cells.rowCount - survey.tally.missing, solved.unreadableRows.length)) {
    return { ...plain, column: { ...column, type: "text" } };
  }
  return dayReading({ ...column, type: "day" }, survey, settled, solved);
}

/** As its cells stand, with the type that a sample of them shows. */
function plainColumn(context: CoerceContext, raw: RawColumn, position: number): CoercedColumn {
  const { table, inference, readingOf, settings } = context;
  const refused = inference.refused.get(position);
  const told = settings.mapping?.[raw.name] === null;
  const evidence: Evidence[] = told ? [{ kind: "caller", detail: "you said that Echo needn't use it" }] : [];
  return {
    column: {
      name: raw.name,
      position,
      role: null,
      type: typeOfSample(raw.cells, table.rowCount, readingOf(inference.headers[position]!)),
      evidence: refused === undefined ? evidence : [refused],
      cells: raw.cells,
    },
    unreadableRows: [],
  };
}

function base(raw: RawColumn, guess: RoleGuess, type: ColumnType): DatasetColumn {
  const { position, role, evidence } = guess;
  return { name: raw.name, position, role, type, evidence, cells: raw.cells };
}

function numberColumn(
  context: CoerceContext,
  raw: RawColumn,
  guess: RoleGuess,
  survey: NumberSurvey,
  proof: Proof<DecimalMark> | null,
): CoercedColumn {
  const said = context.settings.decimalMark;
  const settled = settleMark(survey, said, null) ?? settleByNature(context, guess, survey) ??
    settleMark(survey, said, proof);
  if (settled === null) {
    return {
      column: base(raw, guess, "undecided"),
      unreadableRows: [],
      question: askDecimalMark(raw.name, survey),
    };
  }
  const told = settled.evidence.some(({ kind }) => kind === "caller");
  const { numbers, unreadableRows } = solveNumbers(survey, settled.answer, told);
  const type = ROLE_KINDS[guess.role] === "money" ? "money" : "number";
  const currency = type === "money" ? ownCurrency(context, guess, survey.currencies) : null;
  return {
    column: {
      ...base(raw, guess, type),
      evidence: [
        ...guess.evidence,
        evidenceOfNumbers(survey.tally, unreadableRows.length, type, numbers.scale),
        ...settled.evidence,
        ...(survey.habits.magnitudes ? [MAGNITUDES] : []),
      ],
      numbers,
      ...(provenMark(survey) === "any" ? {} : { decimalMark: settled.answer }),
      ...(currency === null ? {} : { currency }),
    },
    unreadableRows,
    currencies: survey.currencies,
  };
}

/** A column of nothing but percentages that is said to hold numbers: 12.5 % counts as 12.5. */
function withoutPercentSigns(raw: RawColumn, survey: NumberSurvey): NumberSurvey {
  const { tally, cells } = survey;
  if (tally.percentages === 0 || tally.percentages < cells.rowCount - tally.missing) return survey;
  const texts = Array.from({ length: cells.rowCount }, (_, row) => cellText(raw.cells, row).replace(/\s*%\s*/, ""));
  const values = [...new Set(texts)];
  const codes = new Map(values.map((value, code) => [value, code]));
  const stripped = { kind: "dictionary", codes: Uint32Array.from(texts, (text) => codes.get(text)!), values } as const;
  return surveyNumbers(distinctCells(stripped, cells.rowCount));
}

/** Clicks are whole and yen have no decimals, so `1,234` of them can only be a thousand. */
function settleByNature(context: CoerceContext, guess: RoleGuess, survey: NumberSurvey): Settled<DecimalMark> {
  const mark = wholeNumberMark(survey);
  if (mark === null) return null;
  const groups = `so '${mark === "." ? "," : "."}' groups thousands`;
  if (COUNTS.has(guess.role)) {
    return { answer: mark, evidence: [{ kind: "locale", detail: `a ${roleWords(guess.role)} is whole, ${groups}` }] };
  }
  if (ROLE_KINDS[guess.role] !== "money") return null;
  const currencies = currenciesOf(context, guess, survey.currencies);
  if (currencies.length === 0 || currencies.some((currency) => currencyExponent(currency) > 0)) return null;
  const detail = `${currencies.join(" and ")} has no decimals, ${groups}`;
  return { answer: mark, evidence: [{ kind: "locale", detail }] };
}

/** The currencies that the column's cells name, else its header, else the file's column of currencies, else the caller. */
function currenciesOf(context: CoerceContext, guess: RoleGuess, { marks }: CellCurrencies): readonly string[] {
  const { table, inference, settings } = context;
  const own = marks.map((mark) => currencyOfMark(mark, context.keptCurrencies) ?? "");
  if (own.length > 0) return own.every((currency) => isCurrency(currency)) ? [...new Set(own)] : [];
  const header = ownCurrency(context, guess, { marks, codes: null });
  if (header !== null) return [header];
  const column = [...inference.guesses.values()].find(({ role }) => role === "currency");
  if (column === undefined) return settings.currency === undefined ? [] : [settings.currency];
  const words = wordsOf(table.columns[column.position]!.cells, table.rowCount) ?? [];
  const codes = words.map(({ text }) => text.toUpperCase());
  return codes.every(isCurrency) ? codes : [];
}

function settleMark(
  survey: NumberSurvey,
  told: DecimalMark | undefined,
  proof: Proof<DecimalMark> | null,
): Settled<DecimalMark> {
  const { tally } = survey;
  const proven = provenMark(survey);
  if (proven === "any") return { answer: ".", evidence: [] };
  if (proven !== "undecided") {
    const detail = `its own cells show that decimals are written with a ${markWords(proven)}`;
    const either = tally.eitherPoint + tally.eitherComma;
    return { answer: proven, evidence: either > 0 || proven === "," ? [{ kind: "locale", detail }] : [] };
  }
  if (told !== undefined) {
    const detail = `you said that decimals are written with a ${markWords(told)}`;
    return { answer: told, evidence: [{ kind: "caller", detail }] };
  }
  if (proof === null) return null;
  const detail = `'${proof.column}' of the same file writes decimals with a ${markWords(proof.answer)}`;
  return { answer: proof.answer, evidence: [{ kind: "locale", detail }] };
}

function markWords(mark: DecimalMark): string {
  return mark === "." ? "point" : "comma";
}

/** The one currency that the cells or else the header name; null for none or several. */
function ownCurrency(context: CoerceContext, guess: RoleGuess, { marks }: CellCurrencies): string | null {
  const named = new Set(marks.flatMap((mark) => currencyOfMark(mark, context.keptCurrencies) ?? []));
  if (named.size > 0) return named.size === 1 ? [...named][0]! : null;
  const mark = context.inference.headers[guess.position]!.currencyMark;
  return mark === null ? null : currencyOfMark(mark, context.keptCurrencies);
}

function dayColumn(
  context: CoerceContext,
  raw: RawColumn,
  guess: RoleGuess,
  survey: DateSurvey,
  proof: Proof<DateOrder> | null,
): CoercedColumn {
  const settled = settleOrder(survey, context.settings.dateOrder, proof);
  if (settled === null) {
    return {
      column: base(raw, guess, "undecided"),
      unreadableRows: [],
      question: askDateOrder(raw.name, survey, possibleOrders(survey)),
    };
  }
  return dayReading(base(raw, guess, "day"), survey, settled, solveDates(survey, settled.answer));
}

/** `column` with the days that its cells came to, and why. */
function dayReading(
  column: CoercedColumn["column"],
  survey: DateSurvey,
  settled: NonNullable<Settled<DateOrder>>,
  { days, unreadableRows }: ReturnType<typeof solveDates>,
): CoercedColumn {
  const evidence = [
    ...column.evidence,
    evidenceOfDays(survey.tally, unreadableRows.length),
    ...settled.evidence,
    ...evidenceOfForm(survey),
  ];
  return { column: { ...column, evidence, days, dateOrder: settled.answer }, unreadableRows };
}

function settleOrder(
  survey: DateSurvey,
  told: DateOrder | undefined,
  proof: Proof<DateOrder> | null,
): Settled<DateOrder> {
  const proven = provenOrder(survey);
  if (proven === "any") return { answer: "ymd", evidence: [] };
  if (proven !== "undecided") {
    const detail = provesByPart(survey, proven)
      ? `a part above 12 shows that the ${FIRST_PARTS[proven]} comes first`
      : `with the ${FIRST_PARTS[proven]} first the days lie close together, in any other order years apart`;
    return { answer: proven, evidence: [{ kind: "locale", detail }] };
  }
  const possible = possibleOrders(survey);
  if (told !== undefined && possible.includes(told)) {
    return {
      answer: told,
      evidence: [{ kind: "caller", detail: `you said that the ${FIRST_PARTS[told]} comes first` }],
    };
  }
  if (proof === null || !possible.includes(proof.answer)) return null;
  const detail = `'${proof.column}' of the same file puts the ${FIRST_PARTS[proof.answer]} first`;
  return { answer: proof.answer, evidence: [{ kind: "locale", detail }] };
}

const FIRST_PARTS: Readonly<Record<DateOrder, string>> = { dmy: "day", mdy: "month", ymd: "year" };
