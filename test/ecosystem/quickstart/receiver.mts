// Serves a route of Next.js, given as the first argument, as Next.js would: by the exported function of the method.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [route = "", port = ""] = process.argv.slice(2);
const methods = await import(pathToFileURL(route).href);

const server = createServer(async (incoming, outgoing) => {
  const { method = "GET", url, headers } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = method === "POST" ? Buffer.concat(chunks) : null;
  const init = { method, headers: headers as Record<string, string>, body };
  const response: Response = await methods[method](new Request(`http://127.0.0.1:${port}${url}`, init));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
});
server.listen(Number(port), "127.0.0.1", () => console.log("listening"));
