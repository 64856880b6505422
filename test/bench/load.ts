// A load generator that is light enough to let the server be what is measured: plain sockets, one request at a time each.
import { connect } from "node:net";

/** Sends `count` GETs over each of `connections`; resolves to the time of each, in milliseconds. */
export async function load(url: string, path: string, connections: number, count: number): Promise<number[]> {
  const { hostname, port, host } = new URL(url);
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nX-Api-Key: any\r\nConnection: keep-alive\r\n\r\n`;
  const one = () =>
    new Promise<number[]>((resolve, reject) => {
      const times: number[] = [];
      let received = "";
      let sent = 0;
      const socket = connect(Number(port), hostname);
      const next = () => {
        sent = performance.now();
        received = "";
        socket.write(request);
      };
      socket.setNoDelay(true).setEncoding("latin1").once("connect", next).once("error", reject);
      socket.on("data", (chunk) => {
        received += chunk;
        if (!isWhole(received)) return;
        if (!received.startsWith("HTTP/1.1 200")) return reject(new Error(received.slice(0, 100)));
        times.push(performance.now() - sent);
        if (times.length < count) next();
        else socket.end(() => resolve(times));
      });
    });
  return (await Promise.all(Array.from({ length: connections }, one))).flat();
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer.slice(0, head))?.[1];
  return length ? answer.length >= head + 4 + Number(length) : answer.endsWith("0\r\n\r\n");
}
