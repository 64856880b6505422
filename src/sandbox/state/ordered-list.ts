/** Things in the order of their numbers, which only grow: appended in constant time, read from any number on. */
export class OrderedList<Item extends { readonly seq: number }> {
  readonly #items: Item[];

  /** @param items in the order of their numbers */
  constructor(items: Iterable<Item> = []) {
    this.#items = [...items];
  }

  get size(): number {
    return this.#items.length;
  }

  /** The item's number must be higher than all before. */
  add(item: Item): void {
    this.#items.push(item);
  }

  delete(item: Item): void {
    const index = this.#indexAfter(item.seq - 1);
    if (this.#items[index] === item) this.#items.splice(index, 1);
  }

  /** Up to `limit` items whose number is higher than `seq`. */
  after(seq: number, limit: number): Item[] {
    const index = this.#indexAfter(seq);
    return this.#items.slice(index, index + limit);
  }

  /** Up to `limit` items whose number is lower than `seq`, the highest first. */
  before(seq: number, limit: number): Item[] {
    const index = this.#indexAfter(seq - 1);
    return this.#items.slice(Math.max(0, index - limit), index).reverse();
  }

  /** Up to `limit` items with the highest numbers, the highest first. */
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
