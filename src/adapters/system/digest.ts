import { createHash, hash } from "node:crypto";
import type { Digest } from "../../ports/digest.ts";

/** SHA-256 by the platform; WebCrypto's can't be fed piece by piece. */
export const sha256: Digest = {
  // One call leaves nothing to be collected: that costs more than the hash.
  of: (text) => hash("sha256", text, "hex"),
  start() {
    const running = createHash("sha256");
    return {
      update: (bytes) => void running.update(bytes),
      hex: () => running.digest("hex"),
    };
  },
};
