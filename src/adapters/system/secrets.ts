import { timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../ports/secrets.ts";

/** The platform's chance and comparison. */
export const systemSecrets: Secrets = {
  draw: () => crypto.getRandomValues(new Uint8Array(32)),
  same(one, other) {
    const [a, b] = [one, other].map((text) => new TextEncoder().encode(text));
    return a!.length === b!.length && timingSafeEqual(a!, b!);
  },
};
