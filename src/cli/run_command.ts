import { EchoError } from "../domain/values/fault.ts";
import type { Result } from "../domain/values/result.ts";
import type { CommandIo } from "./command_io.ts";
import { inWords } from "./read_file.ts";

/**
 * Does what `parsed` asks for, or says what is wrong with it. Answers the exit status: 0 done, 1 what it was about can't
 * be used, 2 wrong usage. Throws what is no EchoError.
 */
export async function runCommand<Order>(
  parsed: Result<Order | "help", string>,
  usage: string,
  io: CommandIo,
  run: (order: Order) => Promise<void>,
): Promise<0 | 1 | 2> {
  if (!parsed.ok) {
    io.stderr(`${parsed.error}\n\n${usage}`);
    return 2;
  }
  if (parsed.value === "help") {
    io.stdout(usage);
    return 0;
  }
  try {
    await run(parsed.value);
    return 0;
  } catch (error) {
    if (!(error instanceof EchoError)) throw error;
    io.stderr(inWords(error));
    return 1;
  }
}
