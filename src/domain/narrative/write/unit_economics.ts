import { counted, knows, type Material } from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { present, type Topic, topic } from "./topic.ts";

/** What a customer costs, what a customer brings, and whether that pays. */
export function writeUnitEconomics(material: Material): Topic {
  return topic({
    headline: present(balance(material)),
    details: present(
      acquisition(material),
      payback(material),
      lifetime(material),
      grossMarginLifetime(material),
    ),
  });
}

function balance(material: Material): Phrase | null {
  if (!knows(material, "ltv_cac_ratio", "ltv_cac_ratio.ltv", "ltv_cac_ratio.cac")) return null;
  return say`A customer worth ${fact("ltv_cac_ratio.ltv")} costs ${fact("ltv_cac_ratio.cac")} to win, a ratio of ${
    fact("ltv_cac_ratio")
  }${verdict(material)}.`;
}

function verdict(material: Material): Phrase {
  switch (material.results.get("ltv_cac_ratio")?.status) {
    case "healthy":
      return say`, which is healthy`;
    case "acceptable":
      return say`, which is acceptable`;
    case "concerning":
      return say`: winning customers loses money`;
    default:
      return say``;
  }
}

function acquisition(material: Material): Phrase | null {
  if (!knows(material, "cac", "cac.spend", "cac.new_customers")) return null;
  return say`Spend of ${fact("cac.spend")} won ${counted(material, "cac.new_customers", "new customer")}, ${
    fact("cac")
  } for each.`;
}

function payback(material: Material): Phrase | null {
  if (!knows(material, "cac_payback")) return null;
  return say`A new customer pays back what it cost in ${fact("cac_payback")}.`;
}

function lifetime(material: Material): Phrase | null {
  if (!knows(material, "ltv", "ltv.lifespan_months", "ltv.monthly_revenue")) return null;
  return say`Lifetime value is ${fact("ltv")}: ${fact("ltv.monthly_revenue")} a month over an assumed ${
    fact("ltv.lifespan_months")
  }.`;
}

function grossMarginLifetime(material: Material): Phrase | null {
  if (!knows(material, "ltv.gross_margin_ltv")) return null;
  return say`After the cost of goods, lifetime value is ${fact("ltv.gross_margin_ltv")}.`;
}
