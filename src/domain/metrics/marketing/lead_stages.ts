import type { Dataset } from "../../schema/dataset.ts";
import type { Measured, MeasureSet } from "../../measures/measure.ts";
import type { Role } from "../../schema/role.ts";

/** The role that says how far a lead has come: `stage`, or a `status` where each row is a lead. */
export function stageRole(dataset: Dataset): Role | null {
  if (dataset.roles.has("stage")) return "stage";
  return dataset.roles.has("status") && dataset.roles.has("lead_id") ? "status" : null;
}

/** The rows by lead and stage; without ids of leads each row is one. */
export function stageMeasures(dataset: Dataset, role: Role): MeasureSet {
  const stage = { by: "role", role } as const;
  return dataset.roles.has("lead_id")
    ? {
      stages: {
        op: "count",
        where: [{ test: "present", role: "lead_id" }],
        by: [{ by: "role", role: "lead_id" }, stage],
      },
    }
    : { stages: { op: "count", by: [stage] } };
}

/** Every lead's stages as the data writes them: several where its id stands on rows of different stages. */
export function stagesByLead(measured: Measured, dataset: Dataset): readonly (readonly string[])[] {
  const groups = measured.groups("stages");
  if (!dataset.roles.has("lead_id")) {
    return groups.flatMap(({ keys, rows }) => Array.from({ length: rows }, () => [String(keys[0])]));
  }
  const byLead = new Map<string, string[]>();
  for (const { keys: [lead, stage] } of groups) {
    const stages = byLead.get(String(lead)) ?? [];
    stages.push(String(stage));
    byLead.set(String(lead), stages);
  }
  return [...byLead.values()];
}
