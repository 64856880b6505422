// Says who answers at an address that is taken, so that nobody has to find out.

/** What a server of this package says of itself. */
const servers = [
  { path: "/sandbox/state", member: "settings", name: "a sandbox" },
  { path: "/bridge", member: "calls", name: "a bridge" },
];
const timeoutMs = 1_000;

/** The reason why a server can't listen at an address, and what to do. */
export async function takenAddress(host: string, port: number): Promise<string> {
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  for (const { path, member, name } of servers) {
    if (await hasMember(`${url}${path}`, member)) {
      return `${name} is already running on ${url}: use it, or choose another --port`;
    }
  }
  return `another program listens on ${url}: end it, or choose another --port`;
}

async function hasMember(url: string, name: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    return response.ok && Object.hasOwn(Object(await response.json()), name);
  } catch {
    return false;
  }
}
