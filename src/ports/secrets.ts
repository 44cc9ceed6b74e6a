/** Chance and comparison for what nobody may guess. */
export interface Secrets {
  /** 32 random bytes. */
  draw(): Uint8Array;
  /** Whether two texts of one length are the same, in a time that doesn't say where they part. */
  same(one: string, other: string): boolean;
}
