import type { Page } from "../../ports/sources.ts";

/** A page out of rows that were asked for one more than `limit`, so that it is known whether more follow. */
export function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
}
