/** Whether what Echo stands on answers. */
export interface Readiness {
  /** The parts by name; a failure's message is for operators, never for callers. */
  check(): Promise<Readonly<Record<string, { readonly ok: boolean; readonly milliseconds: number }>>>;
}
