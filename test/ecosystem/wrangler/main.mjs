// Starts the Worker of docs/sandbox.md as `wrangler dev` does, and reads a look that it has made before.
import { unstable_startWorker } from "wrangler";

const worker = await unstable_startWorker({ config: "wrangler.jsonc", dev: { server: { port: 0 } } });
const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
const body = JSON.stringify({ type: "prompt", name: "Ann", prompt: "Red scarf" });
const created = await worker.fetch("http://127.0.0.1/v3/avatars", { method: "POST", headers, body });
const { avatar_item } = (await created.json()).data;
const read = await worker.fetch(`http://127.0.0.1/v3/avatars/looks/${avatar_item.id}`, { headers });
const look = (await read.json()).data;
await worker.dispose();
console.log(look.name);
process.exitCode = look.name === "Ann" ? 0 : 1;
