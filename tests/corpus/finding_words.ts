/**
 * What a finding is about, and by which rule names or words the corpus knows it: the one place that ties the truths to
 * the names that Echo gives its rules.
 */
export const FINDING_WORDS = {
  title: /title|preamble|above the header/i,
  comment: /comment|title_row/i,
  blank: /blank_line|blank line/i,
  repeated_header: /repeated_header|header stands again/i,
  header_lines: /header/i,
  no_header: /no_header|header_?less|without a header|no header/i,
  total: /summary_rows|total/i,
  footer: /footer|page_line|summary_rows|below the (?:data|table)|note_row|trailer|after the last/i,
  nul: /nul_byte|NUL\b/,
  short_row: /short_row|fewer cells/i,
  wide_row: /long_row|wide_row|more cells/i,
  repaired: /repair|joined|put together|wide_row|long_row/i,
  renamed: /renamed_header|new name/i,
  encoding: /decoded|encoding/i,
  unreadable: /unreadable_cell|can't be read|is no (?:date|number)/i,
  rejected: /rejected_rows|reject|refused_row|long_row|wide_row/i,
  asked: /undecided_column/i,
} as const;

export type Category = keyof typeof FINDING_WORDS;
