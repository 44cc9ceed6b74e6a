/** How a column writes its days; `order` is what only more than one cell can prove. */
export interface DateStyle {
  readonly order: "fixed" | "dmy" | "mdy";
  readonly write: (day: string, row: number) => string;
}

export type Language = "en" | "de" | "fr" | "es" | "it" | "pt" | "nl";

const LONG: Readonly<Record<Language, string>> = {
  en: "January February March April May June July August September October November December",
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  nl: "januari februari maart april mei juni juli augustus september oktober november december",
};

const SHORT: Readonly<Record<Language, string>> = {
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
  de: "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
  fr: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
  es: "ene feb mar abr may jun jul ago sep oct nov dic",
  it: "gen feb mar apr mag giu lug ago set ott nov dic",
  pt: "jan fev mar abr mai jun jul ago set out nov dez",
  nl: "jan feb mrt apr mei jun jul aug sep okt nov dec",
};

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The parts of a day as texts: `day` and `month` of two digits. */
interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** From 0. */
  readonly index: number;
}

function partsOf(iso: string): Parts {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { year, month, day, index: Number(month) - 1 };
}

const unpadded = (digits: string) => digits.replace(/^0/, "");

/** `2024-01-31`, or with another separator. */
export function yearFirst(separator = "-"): DateStyle {
  return {
    order: "fixed",
    write: (iso) => {
      const { year, month, day } = partsOf(iso);
      return [year, month, day].join(separator);
    },
  };
}

/** `31/01/2024`; `pad: false` for `31/1/2024`, `short: true` for `31/01/24`. */
export function dayFirst(separator: string, { pad = true, short = false } = {}): DateStyle {
  return {
    order: "dmy",
    write: (iso) => {
      const { year, month, day } = partsOf(iso);
      const [d, m] = pad ? [day, month] : [unpadded(day), unpadded(month)];
      return [d, m, short ? year.slice(2) : year].join(separator);
    },
  };
}

/** `01/31/2024`, with the same options. */
export function monthFirst(separator: string, { pad = true, short = false } = {}): DateStyle {
  return {
    order: "mdy",
    write: (iso) => {
      const { year, month, day } = partsOf(iso);
      const [d, m] = pad ? [day, month] : [unpadded(day), unpadded(month)];
      return [m, d, short ? year.slice(2) : year].join(separator);
    },
  };
}

/**
 * A form with the month's name, such as `D. MMMM YYYY`: `D` and `DD` the day, `MMM` and `MMMM` the short and the long
 * name (`MMMMM`: the short one in capitals), `YY` and `YYYY` the year, `dddd` the English weekday, `o` the English "st"; a text in brackets
 * stands as it is.
 */
export function named(language: Language, form: string): DateStyle {
  const long = LONG[language].split(" ");
  const short = SHORT[language].split(" ");
  return {
    order: "fixed",
    write: (iso) => {
      const { year, day, index } = partsOf(iso);
      const values: Readonly<Record<string, string>> = {
        YYYY: year,
        YY: year.slice(2),
        MMMMM: short[index]!.toUpperCase(),
        MMMM: long[index]!,
        MMM: short[index]!,
        DD: day,
        D: unpadded(day),
        dddd: WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()]!,
        o: ordinalEnd(Number(day)),
      };
      return form.replace(
        /\[(.*?)\]|YYYY|YY|MMMMM|MMMM|MMM|DD|D|dddd|o/g,
        (token, literal?: string) => literal ?? values[token]!,
      );
    },
  };
}

function ordinalEnd(day: number): string {
  if (day >= 11 && day <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

/** French writes the first of a month `1er`. */
export const FRENCH_ORDINAL: DateStyle = {
  order: "fixed",
  write: (iso, row) => named("fr", "D MMMM YYYY").write(iso, row).replace(/^1 /, "1er "),
};

/** The days since 30 December 1899, as Excel counts. */
export const EXCEL_SERIAL: DateStyle = {
  order: "fixed",
  write: (iso) => String(Date.parse(iso) / 86_400_000 + 25_569),
};

/** `style` followed by a time of day, another in each row. */
export function withTime(style: DateStyle, clock: "24" | "24s" | "12", gap = " "): DateStyle {
  return {
    order: style.order,
    write: (iso, row) => {
      const hour = (row * 5 + 7) % 24;
      const minute = String((row * 17) % 60).padStart(2, "0");
      const second = String((row * 29) % 60).padStart(2, "0");
      const twelve = hour % 12 === 0 ? 12 : hour % 12;
      const times = {
        "24": `${String(hour).padStart(2, "0")}:${minute}`,
        "24s": `${String(hour).padStart(2, "0")}:${minute}:${second}`,
        "12": `${twelve}:${minute}:${second} ${hour < 12 ? "AM" : "PM"}`,
      };
      return style.write(iso, row) + gap + times[clock];
    },
  };
}

/** The calendar day of an instant (`2024-03-31T00:30:00Z`) in an IANA zone. */
export function dayIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
    .format(new Date(instant));
}
