import type { Page } from "../../ports/sources.ts";
import { cursorAfter } from "../schemas/fields.ts";

/** A page of a listing as JSON. */
export function listDocument<T>({ items, next }: Page<T>, document: (item: T) => unknown) {
  return {
    object: "list",
    data: items.map(document),
    has_more: next !== null,
    next_cursor: next === null ? null : cursorAfter(next),
  };
}
