import { secureHeaders } from "hono/secure-headers";
import { REPORT_STYLE_SOURCE } from "../assets/assets.ts";

/** Headers that tell browsers what these pages never do. `X-XSS-Protection: 0`: the filter it steered did harm. */
export const security = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", REPORT_STYLE_SOURCE],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  // With "no-referrer" a browser sends its own forms with "Origin: null", and they look like another site's.
  referrerPolicy: "same-origin",
  strictTransportSecurity: "max-age=31536000; includeSubDomains",
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
});
