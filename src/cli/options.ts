/** A mark on the command line that takes a text, or none, as `parseArgs` wants them. */
export const TEXT = { type: "string" } as const;
export const FLAG = { type: "boolean", default: false } as const;

/** An option's text in its type; throws a RangeError naming the option where it isn't one. */
export function readOption<T>(
  option: string,
  text: string | undefined,
  parse: (text: string) => T | null,
): T | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === null) throw new RangeError(`--${option} can't be "${text}".`);
  return value;
}

/** Reads one of some words. */
export function oneOf<T extends string>(choices: readonly T[]): (text: string) => T | null {
  return (text) => choices.find((choice) => choice === text) ?? null;
}

/** The one file that is named; throws a RangeError for none or several. */
export function onlyFile(positionals: readonly string[]): string {
  const [file] = positionals;
  if (file === undefined) throw new RangeError("Which file? Give its path.");
  if (positionals.length > 1) throw new RangeError("One file at a time, please.");
  return file;
}
