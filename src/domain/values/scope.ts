/** What a key may do. `admin` manages keys and may do all the rest; `write` changes data and may read it. */
export const SCOPES = ["read", "write", "admin"] as const;

export type Scope = typeof SCOPES[number];

/** True if one of the scopes is the needed one or above it. */
export function covers(scopes: readonly Scope[], needed: Scope): boolean {
  return scopes.some((scope) => SCOPES.indexOf(scope) >= SCOPES.indexOf(needed));
}
