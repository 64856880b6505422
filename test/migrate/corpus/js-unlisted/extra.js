const base = "https://api.heygen.com";
const post = (path, body) => fetch(base + path, { method: "POST", body: JSON.stringify(body) });

export const token = () => post("/v1/streaming.create_token");
export const start = (body) => post("/v1/streaming.new", body);
export const translate = (body) => fetch(`${base}/v2/video_translate`, { method: "POST", body });
export const folders = () => fetch(`${base}/v1/folders`);
