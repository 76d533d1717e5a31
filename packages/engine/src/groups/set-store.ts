/** Figures kept for each set of firms: see `SetStore.add`. */
export const FIGURES = 6;

/**
 * Sets of firms of one size, each once, in flat arrays: members ascending, and six figures (Σ s⁺ of pairs, Σ prices, Σ charges of
 * pairs, Σ known headcounts, Σ of their logarithms, how many are known). Open addressing over a hash of the members.
 */
export class SetStore {
  readonly size: number;
  count = 0;
  truncated = false;
  members: Int32Array;
  figures: Float64Array;
  private readonly limit: number;
  private slots: Int32Array;

  constructor(size: number, limit: number) {
    this.size = size;
    this.limit = limit;
    this.members = new Int32Array(64 * size);
    this.figures = new Float64Array(64 * FIGURES);
    this.slots = new Int32Array(256).fill(-1);
  }

  /** Keeps a set not kept yet: `set` holds its members ascending, `figures` what is known of it. */
  add(set: Int32Array, figures: Float64Array): void {
    let slot = this.hash(set, 0) & (this.slots.length - 1);
    for (let at = this.slots[slot]!; at !== -1; at = this.slots[slot]!) {
      if (this.holds(at, set)) return;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    if (this.count >= this.limit) {
      this.truncated = true;
      return;
    }
    this.slots[slot] = this.count;
    this.makeRoom();
    const start = this.count * this.size;
    for (let i = 0; i < this.size; i += 1) this.members[start + i] = set[i]!;
    for (let i = 0; i < FIGURES; i += 1) this.figures[this.count * FIGURES + i] = figures[i]!;
    this.count += 1;
    if (this.count * 3 > this.slots.length) this.spreadSlots();
  }

  private holds(at: number, set: Int32Array): boolean {
    const start = at * this.size;
    for (let i = 0; i < this.size; i += 1) if (this.members[start + i] !== set[i]) return false;
    return true;
  }

  private hash(members: Int32Array, start: number): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < this.size; i += 1) hash = Math.imul(hash ^ members[start + i]!, 0x9e3779b1);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  private makeRoom(): void {
    if ((this.count + 1) * this.size > this.members.length) {
      const members = new Int32Array(this.members.length * 2);
      members.set(this.members);
      this.members = members;
    }
    if ((this.count + 1) * FIGURES > this.figures.length) {
      const figures = new Float64Array(this.figures.length * 2);
      figures.set(this.figures);
      this.figures = figures;
    }
  }

  private spreadSlots(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1);
    for (let at = 0; at < this.count; at += 1) {
      let slot = this.hash(this.members, at * this.size) & (slots.length - 1);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = at;
    }
    this.slots = slots;
  }
}
