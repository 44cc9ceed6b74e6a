/** The exports a newcomer can try at once, by file name, with what each one shows. */
export const SAMPLES: readonly { readonly name: string; readonly title: string; readonly description: string }[] = [
  { name: "revenue.csv", title: "Revenue", description: "Half a year of orders of a small software shop" },
  { name: "marketing.csv", title: "Marketing", description: "26 weeks of five campaigns" },
  { name: "finance.csv", title: "Finance", description: "A year of income and expenses in one column" },
  { name: "subscriptions.csv", title: "Subscriptions", description: "Monthly, quarterly and yearly plans" },
  { name: "messy.csv", title: "A messy one", description: "Title rows, a total, (45.00), a row twice" },
];
