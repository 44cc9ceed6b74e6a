import { compared, during, inPeriod, knows, type Material, seriesOf, sign, unitOf } from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { whoDrove } from "./drivers.ts";
import { bestAndWeakest, compareLastPeriods, compareUnfinishedPeriod, heading, REVENUE_FLOW } from "./growth.ts";
import { present, type Topic, topic } from "./topic.ts";

const BREAKDOWNS = [
  { metric: "revenue_change_by_product", part: "product", parts: "products", subject: "revenue" },
  { metric: "revenue_change_by_channel", part: "channel", parts: "channels", subject: "revenue" },
  { metric: "revenue_change_by_customer", part: "customer", parts: "customers", subject: "revenue" },
] as const;

const NAMED_UNUSUAL = 3;

/** Which way revenue went, who drove it, and which periods are out of line. */
export function writeMovement(material: Material): Topic {
  const drivers: Phrase[] = [];
  for (const breakdown of BREAKDOWNS) drivers.push(...present(whoDrove(material, breakdown, drivers.length > 0)));
  return topic({
    headline: present(compareLastPeriods(material, REVENUE_FLOW), drivers[0]),
    findings: present(
      ...drivers.slice(1),
      heading(material, REVENUE_FLOW),
      ...unusual(material),
      compareUnfinishedPeriod(material, REVENUE_FLOW),
    ),
    details: present(bestAndWeakest(material, REVENUE_FLOW), undated(material)),
  });
}

function unusual(material: Material): readonly Phrase[] {
  const metric = "revenue_unusual_periods";
  const points = seriesOf(material, metric);
  const unit = unitOf(points);
  const said = points.slice(0, NAMED_UNUSUAL).flatMap((point): Phrase[] => {
    const [revenue, expected] = [inPeriod(metric, point, "revenue"), inPeriod(metric, point, "expected")];
    const strength = compared(material, revenue, expected);
    if (strength === null) return [];
    return [
      say`Revenue ${during(metric, point)} was unusually ${strength > 0 ? "high" : "low"}: ${fact(revenue)}, where ${
        fact(expected)
      } is a typical ${unit}.`,
    ];
  });
  if (points.length <= NAMED_UNUSUAL || !knows(material, metric)) return said;
  return [...said, say`In all, ${fact(metric)} ${unit}s fall outside the usual range.`];
}

function undated(material: Material): Phrase | null {
  const id = "revenue_by_period.undated";
  if (!knows(material, id) || sign(material, id) === 0) return null;
  return say`Payments worth ${fact(id)} carry no date: they count in the total and in no period.`;
}
