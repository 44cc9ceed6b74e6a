/** Example exports that a newcomer can try. */
export interface Samples {
  /** The bytes of a sample; null for a name that isn't one. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
}
