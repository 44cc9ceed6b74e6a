import { EchoError } from "../domain/values/fault.ts";

const DEEPEST = 32;
const RESERVED = /"(?:__proto__|constructor|prototype|(?:[^"\\]|\\.)*\\u(?:[^"\\]|\\.)*)"\s*:/;
const NAMES = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Refuses JSON that is nested deeper than anything Echo takes, before it is parsed, and names that reach behind an object
 * in careless hands. Throws `malformed_request`.
 */
export function demandSafeJson(json: string): void {
  if (depthOf(json) > DEEPEST) throw malformed(`JSON may be nested ${DEEPEST} deep at most.`);
  if (RESERVED.test(json) && holdsReservedName(json)) throw malformed("The JSON holds a reserved name.");
}

function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

/** A name may be written with escapes, so the parser has the last word; what it can't read the route refuses. */
function holdsReservedName(json: string): boolean {
  let found = false;
  try {
    JSON.parse(json, (name, value) => {
      if (NAMES.has(name)) found = true;
      return value;
    });
  } catch {
    return false;
  }
  return found;
}

function malformed(detail: string): EchoError {
  return new EchoError({ code: "malformed_request", detail });
}
