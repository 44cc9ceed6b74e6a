import type { Line } from "./line_log.ts";

/** A line for a person at a terminal: `12:30:00.123 info  request method=GET status=200`. */
export function textLine({ time, level, event, ...fields }: Line): string {
  const said = Object.entries(fields).map(([name, value]) => `${name}=${valueText(value)}`);
  return [time.slice(11, 23), level.padEnd(5), word(event), ...said].join(" ");
}

function valueText(value: unknown): string {
  return typeof value === "string" ? word(value) : JSON.stringify(value);
}

/** As it is where it is one plain word, else quoted with everything odd escaped. */
function word(text: string): string {
  return /^[^\s"=\p{C}]+$/u.test(text) ? text : JSON.stringify(text);
}
