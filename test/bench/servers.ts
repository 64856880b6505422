// Servers for the benchmarks, one per process: node servers.ts <name>. Tells its parent where it listens.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type Handler, serve } from "../../src/cli/serve.ts";

const look = (index: number) => ({
  id: `look_${index}`,
  name: `Look ${index}`,
  avatar_type: "photo_avatar",
  group_id: `group_${index % 100}`,
  gender: "female",
  preview_image_url: `https://files.heygen.ai/look/preview_${index}.jpg`,
  tags: ["business", "casual"],
  supported_api_engines: ["avatar_iv", "avatar_iii"],
  status: "completed",
});

const page = (from: number, size: number, total: number) => ({
  data: Array.from({ length: Math.min(size, total - from) }, (_, index) => look(from + index)),
  has_more: from + size < total,
  next_token: from + size < total ? String(from + size) : null,
});

function listing(size: number, total: number, delayMs: number): RequestListener {
  return ({ url }, response) => {
    const from = Number(new URL(url ?? "/", "http://localhost").searchParams.get("token") ?? 0);
    const body = JSON.stringify(page(from, size, total));
    setTimeout(() => response.setHeader("Content-Type", "application/json").end(body), delayMs);
  };
}

const fixed = JSON.stringify(page(0, 5, 5));
const bare = (listener: RequestListener) =>
  new Promise<string>((resolve) => {
    const server = createServer(listener).listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
const served = async (handler: Handler) => (await serve(handler, { host: "127.0.0.1", port: 0 })).url;

const servers: Record<string, () => Promise<string>> = {
  page: () => bare((_, response) => void response.setHeader("Content-Type", "application/json").end(fixed)),
  list: () => bare(listing(50, 100_000, 0)),
  slow: () => bare(listing(50, 1_000, 20)),
  memory: async () => (await import("./sandbox.ts")).creations(),
  // Loaded on demand, so that the time to start is that of the one server.
  sandbox: async () => served((await import("../../src/sandbox.ts")).createSandbox().respond),
  prism: async () => served(await (await import("../../src/cli/prism-mock.ts")).createMock("generated/openapi.yaml")),
};

process.send?.(await servers[process.argv[2] ?? ""]?.());
