import type { Secrets } from "../../ports/secrets.ts";

/** The platform's chance, and a comparison that looks at every character, wherever the first difference is. */
export const systemSecrets: Secrets = {
  draw: () => crypto.getRandomValues(new Uint8Array(32)),
  // Deno's timingSafeEqual is this loop too, over bytes that would have to be made for every request.
  same(one, other) {
    if (one.length !== other.length) return false;
    let difference = 0;
    for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
    return difference === 0;
  },
};
