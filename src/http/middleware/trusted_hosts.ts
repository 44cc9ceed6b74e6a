import { EchoError } from "../../domain/values/fault.ts";
import type { Check } from "./layers.ts";

/** A platform's probes come by address; they learn nothing but whether Echo lives. */
const PROBED = /^\/health(?:\/ready)?$/;

/**
 * Refuses requests that were meant for another host: what Echo says of itself would carry a name that somebody else made
 * up. `*.example.com` stands for every name below it; no hosts at all for any.
 *
 * @example
 * app.use(layers(checked(trustedHosts(["echo.example.com", "*.preview.example.com"]))));
 */
export function trustedHosts(hosts: readonly string[]): Check {
  const names = new Set(hosts.filter((host) => !host.startsWith("*.")).map((host) => host.toLowerCase()));
  const endings = hosts.filter((host) => host.startsWith("*.")).map((host) => host.slice(1).toLowerCase());
  const isTrusted = (host: string) =>
    names.has(host) || names.has(host.replace(/:\d+$/, "")) ||
    endings.some((ending) => host.replace(/:\d+$/, "").endsWith(ending));
  return function trustedHosts(c) {
    if (hosts.length > 0 && !PROBED.test(c.req.path) && !isTrusted((c.req.header("Host") ?? "").toLowerCase())) {
      throw new EchoError({
        code: "malformed_request",
        detail: "This Echo doesn't answer to the host that was asked for.",
      });
    }
  };
}
