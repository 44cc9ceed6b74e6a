/** What makes the ids and instants of some work: done twice with the same, it makes the same. */
export interface Seed {
  /** What its ids begin with, after their prefix. */
  readonly seed: string;
  readonly askedAt: Date;
}

/** What was asked under a key for the first time. */
export interface Asking extends Seed {
  /** Names the request by its content; null where the body hasn't come in yet. */
  readonly fingerprint: string | null;
}

/** The right to do the work of a key. It must be extended, or another takes over. */
export interface Hold extends Seed {
  readonly workspace: string;
  readonly key: string;
  readonly token: string;
  /** Of the first request under this key, as far as it is known. */
  readonly fingerprint: string | null;
  /** True if somebody began before and didn't come to an answer: the work may have been done. */
  readonly resumed: boolean;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export type Claimed =
  | { readonly state: "mine"; readonly hold: Hold }
  | { readonly state: "in_flight" }
  | {
    readonly state: "done";
    readonly fingerprint: string;
    /** Null if the answer held a secret, which isn't kept. */
    readonly answer: StoredAnswer | null;
  };

/** What was asked and answered under Idempotency-Keys, for 24 hours. Of many that claim a key at once, one gets it. */
export interface Idempotency {
  claim(workspace: string, key: string, asking: Asking): Promise<Claimed>;
  /** Holds it for another minute. */
  extend(hold: Hold): Promise<void>;
  /** Keeps the answer. Whoever was taken over from changes nothing, here and below. */
  finish(hold: Hold, fingerprint: string, answer: StoredAnswer | null): Promise<void>;
  /** Lets the next one try at once, who makes the same. */
  leave(hold: Hold, fingerprint: string | null): Promise<void>;
  /** Forgets it: nothing was made. */
  release(hold: Hold): Promise<void>;
}
