// HeyGen before and after the end of v2, as a fetch function over a sandbox: with the few calls of v1 that the snippets
// make, or without anything of v1 and v2.
import type { Sandbox } from "../../src/sandbox/index.ts";

export function heygenOver(sandbox: Sandbox, isOver: boolean): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { hostname, pathname, searchParams } = new URL(request.url);
    if (hostname !== "api.heygen.com" && hostname !== "upload.heygen.com") throw new Error(`no call for ${hostname}`);
    if (!pathname.startsWith("/v1/")) return sandbox.fetch(request);
    if (isOver) return Response.json({ error: { code: "endpoint_sunset", message: "Gone." } }, { status: 410 });
    if (pathname === "/v1/asset") return oldUpload(request, sandbox);
    return oldStatus(searchParams.get("video_id") ?? "", sandbox);
  };
}

async function oldUpload(request: Request, sandbox: Sandbox): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([await request.arrayBuffer()]), "file");
  const { data } = await (await callV3(sandbox, "/v3/assets", { method: "POST", body: form })).json();
  const image_key = `image/${data.asset_id}/original`;
  return Response.json({
    code: 100,
    data: { id: data.asset_id, url: data.url, file_type: "image", image_key },
    msg: null,
  });
}

async function oldStatus(id: string, sandbox: Sandbox): Promise<Response> {
  const response = await callV3(sandbox, `/v3/videos/${id}`);
  const { data } = await response.json();
  const { status, video_url, thumbnail_url, duration } = data;
  return Response.json({
    code: 100,
    data: { id, status, video_url, thumbnail_url, duration, error: null },
    message: "Success",
  });
}

const callV3 = (sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Response> =>
  sandbox.fetch(new Request(`https://api.heygen.com${path}`, { ...init, headers: { "X-Api-Key": "any" } }));
