import { Hono } from "hono";
import type { EchoEnv } from "../env.ts";
import { sendPage } from "../pages/send_page.ts";
import { json } from "../whole_answer.ts";

/** The contract for machines and for people. It is made when first asked for: few ask. */
export function openApiRoutes(): Hono<EchoEnv> {
  return new Hono<EchoEnv>()
    .get("/openapi.json", async (c) => {
      const { openApiDocument } = await import("../contract/document.ts");
      return json(c, openApiDocument(new URL(c.req.url).origin));
    })
    .get("/docs", async (c) => {
      const [{ openApiDocument }, { docsPage }] = await Promise.all([
        import("../contract/document.ts"),
        import("../pages/docs_page.tsx"),
      ]);
      return await sendPage(c, docsPage(openApiDocument(new URL(c.req.url).origin)));
    });
}
