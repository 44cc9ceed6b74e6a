import {
  counted,
  during,
  inPeriod,
  isAbove,
  isOne,
  isPositive,
  knows,
  lastComplete,
  type Material,
  ofPart,
  partsOf,
  seriesOf,
  sign,
} from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { threshold } from "../thresholds.ts";
import { present, type Topic, topic } from "./topic.ts";

/** Who buys, who comes back, and how much hangs on a few. */
export function writeCustomers(material: Material): Topic {
  return topic({
    headline: [],
    findings: present(concentration(material), arrivals(material), repeats(material)),
    details: present(spendEach(material), retention(material), withoutCustomer(material)),
  });
}

function concentration(material: Material): Phrase | null {
  const [top, top5, customers] = ["top_1", "top_5", "customers"].map((name) => `customer_concentration.${name}`);
  const [largest] = partsOf(material, "top_customers");
  if (!knows(material, top!, customers!) || largest === undefined) return null;
  const name = fact(ofPart("top_customers", largest));
  if (isOne(material, customers!)) return say`Every sale was to the same customer, ${name}.`;
  if (isAbove(material, top!, "whole")) {
    return say`${name} brought more than all of net revenue: other customers got more back than they paid.`;
  }
  const few = threshold("largest_customers");
  const together = knows(material, top5!) && isAbove(material, customers!, "largest_customers")
    ? say`; the ${fact(few)} largest together make up ${fact(top5!)}`
    : say``;
  return say`${name} is the largest of ${fact(customers!)} ${payingIn(material, "customer_concentration")}, at ${
    fact(top!)
  } of revenue${together}.`;
}

/** "customers", or those of the reporting currency where there are others. */
function payingIn(material: Material, metric: string): string {
  const { currency, byCurrency } = material.results.get(metric)!;
  return byCurrency === undefined || currency === null ? "customers" : `customers who paid in ${currency}`;
}

function arrivals(material: Material): Phrase | null {
  const point = lastComplete(seriesOf(material, "new_customers"));
  const back = lastComplete(seriesOf(material, "returning_customers"));
  if (point === null) return null;
  const arrived = inPeriod("new_customers", point, "customers");
  const returned = back === null ? null : inPeriod("returning_customers", back, "customers");
  const when = during("new_customers", point);
  if (!knows(material, arrived)) return null;
  const firstTime = counted(material, arrived, "customer");
  if (returned === null || !knows(material, returned) || back!.period.ordinal !== point.period.ordinal) {
    return sign(material, arrived) === 0 ? null : say`${firstTime} bought for the first time ${when}.`;
  }
  const [some, someBack] = [isPositive(material, arrived), isPositive(material, returned)];
  if (some && someBack) {
    return say`${firstTime} bought for the first time ${when}, and ${fact(returned)} came back from earlier.`;
  }
  if (some) return say`${firstTime} bought for the first time ${when}; no earlier customer came back.`;
  if (someBack) {
    return say`Nobody bought for the first time ${when}: all sales were to ${
      counted(material, returned, "earlier customer")
    }.`;
  }
  return say`Nobody bought anything ${when}.`;
}

function repeats(material: Material): Phrase | null {
  const [again, customers] = ["repeat_purchase_rate.repeat_customers", "repeat_purchase_rate.customers"];
  if (!knows(material, "repeat_purchase_rate", again!, customers!)) return null;
  if (isOne(material, customers!)) return null;
  if (sign(material, again!) === 0) return say`None of the ${fact(customers!)} customers has bought again.`;
  return say`${fact(again!)} of ${fact(customers!)} customers bought again, a repeat rate of ${
    fact("repeat_purchase_rate")
  }.`;
}

function spendEach(material: Material): Phrase | null {
  if (!knows(material, "revenue_per_customer", "revenue_per_customer.customers")) return null;
  if (isOne(material, "revenue_per_customer.customers")) return null;
  return say`The ${fact("revenue_per_customer.customers")} ${payingIn(material, "revenue_per_customer")} brought ${
    fact("revenue_per_customer")
  } each on average.`;
}

function retention(material: Material): Phrase | null {
  if (!knows(material, "cohort_retention")) return null;
  return sign(material, "cohort_retention") === 0
    ? say`No new customer has yet bought again in the month after the first purchase.`
    : say`Of a month's new customers, ${fact("cohort_retention")} on average buy again in the month that follows.`;
}

function withoutCustomer(material: Material): Phrase | null {
  const id = "customer_count.transactions_without_customer";
  if (!isPositive(material, id)) return null;
  return say`${counted(material, id, "payment names", "payments name")} no customer and can't be counted with anyone.`;
}
