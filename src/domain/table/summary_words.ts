/** "Total", "Report total", "Total: Account", "Total for March", "Summe", "Total général", each in a cell of its own. */
const TOTAL = new RegExp(
  "^(?:(?:grand |report |overall |sub[ -]?|net )?totals?(?:\\s*[:(–-].*|\\s+for\\s.*)?" +
    "|sum|(?:(?:zwischen|end|gesamt)?summe|(?:ins)?gesamt|gesamtbetrag)" + // German
    "|(?:sous[ -]?)?total(?: g[ée]n[ée]ral)?|somme" + // French
    "|(?:sub)?totale(?: generale)?|somma" + // Italian
    "|(?:sub|eind)?totaal|som" + // Dutch
    "|total geral|soma|suma(?: total)?|total general)\\s*:?$", // Portuguese, Spanish
  "i",
);
/** Also "Total rent": a record only if it has a date. */
const TOTAL_OF = /^(?:totals?|totale|totaal|summe|gesamt)\b/i;

/** What a line below the data says of the file, as exports write it. */
const FOOTER = new RegExp(
  "^\\W*(?:(?:this |the )?(?:report|file|data|list)? ?(?:was )?" +
    "(?:generated|exported|created|printed|downloaded|produced|prepared|extracted)\\s*(?:on|by|at|from|with|using|:)" +
    "|(?:report|export|generation|print|creation)(?:ed)? (?:date|time|run)\\b|(?:data )?as of\\b" +
    "|end of (?:the )?(?:report|file|data|list|export|document|statement)|page \\d+|copyright\\b|confidential\\b" +
    "|(?:total |number of |row |record )?(?:rows?|records?|entries|transactions|count)(?: count)?\\s*(?::|=|$)" +
    "|total (?:rows?|records?|entries)\\b|\\d+ (?:rows?|records?|entries|transactions)(?: (?:found|exported|total|in all))?\\W*$" +
    "|notes?:|source:|disclaimer\\b" +
    "|(?:erstellt|exportiert|gedruckt|generiert) (?:am|von|mit)|ende (?:des|der) " +
    "|(?:g[ée]n[ée]r[ée]|export[ée]|imprim[ée]|cr[ée][ée]) (?:le|par)|fin du " +
    "|(?:generado|exportado|creado|impreso) (?:el|por)|fin del |(?:gerado|exportado|criado) (?:em|por)|fim do " +
    "|(?:generato|esportato|creato) (?:il|da)|fine del |(?:gegenereerd|ge[ëe]xporteerd|gemaakt) (?:op|door)|einde ?van )",
  "i",
);

/** True for a cell that names a line of totals. */
export function isTotal(label: string): boolean {
  return TOTAL.test(label);
}

/** True for a cell that begins as the name of a line of totals does. */
export function startsAsTotal(label: string): boolean {
  return TOTAL_OF.test(label);
}

/** True for the first cell of a line that says how, when or by whom the file was made, or where it ends. */
export function isFooter(text: string): boolean {
  return FOOTER.test(text);
}
