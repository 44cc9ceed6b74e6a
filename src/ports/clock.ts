/** The world's time and chance, so that the rest needn't reach for them. */
export interface Clock {
  /** Now, as an instant. */
  now(): Date;
  /** Milliseconds from an arbitrary start, never backwards. */
  elapsed(): number;
}

/** Makes ids: a prefix and a sortable, unguessable part. */
export interface Ids {
  next(prefix: "src" | "rpt" | "imp" | "ans" | "key" | "ws" | "con"): string;
}
