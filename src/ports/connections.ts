/** What is known of a connection to another service; never its secret. */
export interface Connection {
  readonly id: string;
  readonly kind: "stripe";
  readonly label: string;
  /** How the secret ends, to tell it by. */
  readonly last4: string;
  readonly createdAt: Date;
}

export interface SealedConnection extends Connection {
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Where connections live, their secrets sealed. */
export interface Connections {
  save(workspace: string, connection: SealedConnection): Promise<void>;
  find(workspace: string, id: string): Promise<SealedConnection | null>;
  /** Newest first. */
  list(workspace: string): Promise<readonly SealedConnection[]>;
  /** Puts one sealing in the place of another; false if it isn't there any more. */
  reseal(workspace: string, id: string, before: Uint8Array, after: Uint8Array): Promise<boolean>;
  delete(workspace: string, id: string): Promise<boolean>;
}
