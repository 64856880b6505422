import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyWebhook, webhookHandler } from "../../src/webhooks.ts";
import { deliveryOf, secret, signatureOf, success } from "./deliveries.ts";

const body = new TextEncoder().encode(JSON.stringify(success));
const isTaken = (bytes: Uint8Array, headers: Record<string, string>, key: string | string[] = secret) =>
  verifyWebhook({ body: bytes, headers }, key).then(
    () => true,
    () => false,
  );

/** A copy of the bytes with one of them changed. */
function changed(bytes: Uint8Array, index: number, difference: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ difference;
  return copy;
}

describe("verifyWebhook", () => {
  it("rejects a body with any byte changed", async () => {
    for (const index of body.keys()) {
      const bytes = changed(body, index, 2 ** (index % 8));
      expect(await isTaken(bytes, { Signature: signatureOf(body) }), `byte ${index}`).toBe(false);
    }
  });

  it("rejects a signature with any byte changed", async () => {
    const signature = new TextEncoder().encode(signatureOf(body));
    const differences = fc.record({ index: fc.nat(63), difference: fc.integer({ min: 1, max: 127 }) });
    await fc.assert(
      fc.asyncProperty(differences, async ({ index, difference }) => {
        const Signature = new TextDecoder().decode(changed(signature, index, difference));
        return !(await isTaken(body, { Signature }));
      }),
      { numRuns: 200 },
    );
  });

  it("rejects any other text as a signature", async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 }),
    );
    await fc.assert(fc.asyncProperty(text, async (Signature) => !(await isTaken(body, { Signature }))));
  });

  it("accepts header names in any case", async () => {
    const name = fc.constantFrom("Signature", "Heygen-Signature");
    const named = fc.tuple(name, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }));
    await fc.assert(
      fc.asyncProperty(named, async ([text, capitals]) => {
        const mixed = [...text].map((letter, index) => (capitals[index] ? letter.toUpperCase() : letter.toLowerCase()));
        return isTaken(body, { [mixed.join("")]: signatureOf(body) });
      }),
    );
  });

  it("accepts a secret of any characters, alone or after others", async () => {
    const character = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));
    const key = fc.string({ unit: character, minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(key, fc.array(key, { maxLength: 2 }), async (own, others) => {
        const headers = { Signature: signatureOf(body, own) };
        return (await isTaken(body, headers, own)) && isTaken(body, headers, [...others, own]);
      }),
      { numRuns: 100 },
    );
  });

  it("returns an event or throws its own error for any signed body", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const outcome = await verifyWebhook(deliveryOf(text), secret).catch((error) => error.reason);
        return outcome === "bad_body" || typeof outcome.event.event_type === "string";
      }),
    );
  });
});

describe("webhookHandler", () => {
  /** What can happen to a delivery on its way or in the receiver. */
  type Fault = "none" | "lost" | "answer lost" | "twice" | "function fails" | "memory fails" | "slow";
  const faults: Fault[] = ["none", "lost", "answer lost", "twice", "function fails", "memory fails", "slow"];
  const attempts = 12;

  /** A pseudorandom generator that is the same in every run. */
  function chance(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  it("handles each event exactly once, whatever fails", async () => {
    const random = chance(20_261_121);
    const handled = new Map<string, number>();
    const running = new Set<string>();
    const faultOf = new Map<string, Fault>();
    const states = new Map<string, string>();
    let deliveries = 0;
    const receive = webhookHandler({
      secret,
      // Long enough for a hundred deliveries at once on a busy machine.
      timeoutMs: 200,
      seen: {
        async claim(id) {
          if (faultOf.get(id) === "memory fails") throw new Error("no connection");
          const state = states.get(id);
          if (!state) states.set(id, "claimed");
          return state;
        },
        complete: async (id) => states.set(id, "done"),
        release: async (id) => states.delete(id),
      },
      async onUnknown(_, id) {
        expect(running.has(id), "handled twice at the same time").toBe(false);
        running.add(id);
        try {
          if (faultOf.get(id) === "slow") await new Promise((resolve) => setTimeout(resolve, 250));
          if (faultOf.get(id) === "function fails") throw new Error("disk full");
          handled.set(id, (handled.get(id) ?? 0) + 1);
        } finally {
          running.delete(id);
        }
      },
    });

    /** A delivery with only the members that the handler reads: real Requests would take most of the time. */
    function lightDeliveryOf(event: object): Request {
      const bytes = new TextEncoder().encode(JSON.stringify(event));
      const headers = new Headers({ Signature: signatureOf(bytes) });
      return { method: "POST", url: "https://example.com/", headers, body: [bytes] } as unknown as Request;
    }

    /** Delivers once. Returns whether the sender received a 2xx. */
    async function deliver(event: object, fault: Fault): Promise<boolean> {
      deliveries += 1;
      if (fault === "lost") return false;
      if (fault === "twice") {
        deliveries += 1;
        const [first, second] = await Promise.all([receive(lightDeliveryOf(event)), receive(lightDeliveryOf(event))]);
        return first.ok && second.ok;
      }
      const { ok } = await receive(lightDeliveryOf(event));
      return ok && fault !== "answer lost";
    }

    /** Delivers an event until it is acknowledged, as HeyGen does. The last attempt has no fault. */
    async function send(event: { event_id: string }): Promise<void> {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        // Slowness slows the test down, so it is rarer than other faults.
        const drawn = faults[Math.floor(random() * faults.length)] ?? "none";
        const fault = drawn === "slow" && random() > 0.04 ? "none" : drawn;
        faultOf.set(event.event_id, attempt > attempts - 2 ? "none" : fault);
        if (await deliver(event, faultOf.get(event.event_id) ?? "none")) return;
        // Otherwise a slow machine would use up the attempts while the handler is still busy.
        while (running.has(event.event_id)) await new Promise((resolve) => setTimeout(resolve, 15));
      }
      throw new Error(`${event.event_id} was given up`);
    }

    const ids = Array.from({ length: 1_000 }, (_, index) => `evt_${index}`);
    for (let start = 0; start < ids.length; start += 100) {
      const batch = ids.slice(start, start + 100);
      await Promise.all(batch.map((id) => send({ ...success, event_id: id })));
    }
    expect(deliveries).toBeGreaterThan(2 * ids.length);
    console.log(`webhooks: ${ids.length} events in ${deliveries} deliveries`);
    expect([...handled.keys()].sort()).toEqual([...ids].sort());
    expect(Math.max(...handled.values())).toBe(1);
  });
});
