import { type Unavailable, unavailable } from "../values/reason.ts";
import type { Dataset } from "../schema/dataset.ts";
import { type Role, ROLE_KINDS } from "../schema/role.ts";
import type { Metric } from "./metric.ts";

/** Why the dataset's columns don't allow the metric; null if they do. */
export function unmetRequirement(metric: Metric, dataset: Dataset): Unavailable | null {
  for (const required of metric.requires) {
    const roles: readonly Role[] = typeof required === "string" ? [required] : required;
    const present = roles.filter((role) => dataset.roles.has(role));
    if (present.length === 0) return unavailable("missing_role", roles.map(roleWords).join(" or "));
    const undecided = present.find((role) => isUndecided(dataset, role));
    if (undecided) return ambiguous(dataset, undecided);
  }
  const refining = metric.uses.find((role) => isNumeric(role) && isUndecided(dataset, role));
  return refining ? ambiguous(dataset, refining) : null;
}

/** The role's name in words. */
export function roleWords(role: Role): string {
  return role.replaceAll("_", " ");
}

function isNumeric(role: Role): boolean {
  return ROLE_KINDS[role] === "money" || ROLE_KINDS[role] === "number";
}

function isUndecided(dataset: Dataset, role: Role): boolean {
  return dataset.roles.get(role)?.type === "undecided";
}

function ambiguous(dataset: Dataset, role: Role): Unavailable {
  return unavailable("ambiguous_column", dataset.roles.get(role)!.name);
}
