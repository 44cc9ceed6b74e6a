import { sha256 } from "../../src/adapters/system/digest.ts";
import { EchoError } from "../../src/domain/values/fault.ts";
import { readSource } from "../../src/flows/read_source.ts";
import { LIMITS, WORKSPACE } from "./read_text.ts";

// Reads the file named by the first argument as an upload is read, and prints what came of it and the most memory the
// process ever held.
const file = await Deno.open(Deno.args[0]!, { read: true });
let outcome: string;
try {
  const { dataset } = await readSource(
    { chunks: file.readable, settings: {}, workspace: WORKSPACE, limits: LIMITS },
    sha256,
  );
  outcome = `${dataset.rowCount} rows`;
} catch (error) {
  if (!(error instanceof EchoError)) throw error;
  outcome = error.code;
}
// Deno reads nothing below /proc without every permission.
const grep = await new Deno.Command("grep", { args: ["VmHWM", `/proc/${Deno.pid}/status`] }).output();
const kilobytes = Number(/\d+/.exec(new TextDecoder().decode(grep.stdout))![0]);
console.log(JSON.stringify({ outcome, mebibytes: Math.round(kilobytes / 1024) }));
