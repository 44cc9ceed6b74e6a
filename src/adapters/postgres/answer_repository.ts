import type { Answers, RememberedAnswer } from "../../ports/answers.ts";
import type { Sql, Transaction } from "./client.ts";
import { inWorkspace } from "./in_workspace.ts";
import { json } from "./json.ts";
import { pageOf } from "./paging.ts";

interface AnswerRow extends Omit<RememberedAnswer, "headerHash" | "sourceName" | "answeredAt"> {
  readonly header_hash: string;
  readonly source_name: string;
  readonly answered_at: Date;
}

/** Remembered answers in Postgres. */
export function postgresAnswers(sql: Sql): Answers {
  return {
    remember: (workspace, { id, headerHash, sourceName, settings, answeredAt }) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const what = { source_name: sourceName, settings: json(transaction, settings), answered_at: answeredAt };
        const row = { workspace_id: workspace, id, header_hash: headerHash, ...what };
        await transaction`
          INSERT INTO remembered_answers ${transaction(row)}
          ON CONFLICT (workspace_id, header_hash) DO UPDATE SET ${transaction(what)}`;
      }),

    recall: (workspace, headerHash) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const [row] = await transaction<AnswerRow[]>`
          SELECT * FROM remembered_answers WHERE workspace_id = ${workspace} AND header_hash = ${headerHash}`;
        return row ? answerOf(row) : null;
      }),

    list: (workspace, { limit, after }) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const rows = await transaction<AnswerRow[]>`
          SELECT * FROM remembered_answers
          WHERE workspace_id = ${workspace} ${before(transaction, after)}
          ORDER BY id DESC LIMIT ${limit + 1}`;
        return pageOf(rows.map(answerOf), limit);
      }),

    forget: (workspace, id) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { count } = await transaction`
          DELETE FROM remembered_answers WHERE workspace_id = ${workspace} AND id = ${id}`;
        return count > 0;
      }),
  };
}

function before(transaction: Transaction, after: string | undefined) {
  return after ? transaction`AND id < ${after}` : transaction``;
}

function answerOf({ id, header_hash, source_name, settings, answered_at }: AnswerRow): RememberedAnswer {
  return { id, headerHash: header_hash, sourceName: source_name, settings, answeredAt: answered_at };
}
