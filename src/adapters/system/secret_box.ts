import { Buffer } from "node:buffer";
import { EchoError, UnavailableError } from "../../domain/values/fault.ts";
import type { SealedFor, SecretBox } from "../../ports/secret_box.ts";

// An envelope: version, four bytes that name the key, twelve of nonce, then the ciphertext with its tag.
const VERSION = 1;
const NAME_BYTES = 4;
const NONCE_BYTES = 12;
const HEAD_BYTES = 1 + NAME_BYTES + NONCE_BYTES;

interface BoxKey {
  /** The beginning of the key's SHA-256, in hex. */
  readonly name: string;
  readonly key: CryptoKey;
}

/**
 * A box with AES-256-GCM. `keys` are 32 bytes each in base64, with commas between: the first seals, all of them open, so
 * that a new one is put in front and the old one taken away once everything is sealed anew. Without keys nothing is sealed.
 */
export async function secretBox(keys: string | undefined): Promise<SecretBox> {
  const all = await Promise.all((keys ?? "").split(",").filter(Boolean).map((text) => boxKey(text.trim())));
  const [current] = all;
  return {
    async seal(secret, whose) {
      if (!current) throw new UnavailableError("Echo keeps no secret before ENCRYPTION_KEY is set.");
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const text = await crypto.subtle.encrypt(gcm(iv, whose), current.key, new TextEncoder().encode(secret));
      return new Uint8Array([VERSION, ...Buffer.from(current.name, "hex"), ...iv, ...new Uint8Array(text)]);
    },

    async open(sealed, whose) {
      const held = all.find(({ name }) => sealed[0] === VERSION && name === nameIn(sealed));
      if (!held) throw new UnavailableError("ENCRYPTION_KEY lacks the key that this secret was sealed with.");
      const iv = sealed.slice(1 + NAME_BYTES, HEAD_BYTES);
      try {
        return new TextDecoder().decode(
          await crypto.subtle.decrypt(gcm(iv, whose), held.key, sealed.slice(HEAD_BYTES)),
        );
      } catch (cause) {
        throw new EchoError({ code: "internal", detail: "A sealed secret was changed, or isn't this workspace's." }, {
          cause,
        });
      }
    },

    isCurrent: (sealed) => current !== undefined && nameIn(sealed) === current.name,
  };
}

async function boxKey(text: string): Promise<BoxKey> {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return {
    name: Buffer.from(digest).toString("hex", 0, NAME_BYTES),
    key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]),
  };
}

function nameIn(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(1, 1 + NAME_BYTES)).toString("hex");
}

/** JSON keeps the two apart, whatever is in them. */
function gcm(iv: Uint8Array<ArrayBuffer>, { workspace, purpose }: SealedFor): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(JSON.stringify([workspace, purpose])) };
}
