import assert from "node:assert/strict";
import { perMonth, readInterval, serviceEnd } from "../../../../src/domain/metrics/subscription/interval.ts";
import { formatDay } from "../../../../src/domain/values/day.ts";
import { day } from "../computed.ts";

function factor(text: string): string | null {
  const interval = readInterval(text);
  if (!interval) return null;
  const { n, d } = perMonth(interval);
  return `${n}/${d}`;
}

Deno.test("names of intervals in any case and spacing, as a share of a month", () => {
  const expected: Readonly<Record<string, string | null>> = {
    monthly: "1/1",
    " Monthly ": "1/1",
    MONTH: "1/1",
    "per month": "1/1",
    "/mo": "1/1",
    "every month": "1/1",
    annual: "1/12",
    Yearly: "1/12",
    year: "1/12",
    quarterly: "1/3",
    weekly: "52/12",
    fortnightly: "52/24",
    daily: "365/12",
    "semi-annual": "1/6",
    biennial: "1/24",
    "every 3 months": "1/3",
    "every 2 years": "1/24",
    "2_weeks": "52/24",
    "one-time": "0/1",
    "One time": "0/1",
    "": null,
    "bi-monthly": null,
    "every 0 months": null,
    sometimes: null,
  };
  for (const [text, share] of Object.entries(expected)) assert.equal(factor(text), share, text);
});

Deno.test("a month paid for on 31 January ends on 29 February, a year on 29 February on 28 February", () => {
  const ends = (start: string, text: string) => formatDay(serviceEnd(day(start), readInterval(text)!));
  assert.equal(ends("2024-01-31", "month"), "2024-02-29");
  assert.equal(ends("2024-02-29", "year"), "2025-02-28");
  assert.equal(ends("2024-12-31", "week"), "2025-01-07");
  assert.equal(ends("2024-12-31", "2 days"), "2025-01-02");
  assert.equal(ends("2024-12-31", "once"), "2024-12-31");
});
