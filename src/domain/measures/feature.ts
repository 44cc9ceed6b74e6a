import { type Day, NO_DAY } from "../values/day.ts";
import { cellText } from "../table/column.ts";
import type { Dataset, DatasetColumn } from "../schema/dataset.ts";
import { type Role, ROLE_KINDS } from "../schema/role.ts";
import type { Condition, PaymentClass } from "./measure.ts";
import { paymentClassOf } from "./payment_class.ts";
import { textIndex } from "./text_index.ts";

/** What conditions can tell apart in one column: each row's code, and which codes meet a condition. */
export interface Feature {
  /** By row; null where every row has code 0. */
  readonly codes: Uint8Array | null;
  readonly size: number;
  meets(condition: Condition, code: number): boolean;
  /** Why a row with that code doesn't meet `condition`. */
  reason(condition: Condition, code: number): string;
}

const CLASSES: readonly PaymentClass[] = ["paid", "refunded", "failed", "pending", "unknown"];

/** The feature that decides `conditions`, which all look at the same column. */
export function featureOf(dataset: Dataset, conditions: readonly Condition[]): Feature {
  const condition = conditions[0]!;
  if (condition.test === "payment") return paymentFeature(dataset);
  const column = dataset.roles.get(condition.role);
  const kind = ROLE_KINDS[condition.role];
  if (kind === "day") return dayFeature(column, condition.role, conditions);
  return kind === "text" ? textFeature(column, condition.role, conditions) : numberFeature(column, condition.role);
}

/** Which column a condition looks at. */
export function featureName(condition: Condition): Role | "payment" {
  return condition.test === "payment" ? "payment" : condition.role;
}

const statusCodes = new WeakMap<DatasetColumn, Uint8Array>();

function paymentFeature(dataset: Dataset): Feature {
  const column = dataset.roles.get("status");
  return {
    codes: column ? paymentCodes(column) : null,
    size: CLASSES.length,
    meets: (condition, code) => condition.test === "payment" && condition.is.includes(CLASSES[code]!),
    reason: (_, code) => CLASSES[code] === "unknown" ? "unknown_status" : CLASSES[code]!,
  };
}

function paymentCodes(column: DatasetColumn): Uint8Array {
  let codes = statusCodes.get(column);
  if (!codes) {
    const texts = textIndex(column.cells!);
    const classes = new Uint8Array(texts.size);
    for (let code = 0; code < texts.size; code++) classes[code] = CLASSES.indexOf(paymentClassOf(texts.text(code)));
    codes = recode(texts.codes, classes);
    statusCodes.set(column, codes);
  }
  return codes;
}

function recode(codes: Int32Array, table: Uint8Array): Uint8Array {
  const result = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) result[row] = table[codes[row]!]!;
  return result;
}

const POSITIVE = 0;
const NEGATIVE = 1;
const ZERO_VALUE = 2;
const BLANK = 3;
const UNREADABLE = 4;

const signCodes = new WeakMap<DatasetColumn, Uint8Array>();

function numberFeature(column: DatasetColumn | undefined, role: Role): Feature {
  const known = column?.numbers !== undefined;
  return {
    codes: column && known ? signsOf(column) : null,
    size: UNREADABLE + 1,
    meets: (condition, code) => known ? numberMeets(condition, code) : condition.test === "absent",
    reason: (condition, code) =>
      !known || code === BLANK
        ? `blank_${role}`
        : code === UNREADABLE
        ? `unreadable_${role}`
        : `${condition.test === "absent" ? "with" : `not_${condition.test}`}_${role}`,
  };
}

function numberMeets(condition: Condition, code: number): boolean {
  if (condition.test === "positive") return code === POSITIVE;
  if (condition.test === "negative") return code === NEGATIVE;
  return condition.test === "present" ? code < BLANK : condition.test === "absent" && code >= BLANK;
}

function signsOf(column: DatasetColumn): Uint8Array {
  let codes = signCodes.get(column);
  if (!codes) {
    const { values } = column.numbers!;
    codes = new Uint8Array(values.length);
    for (let row = 0; row < codes.length; row++) {
      const value = values[row]!;
      if (value > 0) continue;
      codes[row] = value < 0 ? NEGATIVE : value === 0 ? ZERO_VALUE : isBlank(column, row) ? BLANK : UNREADABLE;
    }
    signCodes.set(column, codes);
  }
  return codes;
}

function isBlank(column: DatasetColumn, row: number): boolean {
  return !column.cells || cellText(column.cells, row).trim() === "";
}

/** Code 0 is a row without a day; the others count the boundaries of the conditions' spans at or before the day. */
function dayFeature(column: DatasetColumn | undefined, role: Role, conditions: readonly Condition[]): Feature {
  const spans = conditions.flatMap((condition) => "start" in condition ? [condition.start, condition.end] : []);
  const bounds = Int32Array.from([...new Set(spans)].sort((a, b) => a - b));
  const isIn = (span: { start: Day; end: Day }, code: number) =>
    code > 1 && bounds[code - 2]! >= span.start && bounds[code - 2]! < span.end;
  return {
    codes: column?.days ? segmentsOf(column.days, bounds) : null,
    size: bounds.length + 2,
    meets: (condition, code) => {
      if (condition.test === "between") return isIn(condition, code);
      if (condition.test === "outside") return !isIn(condition, code);
      return condition.test === "present" ? code > 0 : condition.test === "absent" && code === 0;
    },
    reason: (condition, code) => {
      if (code === 0) return role === "date" ? "undated" : `blank_${role}`;
      return "start" in condition ? "other_period" : `with_${role}`;
    },
  };
}

function segmentsOf(days: Int32Array, bounds: Int32Array): Uint8Array {
  const codes = new Uint8Array(days.length);
  for (let row = 0; row < codes.length; row++) {
    const day = days[row]!;
    if (day === NO_DAY) continue;
    let code = 1;
    while (code <= bounds.length && bounds[code - 1]! <= day) code++;
    codes[row] = code;
  }
  return codes;
}

/** Code 0 is blank, 1 any text, the others the texts that conditions ask for. */
function textFeature(column: DatasetColumn | undefined, role: Role, conditions: readonly Condition[]): Feature {
  const asked = [
    ...new Set(conditions.flatMap((condition) => condition.test === "equals" ? [condition.value.trim()] : [])),
  ].filter((text) => text !== "");
  return {
    codes: column?.cells ? textCodes(column.cells, asked) : null,
    size: asked.length + 2,
    meets: (condition, code) => {
      if (condition.test === "equals") {
        return code === (condition.value.trim() === "" ? 0 : asked.indexOf(condition.value.trim()) + 2);
      }
      return condition.test === "present" ? code > 0 : condition.test === "absent" && code === 0;
    },
    reason: (_, code) => `${code === 0 ? "blank" : "other"}_${role}`,
  };
}

function textCodes(cells: NonNullable<DatasetColumn["cells"]>, asked: readonly string[]): Uint8Array {
  const texts = textIndex(cells);
  const table = new Uint8Array(texts.size).fill(1);
  for (let code = 0; asked.length > 0 && code < texts.size; code++) {
    if (asked.includes(texts.text(code))) table[code] = asked.indexOf(texts.text(code)) + 2;
  }
  if (texts.blank !== null) table[texts.blank] = 0;
  return recode(texts.codes, table);
}
