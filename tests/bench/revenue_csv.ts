/** Rows whose figures the bench knows beforehand; the same on every run. */
export interface RevenueCsv {
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Sum of the paid rows' amounts, in cents. */
  readonly paidCents: number;
}

const STATUSES = ["paid", "paid", "paid", "paid", "paid", "paid", "paid", "paid", "failed", "pending"];
const PRODUCTS = ["Basic", "Pro", "Team", "Enterprise", "Add-on, extra seats", "Support"];
const CHANNELS = ["organic", "paid search", "referral", "email", "partner"];
const NOTES = ["", "", "", "", "", "", "", "renewal", "first order", 'said "thanks"', "gift", "by phone"];
const FIRST_DAY = Date.UTC(2023, 0, 1);
const DAYS = 730;

/**
 * An export of `rows` orders over two years: unique order ids in no order, a day, an amount with cents, about one customer per
 * ten rows, status, product (one name is quoted), channel and a note. One paid row in fifty is a refund.
 */
export function revenueCsv(rows: number): RevenueCsv {
  const next = generator(20240229);
  const days = Array.from(
    { length: DAYS },
    (_, day) => new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
  );
  const customers = Math.max(1, Math.round(rows / 10));
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let text = "order_id,date,amount,customer_id,status,product,channel,note\r\n";
  let paidCents = 0;
  for (let row = 0; row < rows; row++) {
    const cents = 500 + next(99_500);
    const status = STATUSES[next(STATUSES.length)]!;
    const signed = status === "paid" && next(50) === 0 ? -cents : cents;
    if (status === "paid") paidCents += signed;
    const amount = `${signed < 0 ? "-" : ""}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    const day = days[Math.floor((row * DAYS) / rows)]!;
    const customer = `C${String(next(customers)).padStart(6, "0")}`;
    text += `ORD-${orderNumber(row)},${day},${amount},${customer},${status},${quoted(PRODUCTS[next(6)]!)},` +
      `${CHANNELS[next(5)]!},${quoted(NOTES[next(12)]!)}\r\n`;
    if (text.length > 1 << 20) {
      parts.push(encoder.encode(text));
      text = "";
    }
  }
  parts.push(encoder.encode(text));
  return { rows, bytes: joined(parts), paidCents };
}

/** Ten digits, another for every row below 2^31 − 1, a prime. */
function orderNumber(row: number): number {
  return 2_147_483_648 + Number((BigInt(row + 1) * 1_103_515_245n) % 2_147_483_647n);
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Whole numbers in `[0, below)` from a seed (xorshift32). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
