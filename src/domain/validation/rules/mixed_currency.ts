import type { Table } from "../../table/table.ts";
import { type Dataset, ROW_SKIPPED } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { counted, listed } from "../wording.ts";

/** Money of several currencies, which Echo never adds up. */
export function mixedCurrency(_: Table, { currency, rowStates, roles }: Dataset): RuleOutcome {
  const { list, codes, fallback, reporting } = currency;
  if (codes === null) return NOTHING;
  const rows = new Map(list.map((code) => [code, 0]));
  const amounts = roles.get("amount")?.numbers?.values;
  for (let row = 0; row < codes.length; row++) {
    if (rowStates[row] === ROW_SKIPPED || (amounts !== undefined && Number.isNaN(amounts[row]!))) continue;
    const code = list[codes[row]!] ?? fallback;
    rows.set(code, (rows.get(code) ?? 0) + 1);
  }
  const parts = [...rows].map(([code, count]) => `${code} in ${counted(count, "row")}`);
  const headline = reporting === null
    ? "As many rows are in one as in another, so there is no headline figure until you choose a currency."
    : `The headline figures are in ${reporting}; the others stand beside them.`;
  return found({
    rule: "mixed_currency",
    severity: "warning",
    message: `The file holds several currencies: ${listed(parts, parts.length)}. They are never added up. ${headline}`,
    suggestion: reporting === null
      ? "Choose the reporting currency."
      : "Choose another reporting currency if you like.",
    count: list.length,
  });
}
