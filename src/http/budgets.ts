import type { Budget } from "../ports/rate_limiter.ts";

/** What each kind of request may take, in shares of the default: what costs more may be asked for less often. */
const SHARES = { default: 1, upload: 0.2, report: 0.3, login: 0.1 } as const;

/** The budgets that follow from the default one. */
export function budgetsOf(requests: number, windowSeconds: number): Readonly<Record<Budget["name"], Budget>> {
  const budget = (name: Budget["name"]) => ({
    name,
    requests: Math.max(1, Math.floor(requests * SHARES[name])),
    windowSeconds,
  });
  return { default: budget("default"), upload: budget("upload"), report: budget("report"), login: budget("login") };
}

const UPLOAD = /^\/(?:api\/v1\/ingestion\/upload\/\w+|sources\/[^/]+\/append|samples)?$/;
const REPORT = /^\/(?:api\/v1\/reports\/generate|sources\/[^/]+\/reports)$/;
/** Probes and what pages look like cost nothing and aren't limited. */
const FREE = /^\/(?:health(?:\/ready)?|assets\/[^/]*)$/;

/** The budget that a request takes from beside the default one; null for none, "free" for one that takes from none. */
export function budgetFor(method: string, path: string): "upload" | "report" | "login" | "free" | null {
  if (FREE.test(path)) return "free";
  if (method !== "POST") return null;
  if (path === "/login") return "login";
  return UPLOAD.test(path) ? "upload" : REPORT.test(path) ? "report" : null;
}
