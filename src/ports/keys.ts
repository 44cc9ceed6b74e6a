import type { Scope } from "../domain/values/scope.ts";
import type { Page, PageRequest } from "./sources.ts";
import type { Workspace } from "./workspaces.ts";

/** What is known of a key; never the key. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** How the key begins, to tell it by. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
}

/** A key that somebody presented. */
export interface HeldKey {
  readonly workspace: Workspace;
  readonly key: ApiKey;
  /** The stored SHA-256 that fitted, in hex. */
  readonly hash: string;
  /** Until when it works, if it was rotated away. */
  readonly until: Date | null;
}

/** A key's new secret. */
export interface NewSecret {
  readonly hash: string;
  readonly prefix: string;
  /** Until when the one before works. */
  readonly previousUntil: Date;
}

/** Where keys live. What belongs to another workspace is as if it weren't there. */
export interface Keys {
  /** False if there is one of that id. */
  add(workspace: string, key: ApiKey, hash: string): Promise<boolean>;
  /** The key whose secret has this hash, of whatever workspace; expired and revoked ones too. */
  present(hash: string): Promise<HeldKey | null>;
  find(workspace: string, id: string): Promise<ApiKey | null>;
  list(workspace: string, page: PageRequest): Promise<Page<ApiKey>>;
  /** Gives a key another secret and ends its sessions; null if it isn't there or is revoked. */
  rotate(workspace: string, id: string, secret: NewSecret): Promise<ApiKey | null>;
  /** Revokes a key and ends its sessions. With `keepAdmin` the last usable admin key of the workspace stays. */
  revoke(workspace: string, id: string, at: Date, keepAdmin: boolean): Promise<"revoked" | "last_admin" | "missing">;
  /** Notes that a key was used; to be called as often as it is. */
  used(workspace: string, id: string, at: Date): Promise<void>;
  /** Whether any workspace has a key that works at that instant. */
  anyUsable(at: Date): Promise<boolean>;
}
