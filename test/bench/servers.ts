// Servers for the benchmarks, one per process: node servers.ts <name>. Tells its parent where it listens.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

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

const fixed = JSON.stringify(page(0, 20, 20));
const servers: Record<string, () => RequestListener> = {
  page: () => (_, response) => void response.setHeader("Content-Type", "application/json").end(fixed),
  list: () => listing(50, 100_000, 0),
  slow: () => listing(50, 1_000, 20),
};

const server = createServer(servers[process.argv[2] ?? ""]?.());
server.listen(0, "127.0.0.1", () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
