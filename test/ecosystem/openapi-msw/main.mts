import { createClient, type paths, unwrap } from "heygen-avatars";
import { setupServer } from "msw/node";
import { createOpenApiHttp } from "openapi-msw";

const http = createOpenApiHttp<paths>({ baseUrl: "https://api.heygen.com" });
const server = setupServer(
  http.delete("/v3/avatars/looks/{look_id}", ({ params, response }) =>
    response(200).json({ data: { id: params.look_id } }),
  ),
);
server.listen();
const path = { look_id: "look_def456" };
const heygen = createClient({ apiKey: "any" });
const { id } = await unwrap(heygen.DELETE("/v3/avatars/looks/{look_id}", { params: { path } }));
console.log(id === "look_def456" ? "ok" : id);
server.close();
