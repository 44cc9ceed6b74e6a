import { EchoError } from "../../domain/values/fault.ts";
import type { Alarms } from "../../ports/alarms.ts";
import { budgetFor } from "../budgets.ts";
import type { Layer } from "./layers.ts";

/** How long a request may take, in milliseconds, by its kind. */
export interface TimeLimits {
  readonly request: number;
  readonly upload: number;
  readonly report: number;
}

export const TIME_LIMITS: TimeLimits = { request: 30_000, upload: 120_000, report: 60_000 };

/**
 * Answers `timeout` where a request takes longer than its kind may. What was begun comes to its end unseen: a source or a
 * report is stored whole or not at all, and with an Idempotency-Key another try finds it.
 *
 * @example
 * app.use(layers(timeLimit(TIME_LIMITS, alarms)));
 */
export function timeLimit(limits: TimeLimits, alarms: Alarms): Layer {
  return function timeLimit(c, next) {
    const kind = budgetFor(c.req.method, c.req.path);
    const milliseconds = kind === "upload" || kind === "report" ? limits[kind] : limits.request;
    return new Promise((resolve, reject) => {
      const callOff = alarms.after(milliseconds, () => {
        const detail = `The request took longer than the ${milliseconds / 1000} seconds it may take.`;
        reject(new EchoError({ code: "timeout", detail }));
      });
      const settled = <T>(settle: (outcome: T) => void) => (outcome: T) => {
        callOff();
        settle(outcome);
      };
      next().then(settled(resolve), settled(reject));
    });
  };
}
