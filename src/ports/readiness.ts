/** Asks one part whether it can be worked with; false or a rejection means it can't. */
export type Probe = () => Promise<boolean>;

export interface Check {
  readonly ok: boolean;
  /** False for a part without which Echo serves all the same. */
  readonly needed: boolean;
  readonly milliseconds: number;
}

/** Whether what Echo stands on answers. */
export interface Readiness {
  /** The parts by name; a failure's message is for operators, never for callers. */
  check(): Promise<Readonly<Record<string, Check>>>;
}
