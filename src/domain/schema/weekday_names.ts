import { plainWord } from "./plain_word.ts";

/** Weekday names, Monday first, in English, German, French, Spanish, Italian, Portuguese and Dutch, without accents. */
const NAMES: readonly string[] = [
  "monday montag lundi lunes lunedi segunda maandag mo lu ma",
  "tuesday dienstag mardi martes martedi terca dinsdag tu di ma",
  "wednesday mittwoch mercredi miercoles mercoledi quarta woensdag we mi me wo",
  "thursday donnerstag jeudi jueves giovedi quinta donderdag th do je ju gi",
  "friday freitag vendredi viernes venerdi sexta vrijdag fr ve vi vr",
  "saturday samstag sonnabend samedi sabado sabato zaterdag sa za",
  "sunday sonntag dimanche domingo domenica zondag su so di do zo",
];

const SHORTEST = 3;

/** Each name, abbreviation of three letters or more and listed short form: the weekdays it can be, as bits. */
const WEEKDAYS: ReadonlyMap<string, number> = (() => {
  const weekdays = new Map<string, number>();
  const add = (word: string, index: number) => weekdays.set(word, (weekdays.get(word) ?? 0) | 1 << index);
  NAMES.forEach((names, index) => {
    for (const name of names.split(" ")) {
      for (let length = Math.min(SHORTEST, name.length); length <= name.length; length++) {
        add(name.slice(0, length), index);
      }
    }
  });
  return weekdays;
})();

/** The weekdays that a word can name, bit 0 for Monday; 0 for a word that names none. */
export function weekdaysNamed(text: string): number {
  return WEEKDAYS.get(plainWord(text).replace(/-feira$/, "")) ?? 0;
}
