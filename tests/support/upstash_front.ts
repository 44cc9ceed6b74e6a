import { createClient } from "redis";

/** Upstash's REST before a Redis of one's own: a command as a JSON list, the answer as `{ result }`. */
export interface UpstashFront {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

const TOKEN = "a-token-of-the-tests";

export async function upstashFront(redisUrl: string): Promise<UpstashFront> {
  const client = createClient({ url: redisUrl });
  await client.connect();
  const run = async (command: readonly unknown[]) => {
    try {
      return { result: await client.sendCommand(command.map(String)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    if (request.headers.get("Authorization") !== `Bearer ${TOKEN}`) {
      return Response.json({ error: "WRONGPASS invalid token" }, { status: 401 });
    }
    const { pathname } = new URL(request.url);
    const body = await request.json();
    if (pathname === "/pipeline" || pathname === "/multi-exec") return Response.json(await Promise.all(body.map(run)));
    const answer = await run(body);
    const encoded = request.headers.get("Upstash-Encoding") === "base64" ? encode(answer) : answer;
    return Response.json(encoded, { status: "error" in answer ? 400 : 200 });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    token: TOKEN,
    async close() {
      await server.shutdown();
      client.destroy();
    },
  };
}

/** Texts go as base64 where the client asks for it; numbers and nothing go as they are. */
function encode(value: unknown): unknown {
  if (typeof value === "string") return btoa(String.fromCharCode(...new TextEncoder().encode(value)));
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== "object" || value === null) return value;
  return "result" in value ? { result: encode(value.result) } : value;
}
