/** Gives consecutive ids to whole numbers of 0 or more in order of first appearance; open addressing. */
export class NumberIndex {
  private slots = new Int32Array(1024).fill(-1);
  private keys: number[] = [];

  /** How many distinct numbers there are. */
  get size(): number {
    return this.keys.length;
  }

  /** The number with that id. */
  key(id: number): number {
    return this.keys[id]!;
  }

  /** The id of `key`, a new one if it wasn't there. */
  idOf(key: number): number {
    let slot = this.start(key);
    for (let id = this.slots[slot]!; id >= 0; id = this.slots[slot]!) {
      if (this.keys[id] === key) return id;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const id = this.keys.length;
    this.keys.push(key);
    this.slots[slot] = id;
    if (this.keys.length * 2 > this.slots.length) this.grow();
    return id;
  }

  private start(key: number): number {
    const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.slots.length - 1);
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let id = 0; id < this.keys.length; id++) {
      let slot = this.start(this.keys[id]!);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = id;
    }
  }
}
