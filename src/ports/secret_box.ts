/** What a secret belongs to: sealed for one workspace and purpose, it opens for no other. */
export interface SealedFor {
  readonly workspace: string;
  readonly purpose: string;
}

/** Seals secrets for keeping. */
export interface SecretBox {
  /** Throws `unavailable` where no key is configured. */
  seal(secret: string, whose: SealedFor): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws `unavailable` where the key it was sealed with isn't configured; any other failure means it was changed. */
  open(sealed: Uint8Array<ArrayBuffer>, whose: SealedFor): Promise<string>;
  /** True if it was sealed with the key that seals now. */
  isCurrent(sealed: Uint8Array): boolean;
}
