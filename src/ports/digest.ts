/** SHA-256, in lower-case hex. */
export interface Digest {
  /** Of a whole text, as UTF-8. */
  of(text: string): string;
  /** Of what comes piece by piece. */
  start(): RunningDigest;
}

export interface RunningDigest {
  update(bytes: Uint8Array): void;
  /** No `update` may follow. */
  hex(): string;
}
