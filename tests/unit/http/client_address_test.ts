import assert from "node:assert/strict";
import fc from "fast-check";
import { clientAddress } from "../../../src/http/client_address.ts";

Deno.test("without trusted proxies no header lets a client choose who it is", () => {
  fc.assert(fc.property(fc.string(), (header) => clientAddress("203.0.113.7", header, 0) === "203.0.113.7"));
});

Deno.test("behind one proxy the last address counts, behind two the one before; what the client wrote itself never", () => {
  const header = "6.6.6.6, 198.51.100.1, 10.0.0.2";
  assert.equal(clientAddress("10.0.0.1", header, 1), "10.0.0.2");
  assert.equal(clientAddress("10.0.0.1", header, 2), "198.51.100.1");
  assert.equal(clientAddress("10.0.0.1", undefined, 1), "10.0.0.1");
  assert.equal(clientAddress("10.0.0.1", "198.51.100.1", 2), "10.0.0.1");
});

Deno.test("an IPv6 address counts by its first 64 bits, an IPv4 one in IPv6 clothes as itself", () => {
  for (const address of ["2001:db8:0:1::1", "2001:0db8:0:1:ffff:ffff:ffff:ffff", "[2001:db8::1:0:0:0:9]:443"]) {
    assert.match(clientAddress(address, undefined, 0), /^2001:db8:0:[01]::\/64$/);
  }
  assert.equal(clientAddress("::1", undefined, 0), "0:0:0:0::/64");
  assert.equal(clientAddress("::ffff:203.0.113.7", undefined, 0), "203.0.113.7");
  assert.equal(clientAddress(undefined, undefined, 0), "unknown");
});
