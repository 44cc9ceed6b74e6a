import { isPositive, knows, type Material, sign } from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { whoDrove } from "./drivers.ts";
import { bestAndWeakest, compareLastPeriods, compareUnfinishedPeriod, heading, LEADS_FLOW } from "./growth.ts";
import { present, type Topic, topic } from "./topic.ts";

/** How many leads came, how many became customers, at what price, and which way the flow goes. */
export function writeLeads(material: Material): Topic {
  return topic({
    headline: present(conversion(material), price(material), compareLastPeriods(material, LEADS_FLOW)),
    findings: present(
      whoDrove(material, { metric: "lead_change_by_channel", part: "channel", parts: "channels", subject: "leads" }),
      heading(material, LEADS_FLOW),
      compareUnfinishedPeriod(material, LEADS_FLOW),
    ),
    details: present(bestAndWeakest(material, LEADS_FLOW), ...clicks(material)),
  });
}

function conversion(material: Material): Phrase | null {
  const [conversions, leads] = ["conversion_rate.conversions", "conversion_rate.leads"];
  if (!knows(material, "conversion_rate", conversions!, leads!)) return null;
  if (sign(material, conversions!) === 0) return say`None of the ${fact(leads!)} leads converted.`;
  return say`${fact(conversions!)} of ${fact(leads!)} leads converted, a rate of ${fact("conversion_rate")}.`;
}

function price(material: Material): Phrase | null {
  const [perLead, perConversion] = ["cost_per_lead", "cost_per_conversion"];
  const spend = [`${perConversion}.spend`, `${perLead}.spend`].find((id) => isPositive(material, id));
  if (spend === undefined) return returnOnSpend(material);
  const both = knows(material, perLead!, perConversion!);
  const prices = both
    ? say`${fact(perLead!)} a lead and ${fact(perConversion!)} a conversion`
    : knows(material, perConversion!)
    ? say`${fact(perConversion!)} a conversion`
    : knows(material, perLead!)
    ? say`${fact(perLead!)} a lead`
    : null;
  if (prices === null) return returnOnSpend(material);
  return say`Marketing spend of ${fact(spend)} works out at ${prices}${returned(material)}.`;
}

/** What came back, as the end of a sentence about spend. */
function returned(material: Material): Phrase {
  return knows(material, "roas") ? say`, and returned ${fact("roas")} in revenue` : say``;
}

function returnOnSpend(material: Material): Phrase | null {
  if (!knows(material, "roas", "roas.spend", "roas.revenue")) return null;
  return say`Marketing spend of ${fact("roas.spend")} brought ${fact("roas.revenue")} in revenue, a return of ${
    fact("roas")
  }.`;
}

function clicks(material: Material): readonly Phrase[] {
  const [rate, seen, clicked] = ["click_through_rate", "click_through_rate.impressions", "click_through_rate.clicks"];
  const said: Phrase[] = [];
  if (knows(material, rate!, seen!, clicked!)) {
    said.push(say`${fact(seen!)} impressions led to ${fact(clicked!)} clicks, a click-through rate of ${fact(rate!)}.`);
  }
  if (knows(material, "cost_per_click")) said.push(say`A click costs ${fact("cost_per_click")} on average.`);
  return said;
}
