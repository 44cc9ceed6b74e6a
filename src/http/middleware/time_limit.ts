import type { MiddlewareHandler } from "hono";
import { EchoError } from "../../domain/values/fault.ts";
import { budgetFor } from "../budgets.ts";
import type { EchoEnv } from "../env.ts";

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
 * app.use(timeLimit(TIME_LIMITS));
 */
export function timeLimit(limits: TimeLimits): MiddlewareHandler<EchoEnv> {
  return async function timeLimit(c, next) {
    const kind = budgetFor(c.req.method, c.req.path);
    const milliseconds = kind === "upload" || kind === "report" ? limits[kind] : limits.request;
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const detail = `The request took longer than the ${milliseconds / 1000} seconds it may take.`;
      late.reject(new EchoError({ code: "timeout", detail }));
    }, milliseconds);
    try {
      await Promise.race([next(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
