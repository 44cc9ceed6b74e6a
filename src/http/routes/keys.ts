import { Hono, type MiddlewareHandler } from "hono";
import { EchoError } from "../../domain/values/fault.ts";
import { createKey } from "../../flows/create_key.ts";
import { findKey } from "../../flows/find_key.ts";
import { revokeKey } from "../../flows/revoke_key.ts";
import { rotateKey } from "../../flows/rotate_key.ts";
import type { Deps } from "../../ports/deps.ts";
import { keyDocument, madeKeyDocument } from "../documents/key.ts";
import { listDocument } from "../documents/list.ts";
import type { EchoEnv } from "../env.ts";
import { jsonOnly, validated } from "../middleware/validated.ts";
import { pageQuery } from "../schemas/fields.ts";
import { seeded } from "../seeded.ts";
import { createKeyBody, revokeKeyQuery, rotateKeyBody } from "../schemas/keys.ts";
import { json } from "../whole_answer.ts";

const NO_STORE = { "Cache-Control": "no-store" };

/** A browser that signed in can't make keys: what outlives it is made with a key. */
const noSession: MiddlewareHandler<EchoEnv> = async function noSession(c, next) {
  if (c.get("caller").by === "session") {
    throw new EchoError({ code: "forbidden", detail: "Keys are managed with a key, not from a browser's session." });
  }
  await next();
};

/** The keys of the caller's workspace; `authenticated` asks for the scope `admin`. */
export function keyRoutes(deps: Pick<Deps, "keys" | "secrets" | "digest" | "clock" | "ids">): Hono<EchoEnv> {
  return new Hono<EchoEnv>()
    .use(noSession)
    .post("/", jsonOnly, validated("json", createKeyBody), async (c) => {
      const made = await createKey(seeded(c, deps), c.get("caller").workspace.id, c.req.valid("json"));
      return json(c, madeKeyDocument(made), 201, { ...NO_STORE, Location: `/api/v1/keys/${made.key.id}` });
    })
    .get("/", validated("query", pageQuery), async (c) => {
      const { limit, cursor } = c.req.valid("query");
      return json(
        c,
        listDocument(await deps.keys.list(c.get("caller").workspace.id, { limit, after: cursor }), keyDocument),
      );
    })
    .get(
      "/:id",
      async (c) => json(c, keyDocument(await findKey(deps, c.get("caller").workspace.id, c.req.param("id")))),
    )
    .post("/:id/rotate", jsonOnly, validated("json", rotateKeyBody), async (c) => {
      const { grace_seconds } = c.req.valid("json");
      const made = await rotateKey(deps, c.get("caller").workspace.id, c.req.param("id"), grace_seconds);
      return json(c, madeKeyDocument(made), 200, NO_STORE);
    })
    .delete("/:id", validated("query", revokeKeyQuery), async (c) => {
      await revokeKey(deps, c.get("caller").workspace.id, c.req.param("id"), c.req.valid("query").force);
      return c.body(null, 204);
    });
}
