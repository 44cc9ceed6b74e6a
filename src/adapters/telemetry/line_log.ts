import type { Fields, Log } from "../../ports/log.ts";
import { isSecretName, REDACTED, redactor } from "./redact.ts";
import { textLine } from "./text_line.ts";

export const LEVELS = ["debug", "info", "warn", "error"] as const;

export type Level = typeof LEVELS[number];

export interface LineLogOptions {
  /** The least level that is written; `info` unless given. */
  readonly level?: Level;
  /** JSON unless given; text is for a person at a terminal. */
  readonly format?: "json" | "text";
  /** Values that never appear, whatever says them. */
  readonly secrets?: readonly string[];
  readonly now?: () => Date;
}

const DEEPEST = 6;
const LONGEST_TEXT = 16_384;

/**
 * A log of lines, each handed to `write` without its line break: time (RFC 3339), level, event, then the fields. A line
 * is one line whatever a value holds, says no secret, and never throws.
 */
export function lineLog(write: (line: string, level: Level) => void, options: LineLogOptions = {}): Log {
  const { level: least = "info", format = "json", secrets, now = () => new Date() } = options;
  const redact = redactor(secrets);
  const shape = format === "json" ? JSON.stringify : textLine;
  const at = (level: Level) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return () => {};
    return (event: string, fields: Fields = {}) => {
      const line = { time: now().toISOString(), level, event };
      addFields(line, fields, 0);
      write(oneLine(redact(shape(line))), level);
    };
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** A line's content, ready to be shaped. */
export type Line = Readonly<Record<string, unknown>> & {
  readonly time: string;
  readonly level: Level;
  readonly event: string;
};

/** JSON leaves some characters as they are that end a line, or steer a terminal, for those who show it. */
function oneLine(text: string): string {
  return /[\u007f-\u009f\u2028\u2029]/.test(text)
    ? text.replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : text;
}

/** Adds what there is to say; nothing that stands there already is said otherwise. */
function addFields(line: Record<string, unknown>, fields: Fields, depth: number): Record<string, unknown> {
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined || value === null || Object.hasOwn(line, name)) continue;
    line[name] = isSecretName(name) ? REDACTED : plainValue(value, depth);
  }
  return line;
}

function plainValue(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
    case "number":
    case "boolean":
      return value;
    case "object":
      break;
    default:
      return String(value);
  }
  if (value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "no date" : value.toISOString();
  if (value instanceof Error) return plainValue(`${value.name}: ${value.message}`, depth);
  if (depth >= DEEPEST) return "…";
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  return addFields({}, value as Fields, depth + 1);
}
