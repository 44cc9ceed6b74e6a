import { rational } from "../../values/rational.ts";
import type { PeriodUnit } from "../../values/period.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Role } from "../../schema/role.ts";
import type { Dimension, GroupKey, Measured, MeasuredGroup, MeasureSet } from "../../measures/measure.ts";

/** The roles that leads are counted by: a column of counts, or an id of each lead. */
export const LEAD_ROLES = ["leads", "lead_id"] as const;

/** Leads by period of `unit`, and by the text of `role` where one is given; read them with `leadCounts`. */
export function leadMeasures(dataset: Dataset, unit: PeriodUnit, role?: Role): MeasureSet {
  const by: Dimension[] = [{ by: "period", unit }];
  if (role) by.push({ by: "role", role });
  return {
    leads: dataset.roles.has("leads")
      ? { op: "sum", role: "leads", by }
      : { op: "count", where: [{ test: "present", role: "lead_id" }], by: [...by, { by: "role", role: "lead_id" }] },
  };
}

/** The leads by period (null: without a day) and text. An id on several rows is one lead, of its first period. */
export function leadCounts(measured: Measured, dataset: Dataset): readonly MeasuredGroup[] {
  const groups = measured.groups("leads");
  if (dataset.roles.has("leads")) return groups;
  const firsts = new Map<GroupKey, readonly GroupKey[]>();
  for (const { keys } of groups) {
    const lead = keys.at(-1)!;
    const known = firsts.get(lead);
    if (!known || ordinalOf(keys) < ordinalOf(known)) firsts.set(lead, keys.slice(0, -1));
  }
  const counts = new Map<string, { readonly keys: readonly GroupKey[]; rows: number }>();
  for (const keys of firsts.values()) {
    const name = JSON.stringify(keys);
    const count = counts.get(name) ?? { keys, rows: 0 };
    count.rows++;
    counts.set(name, count);
  }
  return [...counts.values()].map(({ keys, rows }) => ({ keys, rows, value: rational(rows) }));
}

/** A day is earlier than none. */
function ordinalOf([ordinal]: readonly GroupKey[]): number {
  return typeof ordinal === "number" ? ordinal : Infinity;
}
