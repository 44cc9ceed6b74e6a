/**
 * Who a request comes from: the peer, or, behind `hops` proxies that can be trusted, what the outermost of them wrote into
 * `X-Forwarded-For`; without trusted proxies no header counts. Of IPv6 the first 64 bits, which one household has.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, hops: number): string {
  const said = hops > 0 ? forwardedFor?.split(",").map((each) => each.trim()).at(-hops) : undefined;
  return networkOf(said || peer || "unknown");
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").replace(/^\[|\](:\d+)?$/g, "");
  if (!plain.includes(":")) return plain.slice(0, 64);
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":").filter(Boolean)];
  return `${all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "").toLowerCase()).join(":").slice(0, 64)}::/64`;
}
