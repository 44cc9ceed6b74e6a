/** A SHA-256 that is fed piece by piece. */
export interface Digest {
  start(): RunningDigest;
}

export interface RunningDigest {
  update(bytes: Uint8Array): void;
  /** Lower-case hex; no `update` may follow. */
  hex(): string;
}
