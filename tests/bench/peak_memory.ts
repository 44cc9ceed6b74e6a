import { sha256 } from "../../src/adapters/system/digest.ts";
import { readSource } from "../../src/flows/read_source.ts";

// Reads the file named by the first argument as an upload is read, and prints the most memory the process ever held.
const file = await Deno.open(Deno.args[0]!, { read: true });
const { dataset } = await readSource({
  chunks: file.readable,
  settings: {},
  workspace: { currency: "USD", timezone: "UTC" },
  limits: { maxBytes: Infinity, maxRows: Infinity },
}, sha256);
// Deno reads nothing below /proc without every permission.
const grep = await new Deno.Command("grep", { args: ["VmHWM", `/proc/${Deno.pid}/status`] }).output();
const kilobytes = Number(/\d+/.exec(new TextDecoder().decode(grep.stdout))![0]);
console.log(JSON.stringify({ rows: dataset.rowCount, bytes: kilobytes * 1024 }));
