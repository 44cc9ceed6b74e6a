import { createHash } from "node:crypto";
import type { Digest } from "../../ports/digest.ts";

/** SHA-256 by the platform; WebCrypto's can't be fed piece by piece. */
export const sha256: Digest = {
  start() {
    const hash = createHash("sha256");
    return {
      update: (bytes) => void hash.update(bytes),
      hex: () => hash.digest("hex"),
    };
  },
};
