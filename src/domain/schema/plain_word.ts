/** `word` in lower case without accents: "Février" is "fevrier". */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}+/gu, "");
}
