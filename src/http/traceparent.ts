/** A `traceparent` of W3C Trace Context as it was sent; undefined for one that isn't. */
export function traceparentOf(header: string | null): string | undefined {
  if (header === null || !/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(header)) return undefined;
  return /^00-0{32}-|-0{16}-/.test(header) ? undefined : header;
}

/** The 32 hex digits that all of a trace share. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  return traceparent?.slice(3, 35);
}
