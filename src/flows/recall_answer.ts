import type { ReadSettings } from "../domain/schema/settings.ts";
import type { Table } from "../domain/table/table.ts";
import type { RememberedAnswer } from "../ports/answers.ts";
import type { Deps } from "../ports/deps.ts";
import { headerHash } from "./header_hash.ts";
import type { Workspace } from "./workspace.ts";

/** What somebody said of a file with the same header; null where nobody did, or where `settings` say something themselves. */
export async function recallAnswer(
  { answers, digest }: Pick<Deps, "answers" | "digest">,
  workspace: Workspace,
  settings: ReadSettings,
  table: Table,
): Promise<RememberedAnswer | null> {
  const { sheet: _, scan: __, ...said } = settings;
  if (Object.values(said).some((setting) => setting !== undefined)) return null;
  const hash = headerHash(digest, table);
  return hash === null ? null : await answers.recall(workspace.id, hash);
}

/** The occasion of an answer, for the evidence it became. */
export function occasionOf({ sourceName, answeredAt }: RememberedAnswer): string {
  return `of "${sourceName}" on ${answeredAt.toISOString().slice(0, 10)}`;
}
