import { REASONS } from "../values/reason.ts";
import { CATALOG } from "./catalog.ts";
import { FIGURE_NAMES } from "./figure_names.ts";
import type { Category, Metric } from "./metric.ts";
import { POLICY, policyHash } from "./policy.ts";
import { roleWords } from "./requirements.ts";

const CATEGORY_TITLES: Readonly<Record<Category, string>> = {
  revenue: "Revenue",
  subscription: "Subscription",
  customers: "Customers",
  financial: "Financial",
  marketing: "Marketing",
};

/** The page of all definitions in Markdown, made from the catalogue itself so that it can't drift from it. */
export function describeCatalog(): string {
  const categories = Object.keys(CATEGORY_TITLES) as Category[];
  return [
    "# Metrics",
    "Made from the catalogue by `deno task docs`: change a metric's definition there, not here.",
    groundRules(),
    ...categories.flatMap((category) => [
      `## ${CATEGORY_TITLES[category]}`,
      ...CATALOG.filter((metric) => metric.category === category).map(section),
    ]),
  ].join("\n\n") + "\n";
}

function groundRules(): string {
  const words = Object.entries(POLICY.statusWords).map(([name, list]) => `  - ${name}: ${list.map(code).join(", ")}`);
  return [
    "## Ground rules",
    "",
    "- Money is exact: integers of minor units, sums in whole numbers of any size. Ratios and averages are taken from " +
    `exact sums and rounded once, at the end, half away from zero.`,
    "- Amounts of different currencies are never added: each currency is its own result, and the reporting currency is " +
    "the caller's, else the one most rows are in.",
    "- A period is complete once the day the figures speak of (the data's last unless given) reaches its last day. " +
    "Growth compares complete periods; one between the first and the last without rows counts as zero.",
    "- Later rows than that day don't count; rows without a day count in totals, and stand as undated beside series.",
    "- What can't be known has no value but a reason: " + REASONS.map(code).join(", ") + ".",
    "- A row's payment stands as its status word says, in any case and spacing; without a status column every row is " +
    "paid, and unknown or blank words are not:",
    ...words,
    `- The policy behind these definitions has the hash ${code(policyHash())}.`,
  ].join("\n");
}

function section(metric: Metric): string {
  const names = FIGURE_NAMES[metric.name]!;
  const facts: readonly (readonly [string, string])[] = [
    ["Unit", metric.perCurrency && metric.unit !== "money" ? `${metric.unit}, for each currency apart` : metric.unit],
    ["Formula", metric.formula],
    [
      "Needs",
      metric.requires.map((role) => typeof role === "string" ? roleWords(role) : role.map(roleWords).join(" or "))
        .join(", "),
    ],
    ["Refined by", metric.uses.map(roleWords).join(", ")],
    ["Parameters", (metric.parameters ?? []).map(parameter).join("; ")],
    ["Figures", (names.figures ?? []).map(code).join(", ")],
    ["Each period", (names.series ?? []).map(code).join(", ")],
    ["Each part", (names.parts ?? []).map(code).join(", ")],
    ["Adds up over periods", metric.additive ? "yes" : "no"],
    ["Version", String(metric.version)],
  ];
  const lines = facts.filter(([, text]) => text !== "").map(([name, text]) => `- ${name}: ${text}`);
  return [`### ${metric.label} (${code(metric.name)})`, "", ...lines].join("\n");
}

function parameter({ name, description, default: standard }: NonNullable<Metric["parameters"]>[number]): string {
  return `${code(name)}, ${description}${standard === undefined ? "" : ` (${standard} unless given)`}`;
}

function code(text: string): string {
  return `\`${text}\``;
}
