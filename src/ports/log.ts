/** What a line says beside its event: plain data, snake_case names. Never a secret, never a cell of a file. */
export type Fields = Readonly<Record<string, unknown>>;

/** Structured lines for operators; `event` names what happened, such as `request`. */
export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}
