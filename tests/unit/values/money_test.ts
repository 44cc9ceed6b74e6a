import assert from "node:assert/strict";
import { currencyExponent, isCurrency, moneyString, toMoney } from "../../../src/domain/values/money.ts";
import { rational } from "../../../src/domain/values/rational.ts";

Deno.test("minor units follow ISO 4217: JPY 0, USD 2, KWD 3", () => {
  assert.deepEqual([currencyExponent("JPY"), currencyExponent("USD"), currencyExponent("KWD")], [0, 2, 3]);
});

Deno.test("1234.565 is $1234.57, ¥1235 and 1234.565 dinars", () => {
  const amount = rational(1234565, 1000);
  assert.equal(moneyString(toMoney(amount, "USD")), "1234.57");
  assert.equal(moneyString(toMoney(amount, "JPY")), "1235");
  assert.equal(moneyString(toMoney(amount, "KWD")), "1234.565");
});

Deno.test("9007199254740993 + 9007199254740993 + 1 keeps every cent past 2^53", () => {
  assert.equal(moneyString(toMoney(rational(18014398509481987n), "USD")), "18014398509481987.00");
});

Deno.test("only current codes in capitals are currencies", () => {
  assert.ok(isCurrency("EUR"));
  assert.ok(!isCurrency("eur"));
  assert.ok(!isCurrency("DEM"));
});
