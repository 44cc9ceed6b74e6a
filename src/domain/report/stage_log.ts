import type { Stage, StageName } from "./report.ts";

/** What a stage came to. With a `failure` the value is what could be saved. */
export interface Done<T> {
  readonly value: T;
  readonly failure?: string;
  /** Said of a stage that went well all the same. */
  readonly note?: string;
  readonly thrown?: readonly unknown[];
}

/** Runs around the work of a stage, such as to mark it in a trace; answers what the work answered. */
export type Around = <T>(stage: StageName, work: () => T) => T;

/** Runs the stages of a report, times them, and keeps what they threw. */
export class StageLog {
  readonly stages: Stage[] = [];
  readonly thrown: unknown[] = [];
  readonly #elapsed: () => number;
  readonly #around: Around;

  constructor(elapsed: () => number, around: Around = (_stage, work) => work()) {
    this.#elapsed = elapsed;
    this.#around = around;
  }

  /** The stage's value; null, and a failed stage with `failure`, if it throws. */
  run<T>(name: StageName, failure: string, work: () => Done<T>): T | null {
    const start = this.#elapsed();
    try {
      const done = this.#around(name, work);
      this.thrown.push(...done.thrown ?? []);
      this.#record(name, start, done.failure === undefined ? "ok" : "failed", done.failure ?? done.note);
      return done.value;
    } catch (error) {
      this.thrown.push(error);
      this.#record(name, start, "failed", failure);
      return null;
    }
  }

  /** Stages that don't run because an earlier one stopped the report. */
  skip(...names: readonly StageName[]): void {
    for (const name of names) this.stages.push({ name, outcome: "skipped", milliseconds: 0 });
  }

  #record(name: StageName, start: number, outcome: Stage["outcome"], detail: string | undefined): void {
    const milliseconds = this.#elapsed() - start;
    this.stages.push({ name, outcome, milliseconds, ...(detail === undefined ? {} : { detail }) });
  }
}
