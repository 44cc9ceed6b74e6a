import { type CommandIo, terminalIo } from "../../../src/cli/command_io.ts";
import { localDeps } from "../../../src/deps.ts";

export interface CommandRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

/** Runs a command with the real file system and what it prints kept. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  more: Partial<CommandIo> = {},
): Promise<CommandRun> {
  const said = { stdout: "", stderr: "" };
  const io: CommandIo = {
    ...terminalIo({ digest: localDeps.digest, elapsed: () => 0 }),
    stdout: (text) => void (said.stdout += text),
    stderr: (text) => void (said.stderr += text),
    live: false,
    color: false,
    width: 80,
    ...more,
  };
  return { status: await command(args, io), ...said };
}

/** Runs `test` with a folder of its own, gone afterwards. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
