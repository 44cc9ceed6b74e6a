import type { Rule } from "./rule.ts";
import { blankStatuses } from "./rules/blank_statuses.ts";
import { duplicateRows } from "./rules/duplicate_rows.ts";
import { implausibleDays } from "./rules/implausible_days.ts";
import { missingDate } from "./rules/missing_date.ts";
import { missingMonths } from "./rules/missing_months.ts";
import { mixedCurrency } from "./rules/mixed_currency.ts";
import { mostlyMissingColumns } from "./rules/mostly_missing_columns.ts";
import { negativeAmounts } from "./rules/negative_amounts.ts";
import { noRows } from "./rules/no_rows.ts";
import { overflowingCells } from "./rules/overflowing_cells.ts";
import { refundsWithoutAmount } from "./rules/refunds_without_amount.ts";
import { refusedRows } from "./rules/refused_rows.ts";
import { rejectedRows } from "./rules/rejected_rows.ts";
import { requiredRoles } from "./rules/required_roles.ts";
import { scanNotes } from "./rules/scan_notes.ts";
import { summaryRows } from "./rules/summary_rows.ts";
import { undatedAmounts } from "./rules/undated_amounts.ts";
import { undecidedColumns } from "./rules/undecided_columns.ts";
import { unknownStatuses } from "./rules/unknown_statuses.ts";
import { unreadableCells } from "./rules/unreadable_cells.ts";

/** Every rule, in the order in which their findings are shown within one severity. */
export const RULES: readonly Rule[] = [
  noRows,
  requiredRoles,
  undecidedColumns,
  missingDate,
  mixedCurrency,
  refusedRows,
  rejectedRows,
  unreadableCells,
  overflowingCells,
  unknownStatuses,
  blankStatuses,
  duplicateRows,
  undatedAmounts,
  implausibleDays,
  missingMonths,
  mostlyMissingColumns,
  refundsWithoutAmount,
  negativeAmounts,
  summaryRows,
  scanNotes,
];
