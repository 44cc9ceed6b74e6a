/** A way to a server that a test can cut, hang and open again. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks what is open and refuses what comes. */
  cut(): void;
  /** Takes in what comes and says nothing. */
  hang(): void;
  open(): void;
  close(): Promise<void>;
}

export function tcpProxy(to: { readonly hostname: string; readonly port: number }): TcpProxy {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const live = new Set<Deno.Conn>();
  let mode: "open" | "cut" | "hang" = "open";

  function breakAll(): void {
    for (const connection of live) {
      try {
        connection.close();
      } catch (error) {
        if (!(error instanceof Deno.errors.BadResource)) throw error;
      }
    }
    live.clear();
  }

  async function pass(client: Deno.Conn): Promise<void> {
    live.add(client);
    if (mode === "cut") return breakAll();
    if (mode === "hang") return;
    const server = await Deno.connect(to).catch(() => null);
    if (server === null) return client.close();
    live.add(server);
    // Either side may go first; the other then goes too.
    await Promise.race([client.readable.pipeTo(server.writable), server.readable.pipeTo(client.writable)]).catch(
      () => {},
    );
  }

  const serving = (async () => {
    for await (const client of listener) void pass(client).catch(() => {});
  })();
  return {
    port: listener.addr.port,
    cut() {
      mode = "cut";
      breakAll();
    },
    hang() {
      mode = "hang";
      breakAll();
    },
    open() {
      mode = "open";
    },
    async close() {
      breakAll();
      listener.close();
      await serving.catch(() => {});
    },
  };
}
