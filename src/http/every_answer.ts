import type { MiddlewareHandler } from "hono";
import type { Deps } from "../ports/deps.ts";
import type { EchoEnv } from "./env.ts";
import { accessLog } from "./middleware/access_log.ts";
import { crossOrigin, varyByOrigin } from "./middleware/cross_origin.ts";
import { gzip } from "./middleware/gzip.ts";
import { checked, finished, layers } from "./middleware/layers.ts";
import { privateAnswers } from "./middleware/private_answers.ts";
import { sayBudget } from "./middleware/rate_limit.ts";
import { releaseBody } from "./middleware/release_body.ts";
import { giveRequestId, sayRequestId } from "./middleware/request_id.ts";
import { security } from "./middleware/security.ts";

/** What is done to every answer, a problem too: it has an id, a line in the log, and the headers that keep it in bounds. */
export function everyAnswer(
  deps: Pick<Deps, "log" | "meters" | "tracer" | "clock">,
  corsOrigins: readonly string[],
): MiddlewareHandler<EchoEnv> {
  return layers(
    checked(giveRequestId),
    accessLog({ ...deps, elapsed: () => deps.clock.elapsed() }),
    finished(sayRequestId, sayBudget, security, privateAnswers, varyByOrigin),
    releaseBody,
    gzip,
    crossOrigin(corsOrigins),
  );
}
