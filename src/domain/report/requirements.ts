import type { Metric } from "../metrics/metric.ts";
import { missingRole } from "../narrative/gaps.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Role } from "../schema/role.ts";
import type { Finding } from "../validation/finding.ts";
import type { Template } from "./templates/template.ts";

/** The roles a metric requires and the dataset lacks; an inner list means "any of these". */
export function missingRoles(metric: Metric, dataset: Pick<Dataset, "roles">): readonly (readonly Role[])[] {
  return metric.requires
    .map((required): readonly Role[] => typeof required === "string" ? [required] : required)
    .filter((roles) => !roles.some((role) => dataset.roles.has(role)));
}

/** An error where the dataset has the columns of none of the metrics that the template stands on. */
export function unsuitable(
  template: Template,
  required: readonly Metric[],
  dataset: Pick<Dataset, "roles">,
): readonly Finding[] {
  const missing = required.map((metric) => missingRoles(metric, dataset));
  const [first] = missing;
  if (first === undefined || missing.some((roles) => roles.length === 0)) return [];
  const { why, remedy } = missingRole(first);
  return [{
    rule: "unsuitable_template",
    severity: "error",
    message: `Nothing that "${template.title}" stands on can be computed: ${why}.`,
    suggestion: `Choose another kind of report, or ${remedy}.`,
  }];
}
