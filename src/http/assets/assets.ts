import { createHash } from "node:crypto";
import { REPORT_CSS } from "../../render/html/report_html.tsx";
import appCss from "./app.css" with { type: "text" };
import appJs from "./app.js" with { type: "text" };

/** A file that pages load, with the hash of what it holds. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  readonly hash: string;
}

function asset(body: string, type: string): Asset {
  return { body, type: `${type}; charset=utf-8`, hash: createHash("sha256").update(body).digest("hex").slice(0, 16) };
}

const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ["report.css", asset(REPORT_CSS, "text/css")],
  ["app.css", asset(appCss, "text/css")],
  ["app.js", asset(appJs, "text/javascript")],
]);

/** The style that a report's own page embeds, as a content security policy names it. */
export const REPORT_STYLE_SOURCE = `'sha256-${createHash("sha256").update(REPORT_CSS).digest("base64")}'`;

/** The asset of that name; undefined where there is none. */
export function findAsset(name: string): Asset | undefined {
  return ASSETS.get(name);
}

/** The address of an asset, which changes with what it holds. A name that isn't one is a bug. */
export function assetPath(name: "report.css" | "app.css" | "app.js"): string {
  return `/assets/${name}?v=${ASSETS.get(name)!.hash}`;
}
