import assert from "node:assert/strict";

/** A page of Prometheus' text format, read strictly. */
export interface ReadExposition {
  /** Metric families by name. */
  readonly types: ReadonlyMap<string, string>;
  /** Values by series, as written: `name{label="value"}`. */
  readonly samples: ReadonlyMap<string, number>;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*\})? (\S+)$/;
const SUFFIXES = /_(?:bucket|sum|count)$/;

/** Reads a page; fails where it breaks the format: https://prometheus.io/docs/instrumenting/exposition_formats */
export function readExposition(page: string): ReadExposition {
  assert.ok(page.endsWith("\n"), "the last line has no line break");
  const helps = new Set<string>();
  const types = new Map<string, string>();
  const samples = new Map<string, number>();
  for (const line of page.split("\n")) {
    if (line === "") continue;
    const help = /^# HELP (\S+) \S/.exec(line)?.[1];
    const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line);
    if (help !== undefined) {
      assert.ok(!helps.has(help), `${help} is explained twice`);
      helps.add(help);
    } else if (type) {
      assert.ok(helps.has(type[1]!) && !types.has(type[1]!), line);
      types.set(type[1]!, type[2]!);
    } else {
      readSample(line, types, samples);
    }
  }
  for (const [name, type] of types) if (type === "histogram") demandHistograms(name, samples);
  return { types, samples };
}

function readSample(line: string, types: ReadonlyMap<string, string>, samples: Map<string, number>): void {
  const [, name = "", labels = "", text = ""] = SAMPLE.exec(line) ?? assert.fail(`not a sample: ${line}`);
  const type = types.get(name) ?? types.get(name.replace(SUFFIXES, ""));
  assert.ok(type !== undefined, `no type before ${line}`);
  if (type === "counter") assert.ok(name.endsWith("_total"), `the counter ${name} doesn't end in _total`);
  const value = text === "+Inf" ? Infinity : Number(text);
  assert.ok(!Number.isNaN(value), `not a number: ${line}`);
  assert.ok(!samples.has(name + labels), `twice: ${name}${labels}`);
  samples.set(name + labels, value);
}

/** Every histogram of the family grows from bucket to bucket up to `+Inf`, which is its count. */
function demandHistograms(name: string, samples: ReadonlyMap<string, number>): void {
  const last = new Map<string, { bound: number; count: number }>();
  for (const [series, count] of samples) {
    if (!series.startsWith(`${name}_bucket{`)) continue;
    const bound = /le="([^"]+)"/.exec(series)![1]!;
    const others = series.replace(/le="[^"]+",?/, "").replace(/^[^{]*/, "").replace(/,\}$/, "}").replace("{}", "");
    const before = last.get(others);
    const here = { bound: bound === "+Inf" ? Infinity : Number(bound), count };
    assert.ok(!before || (here.bound > before.bound && count >= before.count), series);
    last.set(others, here);
  }
  for (const [labels, { bound, count }] of last) {
    assert.equal(bound, Infinity, `${name}${labels} has no last bucket`);
    assert.equal(samples.get(`${name}_count${labels}`), count);
    assert.ok(samples.has(`${name}_sum${labels}`));
  }
}
