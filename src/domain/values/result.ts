/** The outcome of an operation that can fail for a reason the caller should see. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A success holding `value`. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** A failure holding `error`. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
