import type { Material } from "../material.ts";
import { asked, list, say } from "../say.ts";
import type { Sentence } from "../sentence.ts";
import { CUSTOMER_RULES } from "./customer_rules.ts";
import { DATA_RULES } from "./data_rules.ts";
import { MARKETING_RULES } from "./marketing_rules.ts";
import { MONEY_RULES } from "./money_rules.ts";
import { type Rule, SEVERITIES } from "./rule.ts";

/** Every recommendation that Echo can give. */
export const RULES: readonly Rule[] = [...MONEY_RULES, ...CUSTOMER_RULES, ...MARKETING_RULES, ...DATA_RULES];

/** What to do, most urgent first, each naming its rule; or that nothing crossed a threshold, and what was checked. */
export function recommend(material: Material): readonly Sentence[] {
  const judged = RULES.filter((rule) => rule.canJudge(material));
  const crossed = judged.filter((rule) => rule.when(material));
  if (crossed.length > 0) {
    return crossed.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((rule) => asked(rule.says(material), rule.name));
  }
  const checks = [...new Set(judged.map((rule) => rule.checks))].map((check) => say`${check}`);
  return [say`Nothing crossed a threshold in what could be checked: ${list(checks)}.`];
}
