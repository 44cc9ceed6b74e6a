import { civilOf, type Day, MONTH_NAMES } from "../values/day.ts";
import { plainWord } from "./plain_word.ts";

/** Month names in English, German, French, Spanish, Italian, Portuguese and Dutch, without accents; odd short forms too. */
const NAMES: readonly string[] = [
  "january januar janner jaenner janvier enero gennaio janeiro januari",
  "february februar feber fevrier febrero febbraio fevereiro februari",
  "march marz maerz mrz mars marzo marco maart mrt",
  "april avril abril aprile",
  "may mai mayo maggio maio mei",
  "june juni juin junio giugno junho",
  "july juli juillet julio luglio julho",
  "august aout agosto augustus",
  "september septembre septiembre setiembre settembre setembro",
  "october oktober octobre octubre ottobre outubro",
  "november novembre noviembre novembro",
  "december dezember decembre diciembre dicembre dezembro",
];

const SHORTEST = 3;

/** Every name and every beginning of one that belongs to no other month. */
const MONTHS: ReadonlyMap<string, number> = (() => {
  const months = new Map<string, number>();
  NAMES.forEach((names, index) => {
    for (const name of names.split(" ")) {
      for (let length = SHORTEST; length <= name.length; length++) {
        const word = name.slice(0, length);
        const other = months.get(word);
        months.set(word, other === undefined || other === index + 1 ? index + 1 : NaN);
      }
    }
  });
  return months;
})();

/** The month (1 to 12) of a name or its abbreviation of three letters or more, in seven languages; or null. */
export function monthNamed(text: string): number | null {
  return (MONTHS.get(text.toLowerCase()) ?? MONTHS.get(plainWord(text))) || null;
}

/** A day that no reader can take for another: "1 February 2024". */
export function spokenDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${dayOfMonth} ${MONTH_NAMES[month - 1]!} ${year}`;
}
