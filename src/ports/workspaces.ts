/** Whose data a flow works on, and what its files mean where they don't say. */
export interface Workspace {
  readonly id: string;
  /** ISO 4217; the currency of rows that name none. */
  readonly currency: string;
  /** IANA zone in which instants become days. */
  readonly timezone: string;
}

export interface NamedWorkspace extends Workspace {
  readonly name: string;
}

/** The workspaces that there are, for whoever runs Echo: no request lists or makes one. */
export interface Workspaces {
  add(workspace: NamedWorkspace): Promise<void>;
  find(id: string): Promise<NamedWorkspace | null>;
  list(): Promise<readonly NamedWorkspace[]>;
}
