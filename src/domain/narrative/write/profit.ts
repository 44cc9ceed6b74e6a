import { counted, isPositive, knows, type Material, ofPart, partsOf, sign, size } from "../material.ts";
import { fact, list, type Phrase, say } from "../say.ts";
import { whoDrove } from "./drivers.ts";
import { hasFigures, ranked } from "./ranking.ts";
import { present, type Topic, topic } from "./topic.ts";

/** What is left of income, and where the money goes. */
export function writeProfit(material: Material): Topic {
  return topic({
    headline: present(profit(material), grossMargin(material)),
    findings: present(
      largestExpenses(material),
      whoDrove(material, {
        metric: "expense_change_by_category",
        part: "category",
        parts: "categories",
        subject: "expenses",
      }),
    ),
    details: present(costless(material)),
  });
}

function profit(material: Material): Phrase | null {
  const [income, expense, margin] = ["income", "expense", "margin"].map((name) => `net_profit.${name}`);
  if (!knows(material, "net_profit", income!, expense!)) return null;
  const direction = sign(material, "net_profit");
  if (direction === -1) {
    return say`Expenses of ${fact(expense!)} exceed income of ${fact(income!)}: a loss of ${
      size(material, "net_profit")
    }.`;
  }
  if (direction === 0) return say`Income and expenses are level at ${fact(income!)}.`;
  const share = knows(material, margin!) ? say`, a margin of ${fact(margin!)}` : say``;
  return say`Income of ${fact(income!)} less expenses of ${fact(expense!)} leaves ${fact("net_profit")}${share}.`;
}

function grossMargin(material: Material): Phrase | null {
  const [revenue, cost] = ["gross_margin.revenue", "gross_margin.cost"];
  if (!knows(material, "gross_margin", revenue!, cost!)) return null;
  if (sign(material, "gross_margin") === -1) {
    return say`Goods cost ${fact(cost!)} against revenue of ${
      fact(revenue!)
    }: they are sold below cost, at a margin of ${fact("gross_margin")}.`;
  }
  return say`Goods cost ${fact(cost!)} of the ${fact(revenue!)} they brought in, a gross margin of ${
    fact("gross_margin")
  }.`;
}

function largestExpenses(material: Material): Phrase | null {
  const metric = "expense_by_category";
  const [first, ...rest] = ranked(material, metric, partsOf(material, metric), "expense");
  if (first === undefined) return null;
  const share = hasFigures(material, metric, first, "share")
    ? say` (${fact(ofPart(metric, first, "share"))} of all expenses)`
    : say``;
  const next = rest.slice(0, 2).map((part) =>
    say`${fact(ofPart(metric, part))} at ${fact(ofPart(metric, part, "expense"))}`
  );
  const behind = next.length === 0 ? say`` : say`, followed by ${list(next)}`;
  return say`The largest expense is ${fact(ofPart(metric, first))} at ${
    fact(ofPart(metric, first, "expense"))
  }${share}${behind}.`;
}

function costless(material: Material): Phrase | null {
  const id = "gross_margin.rows_without_cost";
  if (!isPositive(material, id)) return null;
  return say`${
    counted(material, id, "sale has", "sales have")
  } no cost in the file; the gross margin leaves such rows out.`;
}
