/** Raised when the same dataset and policy could give another report. */
export const ENGINE_VERSION = "1.0.0";
