import type { MetricResult } from "../metrics/metric.ts";
import type { Role } from "../schema/role.ts";
import { roleWords } from "../schema/role_words.ts";
import { isKnown } from "../values/quantity.ts";
import type { Reason } from "../values/reason.ts";

/** Why a figure can't be known, and what would make it known; clauses without figures, without a full stop. */
export interface Gap {
  readonly metric: string;
  readonly label: string;
  readonly reason: Reason;
  readonly why: string;
  /** "" where there is nothing to be done. */
  readonly remedy: string;
}

// A header that Echo is sure to recognise, where it isn't the role's own name.
const HEADERS: Readonly<Partial<Record<Role, string>>> = {
  amount: "amount_paid",
  customer: "customer_id",
  channel: "source",
  interval: "billing_period",
  direction: "type",
};

const EXPLANATIONS: Readonly<
  Record<Exclude<Reason, "missing_role">, { readonly why: string; readonly remedy: string }>
> = {
  no_rows: { why: "no row of the file counts towards it", remedy: "check the amounts and the payment status" },
  zero_denominator: { why: "there is nothing to divide by", remedy: "" },
  negative_base: { why: "the earlier figure is negative, so a percentage would mislead", remedy: "" },
  insufficient_periods: {
    why: "the file covers too few complete periods",
    remedy: "export a longer stretch of time",
  },
  mixed_currency: {
    why: "the rows are in several currencies, which are never added up",
    remedy: "choose a currency for the report",
  },
  not_burning: { why: "income covers expenses, so cash isn't running down", remedy: "" },
  zero_churn: { why: "no customer left, so a lifetime can't be measured", remedy: "" },
  missing_parameter: { why: "a number that only you know wasn't given", remedy: "give it along with the report" },
  partial_period: { why: "its period isn't over", remedy: "run the report again once it is" },
  ambiguous_column: {
    why: "a column behind it can be read in several ways",
    remedy: "answer the question about that column",
  },
  not_recurring: {
    why: "nothing in the file says how often a customer is billed",
    remedy: `add a column such as ${HEADERS.interval}`,
  },
  overflow: { why: "a cell holds a number too large to be read exactly", remedy: "correct that cell" },
  calculation_failed: { why: "its calculation failed, which is a fault in Echo", remedy: "report it" },
};

const PARAMETERS: Readonly<Record<string, { readonly why: string; readonly remedy: string }>> = {
  runway: { why: "the cash balance wasn't given", remedy: "give the cash balance along with the report" },
  funnel_analysis: {
    why: "the order of the stages wasn't given",
    remedy: "give the stages in order along with the report",
  },
};

/** The gap of a result without a value, or null where the value is known. */
export function gapOf(
  result: MetricResult,
  missing: readonly (readonly Role[])[] = [],
): Gap | null {
  const { metric, label, value } = result;
  if (isKnown(value)) return null;
  const { reason, detail } = value;
  const named = { metric, label, reason };
  if (reason === "missing_parameter") return { ...named, ...PARAMETERS[metric] ?? EXPLANATIONS[reason] };
  if (reason !== "missing_role") return { ...named, ...EXPLANATIONS[reason] };
  if (missing.length === 0) return { ...named, why: `it needs ${detail}`, remedy: "" };
  return { ...named, ...missingRole(missing) };
}

/** What it means to lack columns; an inner list means "any of these". */
export function missingRole(missing: readonly (readonly Role[])[]): Pick<Gap, "why" | "remedy"> {
  const columns = missing.map((roles) => `the ${inOrder(roles.map(missingWords), "or")}`);
  const headers = missing.map(([role]) => HEADERS[role!] ?? role!);
  return missing.length === 1
    ? { why: `the file has no column for ${columns[0]}`, remedy: `add a column such as ${headers[0]}` }
    : {
      why: `the file lacks columns for ${inOrder(columns, "and")}`,
      remedy: `add columns such as ${inOrder(headers, "and")}`,
    };
}

/** A file of expenses may well have a column called amount: what it lacks is one of what customers paid. */
function missingWords(role: Role): string {
  return role === "amount" ? "amount that customers paid" : roleWords(role);
}

/** The gap as plain sentences: "The file has no customer column. Add a column such as customer_id." */
export function gapInWords({ why, remedy }: Gap): string {
  return [why, remedy].filter((clause) => clause !== "").map((clause) =>
    `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
  ).join(" ");
}

function inOrder(names: readonly string[], last: string): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}
