import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Role } from "../../schema/role.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";

/** Any one of these is enough to say something. */
const FIGURES: readonly Role[] = [
  "amount",
  "unit_price",
  "revenue",
  "spend",
  "expense",
  "income",
  "leads",
  "conversions",
  "stage",
];

/** A file without a single column that a figure can be made of. */
export function requiredRoles(_: Table, { roles, columns }: Dataset): RuleOutcome {
  if (FIGURES.some((role) => roles.has(role))) return NOTHING;
  const refused = columns.flatMap(({ name, role, evidence }) =>
    role === null ? evidence.filter(({ kind }) => kind === "content").map(({ detail }) => `'${name}': ${detail}`) : []
  );
  const why = refused.length === 0 ? "" : ` (${refused.slice(0, 3).join("; ")})`;
  return found({
    rule: "required_roles",
    severity: "error",
    message: `No column was recognised as money, leads or a stage, so no figure can be made of this file${why}.`,
    suggestion:
      "Say which column holds the amount (or the spend, expense, leads or stage), or name it 'amount' in the header.",
  });
}
