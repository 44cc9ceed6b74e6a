import type { Clock, Ids } from "../../ports/clock.ts";

// Crockford's base 32: no letter that reads like a digit.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 20;

/**
 * Ids that sort by the time they were made: ten digits of milliseconds, then 100 random bits. Within one millisecond this
 * process counts upwards, so that its ids keep their order there too.
 */
export function sortableIds(clock: Pick<Clock, "now">): Ids {
  let lastTime = 0;
  let random: Uint8Array = new Uint8Array(RANDOM_DIGITS);
  return {
    next(prefix) {
      const time = Math.max(clock.now().getTime(), lastTime);
      random = time === lastTime ? increased(random) : drawn();
      lastTime = time;
      return `${prefix}_${timeDigits(time)}${Array.from(random, (digit) => ALPHABET[digit]).join("")}`;
    },
  };
}

function drawn(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(RANDOM_DIGITS)).map((byte) => byte & 31);
}

function increased(digits: Uint8Array): Uint8Array {
  const next = digits.slice();
  for (let i = next.length - 1; i >= 0; i--) {
    next[i] = (next[i]! + 1) & 31;
    if (next[i] !== 0) break;
  }
  return next;
}

function timeDigits(time: number): string {
  let text = "";
  for (let rest = time, i = 0; i < TIME_DIGITS; i++, rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32]! + text;
  return text;
}
