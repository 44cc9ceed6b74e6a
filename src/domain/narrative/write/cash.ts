import type { SeriesPoint } from "../../metrics/metric.ts";
import {
  compared,
  counted,
  during,
  inPeriod,
  isPositive,
  knows,
  lastComplete,
  type Material,
  seriesOf,
  sign,
  size,
} from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { present, type Topic, topic } from "./topic.ts";

/** How fast money goes out, and how long what there is will last. */
export function writeCash(material: Material): Topic {
  return topic({
    headline: present(burn(material), runway(material)),
    findings: present(recentPace(material)),
    details: present(lastMonth(material), dearestMonth(material)),
  });
}

function burn(material: Material): Phrase | null {
  if (!knows(material, "burn_rate")) return null;
  const over = isPositive(material, "burn_rate.months")
    ? say` over ${counted(material, "burn_rate.months", "complete month")}`
    : say``;
  if (sign(material, "burn_rate") !== 1) {
    return say`Income covers expenses: cash grew by ${size(material, "burn_rate")} a month on average${over}.`;
  }
  if (!knows(material, "burn_rate.net_burn")) {
    return say`Expenses average ${fact("burn_rate")} a month${over}; the file names no income to set against them.`;
  }
  const gross = knows(material, "burn_rate.gross_burn")
    ? say`, on expenses of ${fact("burn_rate.gross_burn")} a month`
    : say``;
  return say`The business burns ${fact("burn_rate")} a month net of income${gross}${over}.`;
}

function lastMonth(material: Material): Phrase | null {
  const point = lastComplete(seriesOf(material, "burn_rate"));
  if (point === null) return null;
  const [expense, income] = [inPeriod("burn_rate", point, "expense"), inPeriod("burn_rate", point, "income")];
  if (!knows(material, expense)) return null;
  const against = knows(material, income) ? say`, against income of ${fact(income)}` : say``;
  return say`Expenses ${during("burn_rate", point)}, the last complete month, were ${fact(expense)}${against}.`;
}

function dearestMonth(material: Material): Phrase | null {
  const months = seriesOf(material, "burn_rate").filter((point) =>
    point.complete && isPositive(material, inPeriod("burn_rate", point, "expense"))
  );
  const [first] = months;
  if (first === undefined || months.length < 2) return null;
  const expense = (point: SeriesPoint) => inPeriod("burn_rate", point, "expense");
  const dearest = months.reduce((most, point) => compared(material, expense(point), expense(most))! > 0 ? point : most);
  const empty = isPositive(material, "burn_rate.empty_periods")
    ? say`; ${counted(material, "burn_rate.empty_periods", "complete month")} cost nothing`
    : say``;
  return say`The most expensive month was ${fact(inPeriod("burn_rate", dearest))} with ${
    fact(expense(dearest))
  }${empty}.`;
}

function runway(material: Material): Phrase | null {
  if (!knows(material, "runway", "runway.cash")) return null;
  return say`Cash of ${fact("runway.cash")} lasts ${fact("runway")} at that pace${verdict(material)}.`;
}

function verdict(material: Material): Phrase {
  switch (material.results.get("runway")?.status) {
    case "healthy":
      return say`, a comfortable reserve`;
    case "monitor":
      return say`, enough for now and worth watching`;
    case "critical":
      return say`, which is critically short`;
    default:
      return say``;
  }
}

function recentPace(material: Material): Phrase | null {
  const change = compared(material, "runway.recent_burn", "runway.burn_rate");
  if (change === null || change === 0 || !knows(material, "runway", "runway.recent_runway")) return null;
  return say`The latest complete months burn ${change > 0 ? "faster" : "slower"}, ${
    fact("runway.recent_burn")
  } a month; at that pace cash lasts ${fact("runway.recent_runway")}.`;
}
