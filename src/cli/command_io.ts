import { EchoError } from "../domain/values/fault.ts";
import type { Digest } from "../ports/digest.ts";

/** What a command may touch of the world. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** True where what goes to stderr is read as it appears, so that a line may be written over. */
  readonly live: boolean;
  readonly color: boolean;
  /** Cells across. */
  readonly width: number;
  readonly digest: Digest;
  readonly elapsed: () => number;
  /** Throws an EchoError in words for the reader. */
  open(path: string): Promise<{ readonly size: number; readonly chunks: AsyncIterable<Uint8Array> }>;
  /** Throws an EchoError in words for the reader. */
  write(path: string, text: string): Promise<void>;
}

/** The terminal and the file system. */
export function terminalIo(tools: Pick<CommandIo, "digest" | "elapsed">): CommandIo {
  const terminal = Deno.stdout.isTerminal();
  return {
    ...tools,
    stdout: (text) => writeAll(Deno.stdout, text),
    stderr: (text) => writeAll(Deno.stderr, text),
    live: Deno.stderr.isTerminal(),
    color: terminal && !Deno.noColor,
    width: terminal ? Deno.consoleSize().columns : 80,
    open,
    write,
  };
}

function writeAll(to: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(to.writeSync(bytes));
}

async function open(path: string): Promise<{ size: number; chunks: AsyncIterable<Uint8Array> }> {
  try {
    const { isFile, size } = await Deno.stat(path);
    if (!isFile) throw new EchoError({ code: "validation_failed", detail: `"${path}" isn't a file.` });
    const file = await Deno.open(path);
    return { size, chunks: file.readable };
  } catch (error) {
    throw inWords(error, path, "read");
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await Deno.writeTextFile(path, text);
  } catch (error) {
    throw inWords(error, path, "written");
  }
}

function inWords(error: unknown, path: string, done: string): unknown {
  if (error instanceof Deno.errors.NotFound) {
    return new EchoError({ code: "not_found", detail: `There is no "${path}".` }, { cause: error });
  }
  const refused = error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable ||
    error instanceof Deno.errors.IsADirectory;
  if (!refused) return error;
  return new EchoError({ code: "forbidden", detail: `"${path}" can't be ${done}: ${error.message}` }, { cause: error });
}
