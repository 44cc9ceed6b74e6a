import assert from "node:assert/strict";
import { TrieRouter } from "hono/router/trie-router";
import { RememberingRouter } from "../../../src/http/remembering_router.ts";

const ROUTES = [["ALL", "/*"], ["GET", "/metrics/evidence"], ["GET", "/metrics/:name"], ["POST", "/metrics/:name"]];

function routers() {
  const both = [new RememberingRouter<string>(), new TrieRouter<string>()] as const;
  for (const [method, path] of ROUTES) for (const router of both) router.add(method!, path!, `${method} ${path}`);
  return both;
}

Deno.test("a path leads where Hono's router leads it, when it is asked again too, each method for itself", () => {
  const [remembering, plain] = routers();
  for (let round = 0; round < 3; round++) {
    for (const path of ["/metrics/evidence", "/metrics/mrr", "/metrics/arr", "/metrics", "/", "/metrics/%2e"]) {
      for (const method of ["GET", "POST"]) {
        assert.deepEqual(remembering.match(method, path), plain.match(method, path), `${method} ${path}`);
      }
    }
  }
});

Deno.test("a route that comes later counts for paths that were asked before", () => {
  const [remembering, plain] = routers();
  remembering.match("GET", "/metrics/mrr");
  for (const router of [remembering, plain]) router.add("GET", "/metrics/mrr", "late");
  assert.deepEqual(remembering.match("GET", "/metrics/mrr"), plain.match("GET", "/metrics/mrr"));
});

Deno.test("paths without end are answered, and no more than a thousand remembered", () => {
  const [remembering, plain] = routers();
  for (let i = 0; i < 5000; i++) remembering.match("GET", `/metrics/m${i}`);
  assert.deepEqual(remembering.match("GET", "/metrics/m0"), plain.match("GET", "/metrics/m0"));
  assert.equal(remembering.size, 1000);
});
