/** A plain revenue export of `count` rows, the same at every call. */
export function revenueCsv(count: number): string {
  const lines = ["order_id,date,amount,customer_id,product,status"];
  for (let row = 0; row < count; row++) {
    const month = 1 + row * 7 % 6;
    const day = 1 + row * 5 % 28;
    const cents = 1000 + row * 7919 % 90_000;
    lines.push([
      `O-${row + 1}`,
      `2024-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
      `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`,
      `C${row % 17}`,
      ["Basic", "Pro", "Team"][row % 3],
      row % 11 === 10 ? "failed" : "paid",
    ].join(","));
  }
  return lines.join("\n") + "\n";
}
