import { REPORT_STYLE_SOURCE } from "../assets/assets.ts";
import type { Finish } from "./layers.ts";

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REPORT_STYLE_SOURCE}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = Object.entries({
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
  // With "no-referrer" a browser sends its own forms with "Origin: null", and they look like another site's.
  "Referrer-Policy": "same-origin",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // The filter that it steered did harm.
  "X-XSS-Protection": "0",
});

/** Headers that tell browsers what these pages never do. */
export const security: Finish = function security(c) {
  const { headers } = c.res;
  for (const [name, value] of HEADERS) headers.set(name, value);
};
