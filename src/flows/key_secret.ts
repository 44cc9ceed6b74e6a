import type { Deps } from "../ports/deps.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const START = "echo_";
const SECRET_DIGITS = 43; // 62^43 > 2^256
const CHECK_DIGITS = 6;
const PREFIX_LENGTH = 12;
const SHAPE = new RegExp(`^${START}[${DIGITS}]{${SECRET_DIGITS + CHECK_DIGITS}}$`);

/** A key as its holder sees it, once, and what is kept of it. */
export interface KeySecret {
  readonly text: string;
  readonly prefix: string;
  readonly hash: string;
}

/** Draws a key: `echo_`, 256 random bits, and six digits by which a mistyped one is told. */
export function drawKey(deps: Pick<Deps, "secrets" | "digest">): KeySecret {
  const body = START + base62(BigInt(`0x${hexOf(deps.secrets.draw())}`), SECRET_DIGITS);
  const text = body + checkDigits(deps, body);
  return { text, prefix: text.slice(0, PREFIX_LENGTH), hash: hashOf(deps, text) };
}

/** True for a text that has a key's shape. */
export function looksLikeKey(text: string): boolean {
  return SHAPE.test(text);
}

/** True for a text of a key's shape that has one digit wrong, or more. */
export function isMistyped(deps: Pick<Deps, "digest">, text: string): boolean {
  return checkDigits(deps, text.slice(0, -CHECK_DIGITS)) !== text.slice(-CHECK_DIGITS);
}

/** What is kept of a secret: its SHA-256, in hex. */
export function hashOf({ digest }: Pick<Deps, "digest">, text: string): string {
  return digest.of(text);
}

/** Bytes as lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function checkDigits(deps: Pick<Deps, "digest">, body: string): string {
  return base62(BigInt(`0x${hashOf(deps, body)}`), CHECK_DIGITS);
}

/** The last `length` digits of a number. */
function base62(number: bigint, length: number): string {
  let text = "";
  for (let rest = number; text.length < length; rest /= 62n) text = DIGITS[Number(rest % 62n)]! + text;
  return text;
}
