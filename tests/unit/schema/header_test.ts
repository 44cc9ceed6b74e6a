import assert from "node:assert/strict";
import { headerWords, readHeader } from "../../../src/domain/schema/header.ts";

const SPELLINGS: readonly [string, string][] = [
  ["Customer ID", "customer id"],
  ["customer_id", "customer id"],
  ["customerId", "customer id"],
  ["*ContactName", "contact name"],
  ["  Impr. ", "impr"],
  ["Product/Service", "product service"],
  ["PaymentIntent ID", "payment intent id"],
  ["Größe", "größe"],
  ["---", ""],
];

for (const [name, words] of SPELLINGS) {
  Deno.test(`the header "${name}" says "${words}"`, () => assert.equal(headerWords(name), words));
}

Deno.test('"Created date (UTC)" says "created date", in UTC', () => {
  assert.deepEqual(readHeader("Created date (UTC)"), { words: "created date", currencyMark: null, utc: true });
});

Deno.test('"Amount spent (EUR)" says "amount spent", in EUR; so do "amount_spent_eur" and "Amount spent €"', () => {
  assert.deepEqual(readHeader("Amount spent (EUR)"), { words: "amount spent", currencyMark: "EUR", utc: false });
  assert.equal(readHeader("amount_spent_eur").currencyMark, "EUR");
  assert.deepEqual(readHeader("Amount spent €"), { words: "amount spent", currencyMark: "€", utc: false });
});

Deno.test('"Clicks (all)" is about all clicks, not about the Albanian lek; "USD" alone is no suffix', () => {
  assert.deepEqual(readHeader("Clicks (all)"), { words: "clicks all", currencyMark: null, utc: false });
  assert.equal(readHeader("USD").words, "usd");
});
