import type { Alarms } from "../../src/ports/alarms.ts";

/** A timer for each alarm: none is left when it is called off. */
export const plainAlarms: Alarms = {
  after(milliseconds, ring) {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  },
};
