import type { ApiKey } from "./keys.ts";
import type { Workspace } from "./workspaces.ts";

export interface NewSession {
  /** SHA-256 of the secret that the browser holds, in hex. */
  readonly hash: string;
  readonly keyId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A browser that signed in. */
export interface Session extends Omit<NewSession, "keyId"> {
  readonly workspace: Workspace;
  /** The key it signed in with, as it stands now. */
  readonly key: ApiKey;
  readonly seenAt: Date;
}

/** Where sessions live. */
export interface Sessions {
  start(workspace: string, session: NewSession): Promise<void>;
  /** The session whose secret has this hash, of whatever workspace; expired ones too. */
  find(hash: string): Promise<Session | null>;
  seen(workspace: string, hash: string, at: Date): Promise<void>;
  end(workspace: string, hash: string): Promise<void>;
}
