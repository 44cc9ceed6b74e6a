// A bare Deno.serve that answers every request with the document given as the first argument.
const document = Deno.args[0]!;
const headers = { "Content-Type": "application/json" };

Deno.serve({
  hostname: "127.0.0.1",
  port: Number(Deno.env.get("PORT")),
  onListen: () => {},
}, () => new Response(document, { headers }));
