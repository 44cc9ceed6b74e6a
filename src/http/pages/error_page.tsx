import type { Context } from "hono";
import type { Fault, FaultItem } from "../../domain/values/fault.ts";
import type { EchoEnv } from "../env.ts";
import { CHALLENGE, PROBLEMS } from "../problem.ts";
import { Page } from "./layout.tsx";
import { sendPage } from "./send_page.ts";

/** A fault as a page, for a reader with a browser: what went wrong, in words, and the way back. */
export function errorPage(c: Context<EchoEnv>, { code, detail, items = [] }: Fault): Promise<Response> {
  c.set("faultCode", code);
  const { status, title } = PROBLEMS[code];
  if (code === "unauthorized") c.header("WWW-Authenticate", CHALLENGE["WWW-Authenticate"]);
  return sendPage(c, <ErrorPage title={title} detail={detail} items={items} requestId={c.get("requestId")} />, status);
}

/** True for a reader with a browser, to whom a problem is better told as a page than as JSON. */
export function asksForPage(c: Context<EchoEnv>): boolean {
  return !c.req.path.startsWith("/api/") && (c.req.header("Accept") ?? "").includes("text/html");
}

interface ErrorProps {
  readonly title: string;
  readonly detail: string;
  readonly items: readonly FaultItem[];
  readonly requestId: string | undefined;
}

function ErrorPage({ title, detail, items, requestId }: ErrorProps) {
  const more = items.filter((item) => item.detail !== detail);
  return (
    <Page title={`${title}: Echo`}>
      <h1>{title}</h1>
      <div class="problem" role="alert">
        <p dir="auto">{detail}</p>
        {more.length > 0 && (
          <ul>
            {more.map(({ row, column, detail }) => (
              <li dir="auto">
                {row !== undefined && `row ${row}: `}
                {column !== undefined && `${column}: `}
                {detail}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="actions">
        <a href="/">Back to the beginning</a>
      </p>
      {requestId !== undefined && <p class="note">Request {requestId}</p>}
    </Page>
  );
}
