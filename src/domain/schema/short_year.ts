/** The first two-digit year that means the century before: 68 is 2068, 69 is 1969, as POSIX has it. */
export const SHORT_YEAR_PIVOT = 69;

/** The year that two digits mean. */
export function fullYear(year: number): number {
  return year < SHORT_YEAR_PIVOT ? 2000 + year : 1900 + year;
}
