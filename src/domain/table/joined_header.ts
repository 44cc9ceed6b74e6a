import { isYear } from "./cell_look.ts";

/**
 * The names of a header in two lines, a group above the columns it spans: ",Q1,,Q2," over "Region,Cost,Tax,Cost,Tax" is
 * "Region", "Q1 Cost", "Q1 Tax" …; or names above their units, "Amount,Weight" over "(USD),(kg)". Null unless only the
 * two together give every column a name of its own.
 */
export function joinedNames(top: readonly string[], bottom: readonly string[]): readonly string[] | null {
  const width = Math.max(top.length, bottom.length);
  const groups = top.map((cell) => cell.trim());
  const names = Array.from({ length: width }, (_, column) => (bottom[column] ?? "").trim());
  const told = groups.filter((group) => group !== "");
  if (told.length === width && areUnits(names) && !isUnclear(groups)) {
    return groups.map((group, column) => `${group} ${names[column]}`.trim());
  }
  const spans = told.length < width || isUnclear(groups);
  if (told.length < 2 || !spans || !isUnclear(names)) return null;
  if (![...told, ...names.filter((name) => name !== "")].every(isWord)) return null;
  let group = "";
  const joined = names.map((name, column) => {
    const own = groups[column] ?? "";
    if (own !== "") group = own;
    return name === "" ? own : group === "" ? name : `${group} ${name}`;
  });
  while (joined.length > 0 && joined.at(-1) === "") joined.pop();
  return joined.includes("") || isUnclear(joined) ? null : joined;
}

/** Nothing but what stands in brackets: "(USD)", "[kg]". */
function areUnits(names: readonly string[]): boolean {
  const told = names.filter((name) => name !== "");
  return told.length > 0 && told.every((name) => /^(?:\([^()]{1,12}\)|\[[^\[\]]{1,12}\])$/.test(name));
}

/** A year is one too. */
function isWord(text: string): boolean {
  return /\p{L}/u.test(text) || isYear(text);
}

/** True if two columns have the same name. */
function isUnclear(names: readonly string[]): boolean {
  const told = names.filter((name) => name !== "");
  return new Set(told).size < told.length;
}
