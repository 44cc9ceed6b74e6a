/** Stands in a line where a secret stood. */
export const REDACTED = "[redacted]";

const SECRET_NAME =
  /authorization|cookie|token|secret|passw|passphrase|credential|private|api[_-]?key|(?:^|[_-])key$|session_id|signature/i;

/** What was judged before: fields have few names, and each line asks for all of its own. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 1000;

/** Whether a field of this name looks as if it held a secret; `key_prefix` doesn't. */
export function isSecretName(name: string): boolean {
  const before = judged.get(name);
  if (before !== undefined) return before;
  const secret = SECRET_NAME.test(name);
  if (judged.size < MOST_JUDGED) judged.set(name, secret);
  return secret;
}

/** What secrets look like inside a text: the user of an address, credentials of a header, `password=…`, a key of Echo. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/"'<>]*@/gi, `$1${REDACTED}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [
    /([\w-]*(?:password|passwd|secret|token|api[_-]?key|authorization|cookie)[\w-]*(?:\\?["'])?\s*[=:]\s*(?:\\?["'])?)(?!\[redacted\])[^\s"'\\&,;})]+/gi,
    `$1${REDACTED}`,
  ],
  [/\b(echo_)[\w-]{40,}/g, `$1${REDACTED}`],
];

/** One look that tells a line with nothing to hide, which is nearly every line. */
const SUSPECT = /:\/\/|bearer|basic|passw|secret|token|api[_-]?key|authorization|cookie|echo_[\w-]{40}/i;

const SHORTEST_SECRET = 6;

/**
 * A function that takes secrets out of a line: what looks like one, and the configured values themselves wherever they
 * stand (those of fewer than six characters could be any word, so they are left).
 */
export function redactor(secrets: readonly string[] = []): (line: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .filter((secret, index, all) => secret.length >= SHORTEST_SECRET && all.indexOf(secret) === index)
    .sort((a, b) => b.length - a.length);
  return (line) => {
    let clean = line;
    for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, REDACTED);
    if (!SUSPECT.test(clean)) return clean;
    for (const [shape, instead] of SHAPES) clean = clean.replace(shape, instead);
    return clean;
  };
}
