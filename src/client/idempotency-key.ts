/** A random UUID. `crypto.randomUUID` is missing on pages served over plain http. */
export function newIdempotencyKey(): string {
  return "00000000-0000-4000-8000-000000000000".replace(/[08]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The first digit of the fourth group is 8, 9, a or b.
    return (digit === "8" ? 8 + (random % 4) : random % 16).toString(16);
  });
}
