import { sha256 } from "../../src/adapters/system/digest.ts";
import { sortableIds } from "../../src/adapters/system/ids.ts";
import { memoryWindows } from "../../src/adapters/redis/memory_windows.ts";
import { openLimiter } from "../../src/adapters/redis/open_limiter.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import { sampleFiles } from "../../src/adapters/system/samples.ts";
import { secretBox } from "../../src/adapters/system/secret_box.ts";
import { systemSecrets } from "../../src/adapters/system/secrets.ts";
import { systemVitals } from "../../src/adapters/system/vitals.ts";
import { lineLog } from "../../src/adapters/telemetry/line_log.ts";
import { unmetered, untraced } from "../../src/adapters/telemetry/unobserved.ts";
import { EchoError } from "../../src/domain/values/fault.ts";
import type { Answers, RememberedAnswer } from "../../src/ports/answers.ts";
import type { Deps } from "../../src/ports/deps.ts";
import type { Reports, StoredReport } from "../../src/ports/reports.ts";
import type { Page, PageRequest, Sources, StoredSource } from "../../src/ports/sources.ts";
import { fixedClock } from "./fixed_clock.ts";
import { plainAlarms } from "./plain_alarms.ts";
import { memoryConnections } from "./memory_connections.ts";
import { memoryIdempotency } from "./memory_idempotency.ts";
import { memoryIdentity } from "./memory_identity.ts";

const unopenedBox = await secretBox(undefined);

/** Everything a flow may be handed, kept in memory: nothing to open, nothing to close. Log lines go to `write`. */
export function memoryDeps(write: (line: string) => void = () => {}): Deps {
  const clock = fixedClock();
  const reports = memoryReports();
  return {
    sources: memorySources((workspace, id) => reports.forget(workspace, id)),
    limiter: openLimiter(memoryWindows(systemClock), { log: lineLog(() => {}), meters: unmetered }),
    answers: memoryAnswers(),
    reports,
    clock,
    alarms: plainAlarms,
    ids: sortableIds(clock),
    digest: sha256,
    readiness: { check: () => Promise.resolve({ migrations: { ok: true, needed: true, milliseconds: 0 } }) },
    samples: sampleFiles,
    log: lineLog(write),
    meters: unmetered,
    tracer: untraced,
    vitals: systemVitals,
    ...memoryIdentity(),
    idempotency: memoryIdempotency(clock),
    secrets: systemSecrets,
    secretBox: unopenedBox,
    connections: memoryConnections(),
  };
}

/** The things of each workspace by id. */
class Shelves<T> {
  readonly #shelves = new Map<string, Map<string, T>>();

  of(workspace: string): Map<string, T> {
    const shelf = this.#shelves.get(workspace) ?? new Map<string, T>();
    this.#shelves.set(workspace, shelf);
    return shelf;
  }
}

function memorySources(forgetReports: (workspace: string, sourceId: string) => void): Sources {
  const stored = new Shelves<StoredSource>();
  const keys = new Shelves<string>();
  return {
    async save(workspace, { source, table, dataset }, uploadKey) {
      await Promise.resolve();
      const same = stored.of(workspace).get(source.id)?.source;
      if (same?.datasetHash.split("-")[0] === source.datasetHash.split("-")[0] && same) return same;
      if (same) throw new EchoError({ code: "idempotency_mismatch", detail: "Another file." });
      const earlier = uploadKey === null ? undefined : keys.of(workspace).get(uploadKey);
      const there = earlier === undefined ? undefined : stored.of(workspace).get(earlier);
      if (there) return there.source;
      if (uploadKey !== null) keys.of(workspace).set(uploadKey, source.id);
      stored.of(workspace).set(source.id, { source, table, dataset });
      return source;
    },
    async revise(workspace, id, revise) {
      const before = await stored.of(workspace).get(id);
      if (!before) return null;
      const revised = revise(before) ?? before;
      stored.of(workspace).set(id, revised);
      return revised.source;
    },
    find: (workspace, id) => Promise.resolve(stored.of(workspace).get(id)?.source ?? null),
    list: (workspace, page) => Promise.resolve(pageOf([...stored.of(workspace).values()].map((of) => of.source), page)),
    table: (workspace, id) => Promise.resolve(stored.of(workspace).get(id)?.table ?? null),
    dataset: (workspace, id) => Promise.resolve(stored.of(workspace).get(id)?.dataset ?? null),
    delete(workspace, id) {
      forgetReports(workspace, id);
      return Promise.resolve(stored.of(workspace).delete(id));
    },
  };
}

function memoryAnswers(): Answers {
  const stored = new Shelves<RememberedAnswer>();
  return {
    async remember(workspace, answer) {
      await Promise.resolve();
      const there = [...stored.of(workspace).values()].find(({ headerHash }) => headerHash === answer.headerHash);
      const id = there?.id ?? answer.id;
      stored.of(workspace).set(id, { ...answer, id });
    },
    recall: (workspace, headerHash) =>
      Promise.resolve([...stored.of(workspace).values()].find((answer) => answer.headerHash === headerHash) ?? null),
    list: (workspace, page) => Promise.resolve(pageOf([...stored.of(workspace).values()], page)),
    forget: (workspace, id) => Promise.resolve(stored.of(workspace).delete(id)),
  };
}

function memoryReports(): Reports & { forget(workspace: string, sourceId: string): void } {
  const stored = new Shelves<StoredReport>();
  return {
    async save(workspace, report) {
      await Promise.resolve();
      if (stored.of(workspace).has(report.id)) return;
      stored.of(workspace).set(report.id, report);
    },
    find: (workspace, id) => Promise.resolve(stored.of(workspace).get(id) ?? null),
    list(workspace, page) {
      const summaries = [...stored.of(workspace).values()].map(({ body: _, stages: __, ...summary }) => summary);
      return Promise.resolve(pageOf(summaries, page));
    },
    delete: (workspace, id) => Promise.resolve(stored.of(workspace).delete(id)),
    forget(workspace, sourceId) {
      for (const report of stored.of(workspace).values()) {
        if (report.sourceId === sourceId) stored.of(workspace).delete(report.id);
      }
    },
  };
}

function pageOf<T extends { readonly id: string }>(all: readonly T[], { limit, after }: PageRequest): Page<T> {
  const sorted = all.filter(({ id }) => after === undefined || id < after).sort((a, b) => a.id < b.id ? 1 : -1);
  const items = sorted.slice(0, limit);
  return { items, next: sorted.length > limit ? items.at(-1)!.id : null };
}
