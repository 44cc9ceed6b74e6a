import { rationalOf } from "../../facts/order.ts";
import { compare, rational } from "../../values/rational.ts";
import { figure, isAbove, isBelow, isOne, knows, type Material, ofPart, partsOf, sign } from "../material.ts";
import { fact, say } from "../say.ts";
import { threshold, THRESHOLDS } from "../thresholds.ts";
import type { Rule } from "./rule.ts";

/** Rules about customers: how much hangs on a few, whether they return, whether winning them pays. */
export const CUSTOMER_RULES: readonly Rule[] = [
  {
    name: "customer_concentration",
    severity: "important",
    checks: "customer concentration",
    canJudge: (material) => knows(material, "customer_concentration.top_1") && largest(material) !== null,
    when: (material) => isAbove(material, "customer_concentration.top_1", "top_customer_share"),
    says: (material) => {
      const name = fact(largest(material)!);
      return isOne(material, "customer_concentration.customers")
        ? say`Win further customers: all revenue hangs on ${name}.`
        : isAbove(material, "customer_concentration.top_1", "whole")
        ? say`Make the business less dependent on ${name}, without whom net revenue would be negative.`
        : say`Make the business less dependent on ${name}, who brings ${
          fact("customer_concentration.top_1")
        } of revenue; more than ${fact(threshold("top_customer_share"))} from a single customer is a risk.`;
    },
  },
  {
    name: "few_repeat_purchases",
    severity: "important",
    checks: "repeat purchases",
    canJudge: (material) =>
      knows(material, "repeat_purchase_rate", "repeat_purchase_rate.customers") && !knows(material, "mrr") &&
      !isBelow(material, "repeat_purchase_rate.customers", "customers_to_judge_repeats") && coversEnoughDays(material),
    when: (material) => isBelow(material, "repeat_purchase_rate", "repeat_purchase_rate"),
    says: (material) =>
      sign(material, "repeat_purchase_rate") === 0
        ? say`Give customers a reason to return: none of ${fact("repeat_purchase_rate.customers")} has bought again.`
        : say`Give customers a reason to return: only ${fact("repeat_purchase_rate")} of ${
          fact("repeat_purchase_rate.customers")
        } bought again, under ${fact(threshold("repeat_purchase_rate"))}.`,
  },
  {
    name: "unprofitable_acquisition",
    severity: "urgent",
    checks: "LTV against CAC",
    canJudge: (material) => knows(material, "ltv_cac_ratio"),
    when: (material) => material.results.get("ltv_cac_ratio")?.status === "concerning",
    says: () =>
      say`Pause paid acquisition until it pays: a customer brings only ${
        fact("ltv_cac_ratio")
      } the cost of winning that customer.`,
  },
  {
    name: "weak_acquisition",
    severity: "important",
    checks: "LTV against CAC",
    canJudge: (material) => knows(material, "ltv_cac_ratio"),
    when: (material) =>
      material.results.get("ltv_cac_ratio")?.status !== "concerning" &&
      isBelow(material, "ltv_cac_ratio", "ltv_cac_ratio"),
    says: () =>
      say`Lower the cost of winning customers or raise what they bring: lifetime value is ${
        fact("ltv_cac_ratio")
      } that cost, under the ${fact(threshold("ltv_cac_ratio"))} that is healthy.`,
  },
  {
    name: "slow_payback",
    severity: "important",
    checks: "the payback time",
    canJudge: (material) => knows(material, "cac_payback"),
    when: (material) => isAbove(material, "cac_payback", "cac_payback"),
    says: () =>
      say`Shorten the payback: a new customer takes ${fact("cac_payback")} to return the cost of winning them, over ${
        fact(threshold("cac_payback"))
      }.`,
  },
];

/** True where the data runs long enough for a customer to return. */
function coversEnoughDays(material: Material): boolean {
  const [first, last] = [figure(material, "data.first_day"), figure(material, "data.last_day")];
  return first?.unit === "day" && last?.unit === "day" &&
    compare(rational(last.day - first.day), rationalOf(THRESHOLDS.days_to_judge_repeats)) >= 0;
}

function largest(material: Material): string | null {
  const [first] = partsOf(material, "top_customers");
  return first === undefined ? null : ofPart("top_customers", first);
}
