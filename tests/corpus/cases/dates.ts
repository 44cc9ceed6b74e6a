import type { CorpusCase, TableCase } from "../case.ts";
import { blank, type Column, days, numbers, stated } from "../column.ts";
import {
  type DateStyle,
  dayFirst,
  dayIn,
  EXCEL_SERIAL,
  FRENCH_ORDINAL,
  type Language,
  monthFirst,
  named,
  withTime,
  yearFirst,
} from "../date_style.ts";
import type { Dialect } from "../dialect.ts";
import { POINT } from "../number_style.ts";
import { Random } from "../random.ts";
import { amounts, daysFrom } from "../values.ts";

/** Two years of days in one style, every month among them. */
function dated(
  file: string,
  proves: string,
  style: DateStyle,
  dialect: Partial<Dialect> = {},
  first = "2023-01-31",
): TableCase {
  const random = new Random(file);
  const values = daysFrom(random, first, 26, 20, 34);
  return { file, proves, dialect, columns: [days("Date", values, style, { role: "date" }), amount(random, 26)] };
}

function amount(random: Random, rows: number): Column {
  return numbers("Amount", amounts(random, rows), POINT, { role: "amount" });
}

/** Cells and days stated one by one. */
function listed(
  file: string,
  proves: string,
  cells: readonly (readonly [string, string | null])[],
  more: Partial<TableCase> & { readonly called?: string } = {},
): TableCase {
  const { called = "Date", ...rest } = more;
  return {
    file,
    proves,
    columns: [stated(called, "day", cells, { role: "date" }), amount(new Random(file), cells.length)],
    ...rest,
  };
}

const LANGUAGES: readonly (readonly [Language, readonly (readonly [name: string, form: string])[]])[] = [
  ["en", [["long", "D MMMM YYYY"], ["us_long", "MMMM D, YYYY"], ["short", "D MMM YYYY"], ["us_short", "MMM D, YYYY"]]],
  ["de", [["long", "D. MMMM YYYY"], ["short", "DD. MMM. YYYY"]]],
  ["fr", [["long", "D MMMM YYYY"], ["short", "D MMM YYYY"]]],
  ["es", [["long", "D [de] MMMM [de] YYYY"], ["short", "DD-MMM-YYYY"]]],
  ["it", [["long", "D MMMM YYYY"], ["short", "DD/MMM/YYYY"]]],
  ["pt", [["long", "D [de] MMMM [de] YYYY"], ["short", "DD/MMM/YYYY"]]],
  ["nl", [["long", "D MMMM YYYY"], ["short", "DD-MMM-YYYY"]]],
];

/** Instants around a day's end and a change to summer or winter time, with what the calendar of each zone says. */
const INSTANTS = [
  "2024-01-15T23:30:00Z",
  "2024-01-16T04:59:59Z",
  "2024-01-16T05:00:00Z",
  "2024-03-10T04:59:59Z",
  "2024-03-10T05:00:00Z",
  "2024-03-11T03:59:59Z",
  "2024-03-11T04:00:00Z",
  "2024-03-30T22:59:59Z",
  "2024-03-30T23:00:00Z",
  "2024-03-31T21:59:59Z",
  "2024-03-31T22:00:00Z",
  "2024-10-26T21:59:59Z",
  "2024-10-26T22:00:00Z",
  "2024-10-27T22:59:59Z",
  "2024-10-27T23:00:00Z",
  "2024-11-03T03:59:59Z",
  "2024-11-03T04:00:00Z",
  "2024-11-04T04:59:59Z",
  "2024-11-04T05:00:00Z",
  "2024-12-31T23:59:59Z",
];

const ZONES = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC", "Pacific/Auckland"];

function instants(name: string, zone: string, write: (instant: string) => string): TableCase {
  const file = `instants_${name}_${zone.split("/").at(-1)!.toLowerCase()}.csv`;
  return listed(
    file,
    `${write(INSTANTS[0]!)} is a day of ${zone}, across the change of the clocks`,
    INSTANTS.map((instant) => [write(instant), dayIn(zone, instant)]),
    { workspace: { timezone: zone } },
  );
}

/** The instant as a clock shows it that is `minutes` ahead of UTC, such as `2024-01-15T23:30:00+05:30`. */
function atOffset(instant: string, minutes: number): string {
  const local = new Date(Date.parse(instant) + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const QUARTERS: readonly (readonly [year: number, quarter: number])[] = [
  [2022, 1],
  [2022, 2],
  [2022, 3],
  [2022, 4],
  [2023, 1],
  [2023, 2],
  [2023, 3],
  [2023, 4],
];

function quarters(name: string, write: (year: number, quarter: number) => string): TableCase {
  return listed(
    `quarters_${name}.csv`,
    `${write(2022, 3)} is the first day of that quarter`,
    QUARTERS.map(([year, quarter]) => [write(year, quarter), `${year}-${["01", "04", "07", "10"][quarter - 1]}-01`]),
    { called: "Period" },
  );
}

const MONTHS = Array.from(
  { length: 14 },
  (_, i) => `${2022 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}-01`,
);

function months(name: string, write: (day: string) => string): TableCase {
  return listed(
    `months_${name}.csv`,
    `${write(MONTHS[4]!)} is the first of that month`,
    MONTHS.map((day) => [write(day), day]),
    {
      called: "Month",
    },
  );
}

/** How whole columns write days. */
export const DATES: readonly CorpusCase[] = [
  dated("dates_iso.csv", "2024-01-31", yearFirst()),
  dated("dates_ymd_slash.csv", "2024/01/31", yearFirst("/")),
  dated("dates_ymd_point.csv", "2024.01.31", yearFirst(".")),
  dated("dates_ymd_compact.csv", "20240131", yearFirst("")),
  dated("dates_iso_time.csv", "2024-01-31T14:05:00 without a zone is that day", withTime(yearFirst(), "24s", "T")),
  dated("dates_iso_space_time.csv", "2024-01-31 14:05", withTime(yearFirst(), "24")),
  dated("dates_dmy_slash.csv", "31/01/2024", dayFirst("/")),
  dated("dates_dmy_point.csv", "31.01.2024", dayFirst(".")),
  dated("dates_dmy_dash.csv", "31-01-2024", dayFirst("-")),
  dated("dates_dmy_slash_unpadded.csv", "3/1/2024", dayFirst("/", { pad: false })),
  dated("dates_dmy_point_unpadded.csv", "3.1.2024", dayFirst(".", { pad: false })),
  dated("dates_dmy_slash_time.csv", "31/01/2024 14:05", withTime(dayFirst("/"), "24")),
  dated("dates_dmy_point_time_seconds.csv", "31.01.2024 14:05:09", withTime(dayFirst("."), "24s")),
  dated("dates_mdy_slash.csv", "01/31/2024", monthFirst("/")),
  dated("dates_mdy_dash.csv", "01-31-2024", monthFirst("-")),
  dated("dates_mdy_point.csv", "01.31.2024", monthFirst(".")),
  dated("dates_mdy_slash_unpadded.csv", "1/31/2024", monthFirst("/", { pad: false })),
  dated("dates_mdy_time_am_pm.csv", "1/31/2024 2:05:09 PM", withTime(monthFirst("/", { pad: false }), "12")),
  dated(
    "dates_mdy_comma_time_am_pm.csv",
    "1/31/2024, 2:05:09 PM",
    withTime(monthFirst("/", { pad: false }), "12", ", "),
  ),
  ...LANGUAGES.flatMap(([language, forms]) =>
    forms.map(([name, form]) =>
      dated(`dates_named_${language}_${name}.csv`, `${form} in ${language}`, named(language, form))
    )
  ),
  dated("dates_named_en_dashes.csv", "31-Jan-2024", named("en", "DD-MMM-YYYY")),
  dated("dates_named_en_dashes_short_year.csv", "31-Jan-24", named("en", "DD-MMM-YY")),
  dated("dates_named_en_capitals.csv", "31-JAN-2024", named("en", "DD-MMMMM-YYYY")),
  dated("dates_named_en_ordinal.csv", "31st January 2024", named("en", "Do MMMM YYYY")),
  dated("dates_named_en_weekday.csv", "Wednesday, January 31, 2024", named("en", "dddd, MMMM D, YYYY")),
  dated("dates_named_en_time.csv", "Jan 31, 2024 2:05:09 PM", withTime(named("en", "MMM D, YYYY"), "12")),
  dated("dates_named_fr_ordinal.csv", "1er février 2024", FRENCH_ORDINAL, {}, "2024-02-01"),
  dated("dates_named_de_windows1252.csv", "Januar to Dezember, März in Windows-1252", named("de", "D. MMMM YYYY"), {
    encoding: "windows-1252",
    delimiter: ";",
  }),
  dated("dates_named_es_capitals.csv", "31-ENE-2024", named("es", "DD-MMMMM-YYYY")),
  dated("dates_named_pt_short_spaced.csv", "31 jan 2024", named("pt", "D MMM YYYY")),
  dated("dates_named_nl_short_spaced.csv", "31 mrt 2024", named("nl", "D MMM YYYY")),
  dated("dates_named_it_short_dash.csv", "31-gen-2024", named("it", "DD-MMM-YYYY")),
  dated("dates_ymd_slash_unpadded.csv", "2024/1/5", {
    order: "fixed",
    write: (day) => day.replaceAll("-", "/").replaceAll("/0", "/"),
  }),
  dated("dates_named_es_short_points.csv", "31 ene. 2024", named("es", "D MMM. YYYY")),
  dated("dates_named_pt_short_de.csv", "31 de jan. de 2024", named("pt", "D [de] MMM. [de] YYYY")),
  dated("dates_named_fr_capitals.csv", "31 AOÛT 2024", {
    order: "fixed",
    write: (day, row) => named("fr", "D MMMM YYYY").write(day, row).toUpperCase(),
  }),
  dated("dates_named_fr_without_accents.csv", "31 aout 2024 and 1 fevrier 2024", {
    order: "fixed",
    write: (day, row) => named("fr", "D MMMM YYYY").write(day, row).normalize("NFD").replace(/\p{M}/gu, ""),
  }),
  dated("dates_named_de_excel.csv", "31. Mrz 24, as a German Excel shows it", {
    order: "fixed",
    write: (day, row) => named("de", "DD. MMM YY").write(day, row).replace("Mär", "Mrz"),
  }),
  listed("dates_named_september.csv", "the ways to shorten September", [
    ["3 Sep 2024", "2024-09-03"],
    ["14 Sept 2024", "2024-09-14"],
    ["15 Sept. 2024", "2024-09-15"],
    ["16 September 2024", "2024-09-16"],
    ["17 sept 2024", "2024-09-17"],
  ]),
  dated("dates_excel_serial.csv", "45322 in a column of dates is the day that Excel shows", EXCEL_SERIAL),
  {
    file: "dates_excel_serial_with_time.csv",
    proves: "45322.75 is the same day at six in the evening",
    columns: [
      stated("Order date", "day", [
        ["45322.75", "2024-01-31"],
        ["45323.0", "2024-02-01"],
        ["45351.5", "2024-02-29"],
        ["45352.999", "2024-03-01"],
        ["45657.25", "2024-12-31"],
      ], { role: "date" }),
      amount(new Random("serial"), 5),
    ],
  },
  instants("unix_seconds", "UTC", (instant) => String(Date.parse(instant) / 1000)),
  instants("unix_seconds", "America/New_York", (instant) => String(Date.parse(instant) / 1000)),
  instants("unix_milliseconds", "Europe/Berlin", (instant) => String(Date.parse(instant))),
  ...ZONES.map((zone) => instants("z", zone, (instant) => instant)),
  instants("offset_minus_five", "America/New_York", (instant) => atOffset(instant, -300)),
  instants("offset_plus_five_thirty", "Europe/Berlin", (instant) => atOffset(instant, 330)),
  instants("offset_compact", "Europe/Berlin", (instant) => atOffset(instant, 60).replace(/:(\d\d)$/, "$1")),
  instants("milliseconds_z", "America/New_York", (instant) => instant.replace("Z", ".250Z")),
  instants("named_utc", "America/New_York", (instant) => instant.replace("T", " ").replace("Z", " UTC")),
  listed(
    "instants_short_forms.csv",
    "without seconds, with an offset of hours alone, in the basic form",
    [
      ["2024-01-15T23:30Z", "2024-01-16"],
      ["2024-01-15T22:30Z", "2024-01-15"],
      ["2024-01-15T23:30+01", "2024-01-15"],
      ["2024-01-15 23:30:00+00", "2024-01-16"],
      ["20240115T233000Z", "2024-01-16"],
      ["20240115T223000Z", "2024-01-15"],
    ],
    { workspace: { timezone: "Europe/Berlin" } },
  ),
  listed(
    "instants_mixed_offsets.csv",
    "winter and summer offsets in one column",
    [
      ["2024-03-30T23:30:00+01:00", "2024-03-30"],
      ["2024-03-31T00:30:00+01:00", "2024-03-31"],
      ["2024-03-31T23:30:00+02:00", "2024-03-31"],
      ["2024-04-01T00:30:00+02:00", "2024-04-01"],
      ["2024-04-01T00:30:00+03:00", "2024-03-31"],
      ["2024-10-27T00:30:00+02:00", "2024-10-27"],
      ["2024-10-27T23:30:00+01:00", "2024-10-27"],
    ],
    { workspace: { timezone: "Europe/Berlin" } },
  ),
  listed(
    "instants_header_says_utc.csv",
    "the header says that times are in UTC: they become days of the workspace's zone",
    [
      ["2024-01-16 04:59:59", "2024-01-15"],
      ["2024-01-16 05:00:00", "2024-01-16"],
      ["2024-07-16 03:59:59", "2024-07-15"],
      ["2024-07-16 04:00:00", "2024-07-16"],
    ],
    { workspace: { timezone: "America/New_York" }, called: "Created (UTC)" },
  ),
  months("iso", (day) => day.slice(0, 7)),
  months("compact", (day) => day.slice(0, 7).replace("-", "")),
  months("slash", (day) => `${day.slice(5, 7)}/${day.slice(0, 4)}`),
  months("named_en_short", (day) => named("en", "MMM YYYY").write(day, 0)),
  months("named_en_long", (day) => named("en", "MMMM YYYY").write(day, 0)),
  months("named_en_short_year", (day) => named("en", "MMM-YY").write(day, 0)),
  months("named_de_long", (day) => named("de", "MMMM YYYY").write(day, 0)),
  months("named_fr_long", (day) => named("fr", "MMMM YYYY").write(day, 0)),
  months("named_es_short", (day) => named("es", "MMM YYYY").write(day, 0)),
  quarters("iso_like", (year, quarter) => `${year}-Q${quarter}`),
  quarters("q_first", (year, quarter) => `Q${quarter} ${year}`),
  quarters("joined", (year, quarter) => `${year}Q${quarter}`),
  quarters("spaced", (year, quarter) => `${year} Q${quarter}`),
  quarters("q_slash", (year, quarter) => `Q${quarter}/${year}`),
  {
    file: "dates_two_digit_years_dmy.csv",
    proves: "31/12/99 and 03/01/00: day, month and year of two digits on both sides of 2000",
    columns: [
      days(
        "Date",
        ["1999-12-31", "1998-11-30", "2000-01-03", "2001-05-14", "1997-10-25", "2024-02-29"],
        dayFirst("/", { short: true }),
        {
          role: "date",
        },
      ),
      amount(new Random("dmy99"), 6),
    ],
  },
  {
    file: "dates_two_digit_years_mdy.csv",
    proves: "12/31/99: month, day and year of two digits",
    columns: [
      days(
        "Date",
        ["1999-12-31", "1998-11-30", "2000-01-03", "2001-05-14", "1997-10-25", "2024-02-29"],
        monthFirst("/", { short: true }),
        {
          role: "date",
        },
      ),
      amount(new Random("mdy99"), 6),
    ],
  },
  {
    file: "dates_two_digit_years_point.csv",
    proves:
      "31.01.24: read with the year first these would be the years 2013 to 2031, always on the 24th; asking is sound too",
    columns: [
      days(
        "Date",
        ["2024-01-31", "2024-02-13", "2024-03-17", "2024-04-22", "2024-05-30"],
        dayFirst(".", { short: true }),
        {
          role: "date",
          settled: "disputed",
        },
      ),
      amount(new Random("dmy24"), 5),
    ],
  },
  {
    file: "dates_two_digit_years_mdy_24.csv",
    proves: "1/31/24 as Excel shows it in the US: no other order has a 31st month",
    columns: [
      days(
        "Date",
        ["2024-01-31", "2024-02-13", "2024-03-17", "2024-04-22", "2024-05-30"],
        monthFirst("/", { pad: false, short: true }),
        {
          role: "date",
        },
      ),
      amount(new Random("mdy24"), 5),
    ],
  },
  {
    file: "dates_missing_words.csv",
    proves: "N/A, - and nothing are no days and no mistakes",
    columns: [
      days("Date", ["2024-01-13", "2024-01-14", "2024-01-15", "2024-01-16", "2024-01-17"], dayFirst("/"), {
        role: "date",
      }, {
        1: blank("N/A"),
        2: blank("-"),
        4: blank(""),
      }),
      amount(new Random("missing"), 5),
    ],
  },
  listed("dates_leap_days.csv", "29 February where there is one; 1900 had none", [
    ["29/02/2024", "2024-02-29"],
    ["29/02/2000", "2000-02-29"],
    ["28/02/2023", "2023-02-28"],
    ["01/03/2023", "2023-03-01"],
    ["29/02/2023", null],
  ], { findings: [{ category: "unreadable", row: 6 }] }),
  {
    file: "dates_two_columns_two_styles.csv",
    proves: "each column for itself: ISO beside 31/01/2024",
    columns: [
      days("Date", ["2024-01-13", "2024-01-14", "2024-01-15"], yearFirst(), { role: "date" }),
      days("End date", ["2024-02-13", "2024-02-14", "2024-03-01"], dayFirst("/"), { role: "end_date" }),
      amount(new Random("two"), 3),
    ],
  },
];
