// Simulates the storage to which clients PUT the files of direct uploads. Its responses have the form of Amazon S3, where
// HeyGen's addresses lead.
import { maxUploadBytes } from "../../../generated/client-operations.ts";
import { toBase64 } from "../../shared/base64.ts";
import { hexOf } from "../../shared/hmac.ts";
import { sniff } from "../operations/asset-input.ts";
import { receiveFile, uploadHeaders } from "../operations/direct-uploads.ts";
import type { HandlerContext } from "../operations/handler.ts";
import type { DirectUpload } from "../state/model.ts";
import { corsHeaders } from "./cors.ts";

/** The id of the asset whose file a URL takes; undefined for other URLs. */
export const uploadIdIn = ({ pathname }: URL): string | undefined =>
  /^\/sandbox\/uploads\/([^/]+)$/.exec(pathname)?.[1];

/** Answers a request to the address of a direct upload. */
export async function storeUpload(
  id: string,
  request: Request,
  url: URL,
  { store }: HandlerContext,
): Promise<Response> {
  if (request.method !== "PUT") return failure(405, "MethodNotAllowed", "Send the file with PUT.");
  const upload = store.uploads.get(id);
  if (!upload || upload.ticket !== url.searchParams.get("signature")) {
    return failure(403, "SignatureDoesNotMatch", "The address is not one of createAssetUpload.");
  }
  const wrong = requestFailure(request, upload, store.now());
  if (wrong) return wrong;
  const file = await receive(request, upload.size);
  if (file.size !== upload.size) {
    return failure(400, "IncompleteBody", `The upload was announced with ${upload.size} bytes, not ${file.size}.`);
  }
  const checksum = file.bytes ? await sha256(file.bytes) : null;
  if (checksum && upload.checksum && checksum !== upload.checksum.toLowerCase()) {
    return failure(400, "BadDigest", "The bytes don't have the checksum that was announced.");
  }
  const data = file.bytes ? toBase64(file.bytes) : null;
  receiveFile(upload, { type: sniff(file.start) ?? null, data, checksum });
  return new Response(null, { status: 200, headers: corsHeaders });
}

function requestFailure({ headers }: Request, upload: DirectUpload, now: number): Response | undefined {
  if (now >= upload.expiresAt) return failure(403, "AccessDenied", "Request has expired");
  for (const name of ["X-Api-Key", "Authorization"]) {
    if (headers.has(name)) return failure(400, "InvalidArgument", `${name} is for the API; the storage needs no key.`);
  }
  for (const [name, value] of Object.entries(uploadHeaders(upload))) {
    if (headers.get(name) !== value) return failure(403, "SignatureDoesNotMatch", `${name} must be ${value}.`);
  }
  if (headers.has("Transfer-Encoding")) {
    return failure(411, "MissingContentLength", "Send the file with its Content-Length, not in chunks.");
  }
  return undefined;
}

interface Contents {
  readonly size: number;
  readonly start: Uint8Array;
  /** The whole file; undefined for one that is larger than any that the sandbox keeps. */
  readonly bytes: Uint8Array | undefined;
}

/** Reads a file, but not beyond its announced size. */
async function receive({ body }: Request, announced: number): Promise<Contents> {
  const keepsAll = announced <= maxUploadBytes;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  while (size <= announced) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    if (keepsAll || size === 0) chunks.push(chunk.value);
    size += chunk.value.length;
  }
  reader?.cancel().catch(() => {});
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  return { size, start: bytes.subarray(0, 64), bytes: keepsAll ? bytes : undefined };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as BufferSource);
  return hexOf(digest);
}

function failure(status: number, code: string, message: string): Response {
  const text = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>\n`;
  return new Response(xml, { status, headers: { ...corsHeaders, "Content-Type": "application/xml" } });
}
