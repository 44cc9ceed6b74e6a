import assert from "node:assert/strict";
import { canonicalJson, fnv1a64, paymentClassOf, POLICY, policyHash } from "../../../src/domain/metrics/policy.ts";

Deno.test("FNV-1a of the empty text is the offset basis, of a and foobar the published values", () => {
  assert.equal(fnv1a64(""), "cbf29ce484222325");
  assert.equal(fnv1a64("a"), "af63dc4c8601ec8c");
  assert.equal(fnv1a64("foobar"), "85944171f73967e8");
});

Deno.test("equal data has one text, whatever the order of keys", () => {
  assert.equal(canonicalJson({ b: [1, null, "x"], a: { d: true, c: 2 } }), '{"a":{"c":2,"d":true},"b":[1,null,"x"]}');
  assert.equal(policyHash(), fnv1a64(canonicalJson(POLICY)));
});

Deno.test("status words are read in any case and spacing; unknown and blank ones are unknown", () => {
  assert.equal(paymentClassOf(" PAID "), "paid");
  assert.equal(paymentClassOf("Partially refunded"), "refunded");
  assert.equal(paymentClassOf("charged-back"), "refunded");
  assert.equal(paymentClassOf("void"), "failed");
  assert.equal(paymentClassOf("Past due"), "pending");
  assert.equal(paymentClassOf(""), "unknown");
  assert.equal(paymentClassOf("shipped"), "unknown");
});
