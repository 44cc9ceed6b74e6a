/**
 * What cells prove, worked out apart from Echo and more slowly, so that no case claims what its file doesn't hold.
 * Only for cells that are all written in one style.
 */

/** True if some cell shows which of `.` and `,` is the decimal mark, or no cell holds either. */
export function numbersProve(texts: readonly string[]): boolean {
  const marked = texts.filter((text) => /[.,]/.test(text));
  return marked.length === 0 || marked.some(oneProves);
}

function oneProves(text: string): boolean {
  const digits = text.replace(/^\D*|\D*$/g, "");
  const marks = digits.match(/[.,]/g) ?? [];
  // Both marks: the last is the decimal one. The same twice: it stands between groups.
  if (marks.length !== 1) return marks.length > 1;
  const [whole = "", rest = ""] = digits.split(/[.,]/);
  const groupedOtherwise = /\D/.test(whole);
  return groupedOtherwise || rest.length !== 3 || whole.length > 3 || whole.startsWith("0");
}

/** True if some of these days (ISO), written as day and month or month and day, can be read in one order only. */
export function datesProve(days: readonly string[]): boolean {
  const parts = days.map((day) => day.split("-").slice(1).map(Number));
  return parts.some(([, day]) => day! > 12) || parts.every(([month, day]) => month === day);
}
