import { counted, isOne, isPositive, knows, type Material, sign } from "../material.ts";
import { fact, list, type Phrase, say } from "../say.ts";
import { type Topic, topic } from "./topic.ts";

/** How much came in, from how many payments, and what was taken off again. */
export function writeRevenue(material: Material): Topic {
  if (!knows(material, "total_revenue", "total_revenue.transaction_count")) {
    return topic({ headline: byCurrency(material) });
  }
  return topic({ headline: [total(material)], details: details(material) });
}

function total(material: Material): Phrase {
  const payments = counted(material, "total_revenue.transaction_count", "paid transaction");
  if (sign(material, "total_revenue.transaction_count") === 0) {
    return say`No row counts as a paid transaction, so there is no revenue to report.`;
  }
  if (sign(material, "total_revenue") === -1) {
    const leave = isOne(material, "total_revenue.transaction_count") ? "leaves" : "leave";
    return say`Refunds outweigh sales: ${payments} ${leave} net revenue at ${fact("total_revenue")}${span(material)}.`;
  }
  return say`Net revenue is ${fact("total_revenue")} from ${payments}${span(material)}.`;
}

/** When the data runs; nothing where it has no days. */
function span(material: Material): Phrase {
  if (!knows(material, "data.first_day", "data.last_day")) return say``;
  const first = material.facts.get("data.first_day")!;
  const last = material.facts.get("data.last_day")!;
  return first.display === last.display
    ? say`, all on ${fact(first.id)}`
    : say` between ${fact(first.id)} and ${fact(last.id)}`;
}

function byCurrency(material: Material): readonly Phrase[] {
  const known = apart(material, null);
  if (known.length === 0) return [];
  return [
    say`The file mixes currencies, and none of them has the most rows: net revenue is ${
      list(known)
    }, kept apart and never added up.`,
  ];
}

/** Net revenue in every currency but `reporting`. */
function apart(material: Material, reporting: string | null): readonly Phrase[] {
  return Object.keys(material.results.get("total_revenue")?.byCurrency ?? {})
    .filter((currency) => currency !== reporting && knows(material, `total_revenue@${currency}`))
    .map((currency) => say`${fact(`total_revenue@${currency}`)}`);
}

function details(material: Material): readonly Phrase[] {
  const said: Phrase[] = [];
  const others = apart(material, material.results.get("total_revenue")!.currency);
  if (others.length > 0) {
    said.push(say`Beside it, revenue in other currencies is ${list(others)}, not added to the total.`);
  }
  if (isPositive(material, "total_revenue.refunds") && knows(material, "total_revenue.gross")) {
    said.push(
      say`Gross sales were ${fact("total_revenue.gross")}; refunds of ${fact("total_revenue.refunds")} came off them.`,
    );
  }
  if (isPositive(material, "total_revenue.reversed")) {
    said.push(
      say`A further ${
        fact("total_revenue.reversed")
      } was charged and reversed in full; it is in neither sales nor refunds.`,
    );
  }
  if (isPositive(material, "total_revenue.fees")) {
    said.push(say`Payment fees came to ${fact("total_revenue.fees")}, which net revenue doesn't deduct.`);
  }
  if (isPositive(material, "total_revenue.paid_rows_without_amount")) {
    const rows = counted(material, "total_revenue.paid_rows_without_amount", "paid row has", "paid rows have");
    said.push(say`${rows} no amount, and so no part in the total.`);
  }
  return said;
}
