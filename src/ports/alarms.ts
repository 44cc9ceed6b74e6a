/** What is called back when something takes too long. */
export interface Alarms {
  /** Calls `ring` once after so many milliseconds; what it answers calls that off. */
  after(milliseconds: number, ring: () => void): () => void;
}
