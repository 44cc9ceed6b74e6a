import type { Fields, Log } from "../../ports/log.ts";

/** A log of JSON lines, each handed to `write`. */
export function lineLog(write: (line: string) => void): Log {
  const say = (level: string) => (event: string, fields: Fields = {}) =>
    write(JSON.stringify({ level, event, ...fields }));
  return { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}
