/** Where text goes in the end, such as `Deno.stdout`. */
export interface Outlet {
  /** Writes some of the bytes and says how many. */
  write(bytes: Uint8Array): Promise<number>;
}

export interface BufferedLines {
  /** Takes a line without its line break; it is on its way within a tenth of a second. */
  write(line: string): void;
  /** Settles once every line taken so far is written. */
  flush(): Promise<void>;
}

const WAIT_MS = 100;
const MOST_WAITING = 32_768;
const MOST_PENDING = 8_388_608;

/**
 * Lines gathered and written together, so that a request never waits for whoever reads the log. A reader who stays away
 * costs lines, not memory: past 8 MB they are dropped, and their number is said once it reads again.
 */
export function bufferedLines(outlet: Outlet): BufferedLines {
  const encoder = new TextEncoder();
  let waiting = "";
  let pending = 0;
  let dropped = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = Promise.resolve();

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === "") return;
    const bytes = encoder.encode(waiting);
    waiting = "";
    pending += bytes.length;
    written = written.then(() => writeAll(outlet, bytes)).catch(() => {}).then(() => {
      pending -= bytes.length;
      if (dropped > 0 && pending === 0) sayDropped();
    });
  }

  function sayDropped(): void {
    const lines = dropped;
    dropped = 0;
    write(JSON.stringify({ time: new Date().toISOString(), level: "warn", event: "log_lines_dropped", lines }));
  }

  function write(line: string): void {
    if (pending > MOST_PENDING) return void dropped++;
    waiting += `${line}\n`;
    if (waiting.length > MOST_WAITING) send();
    else timer ??= setTimeout(send, WAIT_MS);
  }

  return {
    write,
    async flush() {
      do {
        send();
        await written;
      } while (waiting !== "");
    },
  };
}

async function writeAll(outlet: Outlet, bytes: Uint8Array): Promise<void> {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await outlet.write(rest));
}
