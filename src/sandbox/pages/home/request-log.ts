// The request log, newest first, with the details of each request and response.
import type { LoggedRequest } from "../../settings/protocol.ts";
import { announce } from "./announce.ts";
import { baseUrl, send } from "./api.ts";
import { copyButton } from "./copy.ts";
import { byId, icon, make, setAttribute, setOptionalText, setText, setVisible } from "./dom.ts";
import { clockOf, durationOf, exactTimeOf } from "./format.ts";
import { keyedList, type View } from "./keyed-list.ts";
import { clientCall, curlCommand, parsed } from "./snippets.ts";

/** How many rows are kept. */
const capacity = 200;
/** The sandbox keeps bodies up to this length. */
const keptLength = 4096;

/** The log on the page. */
export interface RequestLogView {
  /** The sequence number of the last known request. */
  lastSeq(): number;
  /** Adds new requests, oldest first. */
  add(requests: readonly LoggedRequest[]): void;
  /** Replaces all requests, oldest first. */
  restart(requests: readonly LoggedRequest[]): void;
}

/** Starts the request log. */
export function requestLog(): RequestLogView {
  const filterText = byId<HTMLInputElement>("filter-text");
  const filterStatus = byId<HTMLSelectElement>("filter-status");
  const pause = byId<HTMLButtonElement>("pause");
  const showRows = keyedList(byId("requests"), ({ seq }: LoggedRequest) => String(seq), requestRow);
  let requests: LoggedRequest[] = [];
  let lastSeq = 0;
  /** The sequence number of the last request that is shown while the log is paused. */
  let pausedAt: number | undefined;

  function show(): void {
    const last = pausedAt ?? lastSeq;
    const known = requests.filter(({ seq }) => seq <= last);
    const rows = known.filter((request) => matches(request, filterText.value, filterStatus.value));
    showRows(rows);
    setText(byId("count-requests"), String(known.length));
    setText(byId("requests-count"), String(known.length));
    setOptionalText(byId("requests-note"), noteOf(requests.length - known.length));
    setVisible(byId("requests-empty"), rows.length === 0);
    setText(byId("requests-empty"), known.length === 0 ? "No requests yet." : "No requests match the filter.");
  }

  function noteOf(waiting: number): string {
    if (pausedAt === undefined) return "";
    return waiting === 0 ? "Paused." : `Paused, ${waiting} new.`;
  }

  pause.addEventListener("click", () => {
    pausedAt = pausedAt === undefined ? lastSeq : undefined;
    setAttribute(pause, "aria-pressed", String(pausedAt !== undefined));
    show();
  });
  byId("clear").addEventListener("click", async () => {
    if (!(await send("DELETE", "/sandbox/requests"))) return;
    requests = [];
    show();
    announce("The request log was cleared");
  });
  filterText.addEventListener("input", show);
  filterStatus.addEventListener("change", show);
  show();
  return {
    lastSeq: () => lastSeq,
    add(added) {
      const fresh = added.filter(({ seq }) => seq > lastSeq);
      requests = [...fresh.toReversed(), ...requests].slice(0, capacity);
      lastSeq = fresh.at(-1)?.seq ?? lastSeq;
      show();
    },
    restart(all) {
      requests = all.toReversed().slice(0, capacity);
      lastSeq = all.at(-1)?.seq ?? 0;
      if (pausedAt !== undefined) pausedAt = Math.min(pausedAt, lastSeq);
      show();
    },
  };
}

function matches({ method, path, operation = "", status }: LoggedRequest, text: string, statusClass: string): boolean {
  if (statusClass && !String(status).startsWith(statusClass)) return false;
  const words = text.toLowerCase().split(/\s+/);
  const line = `${method} ${path} ${operation} ${status}`.toLowerCase();
  return words.every((word) => line.includes(word));
}

function requestRow(request: LoggedRequest): View<LoggedRequest> {
  const { status, method, path, operation, durationMs, at, requestHeaders, error } = request;
  const line = make(
    "span",
    { className: "line" },
    make("span", { className: `status s${String(status)[0]}`, textContent: status ? String(status) : "no status" }),
    make("span", { className: "call" }, make("b", { textContent: method }), " ", path),
    make("span", { className: "duration", textContent: durationOf(durationMs) }),
  );
  const facts = [operation ?? "no such operation", clockOf(at)];
  if (requestHeaders["x-sandbox-page"]) facts.push("from this page");
  const summary = make("summary", {}, icon("chevron"), line);
  summary.append(make("span", { className: "facts", textContent: facts.join(", ") }));
  if (error) summary.append(make("span", { className: "error-message", textContent: error }));
  const details = make("details", {}, summary);
  // Details are rendered when they are opened, because 200 rows with bodies would be slow.
  details.addEventListener("toggle", () => details.append(requestDetails(request)), { once: true });
  return { node: make("li", {}, details), update: () => {} };
}

function requestDetails(request: LoggedRequest): HTMLElement {
  const { at, durationMs, requestHeaders, requestBody, responseHeaders, responseBody, error } = request;
  const curl = copyButton("", () => curlCommand(request, baseUrl), "Copy curl");
  const client = copyButton("", () => clientCall(request, pathTemplateOf(request)), "Copy TypeScript");
  const node = make("div", { className: "details" }, make("div", { className: "row" }, curl, client));
  if (error) node.append(make("p", { className: "why" }, make("b", { textContent: "Error: " }), error));
  node.append(make("p", { className: "facts", textContent: `${exactTimeOf(at)}, took ${durationOf(durationMs)}` }));
  node.append(
    ...block("Request headers", headerLines(requestHeaders)),
    ...block("Request body", prettyBody(requestBody)),
    ...block("Response headers", headerLines(responseHeaders)),
    ...block("Response body", prettyBody(responseBody)),
  );
  return node;
}

/** Reads the path template from the operations on the page. An import would be as old as the last `npm run generate`. */
function pathTemplateOf({ operation }: LoggedRequest): string | undefined {
  const options = [...byId<HTMLSelectElement>("script-operation").options];
  return options.find(({ value }) => value === operation)?.dataset.path;
}

function block(title: string, text: string): HTMLElement[] {
  if (!text) return [];
  const pre = make("pre", { textContent: text, tabIndex: 0, role: "group", ariaLabel: title });
  return [make("h3", { textContent: title }), pre];
}

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

function prettyBody(body: string | undefined): string {
  const value = parsed(body);
  if (value !== undefined) return JSON.stringify(value, null, 2);
  const isTruncated = body !== undefined && body.length >= keptLength;
  return isTruncated ? `${body}\n… only the first 4 kB are kept` : (body ?? "");
}
