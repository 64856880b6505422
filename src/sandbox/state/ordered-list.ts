/** A list sorted by ascending `seq`. Appending takes constant time, and a page can start at any `seq`. */
export class OrderedList<Item extends { readonly seq: number }> {
  readonly #items: Item[];

  /** @param items sorted by ascending `seq` */
  constructor(items: Iterable<Item> = []) {
    this.#items = [...items];
  }

  get size(): number {
    return this.#items.length;
  }

  /** Appends an item. Its `seq` must be higher than all others. */
  add(item: Item): void {
    this.#items.push(item);
  }

  delete(item: Item): void {
    const index = this.#indexAfter(item.seq - 1);
    if (this.#items[index] === item) this.#items.splice(index, 1);
  }

  /** Replaces an item by another one with the same `seq`. */
  replace(item: Item): void {
    const index = this.#indexAfter(item.seq - 1);
    if (this.#items[index]?.seq === item.seq) this.#items[index] = item;
  }

  /** Up to `limit` items after `seq`, in ascending order. */
  after(seq: number, limit: number): Item[] {
    const index = this.#indexAfter(seq);
    return this.#items.slice(index, index + limit);
  }

  /** Up to `limit` items before `seq`, in descending order. */
  before(seq: number, limit: number): Item[] {
    const index = this.#indexAfter(seq - 1);
    return this.#items.slice(Math.max(0, index - limit), index).reverse();
  }

  /** The last `limit` items, in descending order. */
  newest(limit: number): Item[] {
    return this.#items.slice(-limit).reverse();
  }

  all(): readonly Item[] {
    return this.#items;
  }

  #indexAfter(seq: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#items[middle] as Item).seq > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
