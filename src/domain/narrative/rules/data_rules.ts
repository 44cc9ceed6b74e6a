import { type Concern, isOne, type Material } from "../material.ts";
import { fact, list, type Phrase, say } from "../say.ts";
import type { Rule } from "./rule.ts";

const NAMED = 4;

/** Rules about the data itself. */
export const DATA_RULES: readonly Rule[] = [
  {
    name: "undecided_columns",
    severity: "urgent",
    checks: "open questions about columns",
    canJudge: () => true,
    when: ({ undecided }) => undecided.length > 0,
    says: ({ undecided }) =>
      say`Answer what Echo asks about ${
        list(undecided.map((column) => say`${fact(column)}`))
      }: until then nothing that needs ${undecided.length === 1 ? "this column" : "these columns"} can be computed.`,
  },
  {
    name: "data_quality",
    severity: "tidy",
    checks: "the quality of the data",
    canJudge: () => true,
    when: (material) => warnings(material).length > 0,
    says: (material) =>
      say`Look through the data findings before acting on these figures: ${
        list(warnings(material).slice(0, NAMED).map((concern) => named(material, concern)))
      }.`,
  },
];

/** An open question has a rule of its own. */
function warnings(material: Material): readonly Concern[] {
  return material.concerns.filter(({ rule, severity }) => severity === "warning" && rule !== "undecided_column");
}

/** "missing months (8)", or only the name of what occurred a single time. */
function named(material: Material, { rule, count }: Concern): Phrase {
  const words = rule.replaceAll("_", " ");
  return isOne(material, count) ? say`${words}` : say`${words} (${fact(count)})`;
}
