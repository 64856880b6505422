// A registry of packages on this machine that has the packed package, so that it can be asked for by name before it is
// published. For any other package it refers to the registry that npm is set to.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Registry {
  readonly url: string;
  close(): void;
}

export async function serveRegistry(tarball: string): Promise<Registry> {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const packed = readFileSync(tarball);
  const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim().replace(/\/$/, "");
  const path = `/${manifest.name}`;
  const server = createServer((request, response) => {
    if (request.url === `${path}.tgz`) return response.end(packed);
    if (request.url === path) return response.end(JSON.stringify(packument(manifest, packed, `${url}${path}.tgz`)));
    response.writeHead(307, { Location: `${upstream}${request.url}` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a registry tells of a package. */
function packument(manifest: { name: string; version: string }, packed: Buffer, tarball: string) {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash("sha512").update(packed).digest("base64")}`;
  const shasum = createHash("sha1").update(packed).digest("hex");
  const versions = { [version]: { ...manifest, dist: { tarball, integrity, shasum } } };
  return { name, "dist-tags": { latest: version }, versions };
}
