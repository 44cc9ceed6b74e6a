import { rational } from "../../values/rational.ts";
import { compared, counted, exceeds, isOne, isPositive, knows, type Material, sign } from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { present, type Topic, topic } from "./topic.ts";

// An average this far above the median is made by a few large orders.
const PULLED_UP = rational(3n, 2n);

/** How payments went: the size of an order, what was paid back, what failed, what recurs. */
export function writePayments(material: Material): Topic {
  return topic({
    headline: present(recurring(material)),
    findings: present(refunds(material), failures(material)),
    details: present(orderSize(material), unknownIntervals(material)),
  });
}

function recurring(material: Material): Phrase | null {
  if (!isPositive(material, "mrr")) return null;
  const from = isPositive(material, "mrr.subscribers")
    ? say` from ${counted(material, "mrr.subscribers", "subscriber")}`
    : say``;
  const yearly = knows(material, "arr") ? say`, or ${fact("arr")} a year` : say``;
  return say`Recurring revenue stands at ${fact("mrr")} a month${from}${yearly}.`;
}

function refunds(material: Material): Phrase | null {
  if (!knows(material, "refund_rate", "refund_rate.refund_count")) return null;
  if (sign(material, "refund_rate") === 0) return null;
  const given = counted(material, "refund_rate.refund_count", "refund");
  return say`${given} gave back ${fact("refund_rate")} of what was sold.`;
}

function failures(material: Material): Phrase | null {
  const [failed, amount] = ["failed_payment_rate.failed_count", "failed_payment_rate.failed_amount"];
  if (!knows(material, "failed_payment_rate") || !isPositive(material, failed!)) return null;
  const worth = isPositive(material, amount!) ? say`, worth ${fact(amount!)}` : say``;
  return say`${counted(material, failed!, "payment")} failed${worth}: ${fact("failed_payment_rate")} of all attempts.`;
}

function orderSize(material: Material): Phrase | null {
  const [orders, min, max, median] = ["orders", "min", "max", "median"].map((name) => `average_order_value.${name}`);
  if (!knows(material, "average_order_value", orders!, min!, max!) || isOne(material, orders!)) return null;
  const average = fact("average_order_value");
  if (compared(material, min!, max!) === 0) return say`Each of the ${fact(orders!)} orders was worth ${average}.`;
  const range = say`from ${fact(min!)} to ${fact(max!)}`;
  if (!knows(material, median!)) return say`An order is worth ${average} on average, ${range}.`;
  return exceeds(material, "average_order_value", median!, PULLED_UP)
    ? say`An order is worth ${average} on average, pulled up by a few large orders: the median is ${
      fact(median!)
    }, the range ${range}.`
    : say`An order is worth ${average} on average, with a median of ${fact(median!)} and a range ${range}.`;
}

function unknownIntervals(material: Material): Phrase | null {
  const id = "mrr.unknown_intervals";
  if (!isPositive(material, id)) return null;
  return say`${counted(material, id, "row names", "rows name")} no billing interval that Echo knows and ${
    isOne(material, id) ? "is" : "are"
  } left out of recurring revenue.`;
}
