import { readFile } from "node:fs/promises";
import { basename } from "node:path";

export async function upload(file: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([await readFile(file)]), basename(file));
  const res = await fetch("https://api.heygen.com/v3/assets", {
    method: "POST",
    headers: { "X-Api-Key": process.env.HEYGEN_API_KEY ?? "" },
    body: form,
  });
  if (res.status === 413) throw new Error("32 MB at most (upload.heygen.com/v1/asset took more, once)");
  return ((await res.json()) as { data: { asset_id: string } }).data.asset_id;
}
