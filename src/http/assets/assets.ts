import reportCss from "../../render/html/report.css" with { type: "text" };
import appCss from "./app.css" with { type: "text" };
import appJs from "./app.js" with { type: "text" };

/** A file that pages load, with the hash of what it holds. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  readonly hash: string;
}

/** SHA-256; the platform's own is there before anything is loaded. */
async function digestOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

async function asset(body: string, type: string): Promise<Asset> {
  return { body, type: `${type}; charset=utf-8`, hash: (await digestOf(body)).toHex().slice(0, 16) };
}

const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ["report.css", await asset(reportCss, "text/css")],
  ["app.css", await asset(appCss, "text/css")],
  ["app.js", await asset(appJs, "text/javascript")],
]);

/** The style that a report's own page embeds, as a content security policy names it. */
export const REPORT_STYLE_SOURCE = `'sha256-${(await digestOf(reportCss)).toBase64()}'`;

/** The asset of that name; undefined where there is none. */
export function findAsset(name: string): Asset | undefined {
  return ASSETS.get(name);
}

/** The address of an asset, which changes with what it holds. A name that isn't one is a bug. */
export function assetPath(name: "report.css" | "app.css" | "app.js"): string {
  return `/assets/${name}?v=${ASSETS.get(name)!.hash}`;
}
