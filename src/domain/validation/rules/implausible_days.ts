import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { formatDay } from "../../values/day.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { daysPresent, quantileDay } from "../days_present.ts";
import { rowsWhere } from "../rows_where.ts";
import { counted, inRows } from "../wording.ts";

const TWO_YEARS = 731;

/**
 * Days far from all the others: a mistyped year. Without a clock, far is two years (or twice the time that the bulk of
 * the rows covers, if that is more) before or after that bulk.
 */
export function implausibleDays(_: Table, dataset: Dataset): RuleOutcome {
  const present = daysPresent(dataset);
  if (present === null) return NOTHING;
  const early = quantileDay(present, 0.05);
  const late = quantileDay(present, 0.95);
  const median = quantileDay(present, 0.5);
  // Few rows have no bulk: a twentieth of them is the stray one itself.
  const few = present.dated < 40;
  const margin = Math.max(TWO_YEARS, few ? 0 : 2 * (late - early));
  const from = (few ? median : early) - margin;
  const to = (few ? median : late) + margin;
  if (present.first >= from && present.last <= to) return NOTHING;
  const column = dataset.roles.get("date")!;
  const days = column.days!;
  // Where there is no day the column holds a number far below any.
  const { count, rows } = rowsWhere(
    dataset,
    (row) => (days[row]! < from && days[row]! >= present.first) || days[row]! > to,
  );
  return found({
    rule: "implausible_days",
    severity: "warning",
    message: `${counted(count, "day")} in '${column.name}' ${
      count === 1 ? "is" : "are"
    } years away from the rest, which lies around ${formatDay(median)} (${inRows(rows, count)}).`,
    suggestion: "Look whether the year is mistyped: such a day stretches every history and trend.",
    row: rows[0]!,
    column: column.name,
    count,
  });
}
