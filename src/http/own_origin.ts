/**
 * Whether a browser sent this from one of Echo's own pages: `foreign` if it came from elsewhere, a sub-domain and a
 * sandboxed page included; `unsaid` if nothing tells, as a program's request does.
 */
export function originOf({ headers, url }: Request): "own" | "foreign" | "unsaid" {
  const site = headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin" ? "own" : "foreign";
  const origin = headers.get("Origin");
  if (origin === null) return "unsaid";
  // The scheme isn't compared: behind a proxy that speaks TLS, Echo itself is reached without.
  const host = headers.get("Host") ?? new URL(url).host;
  return URL.canParse(origin) && new URL(origin).host === host ? "own" : "foreign";
}
