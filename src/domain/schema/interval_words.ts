const INTERVAL =
  /^(every )?(\d+ )?(da(y|ily|ys)|weekly|weeks?|(bi|semi)?-?\s?monthly|months?|mo|quarter(ly|s)?|semi-?\s?annual(ly)?|half-?\s?year(ly)?|annual(ly)?|year(ly|s)?|yr|biennial(ly)?|one-?\s?time|once|lifetime)$/;

/** True for a text that names a billing interval: "Monthly", "year", "every 3 months", "one-time". */
export function namesInterval(text: string): boolean {
  return INTERVAL.test(text.trim().toLowerCase().replaceAll("_", " "));
}
