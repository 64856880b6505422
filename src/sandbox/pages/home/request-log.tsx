// The request log, newest first, with the details of each request and response.
import { useEffect, useRef, useState } from "preact/hooks";
import type { LoggedRequest, OperationName, SandboxState } from "../../settings/protocol.ts";
import { baseUrl, send, sendText } from "./api.ts";
import { clockOf, durationOf, exactTimeOf } from "./format.ts";
import { pageFacts } from "./page-facts.ts";
import { Code, CopyButton, Dialog, Empty, Field, Fold, Icon } from "./parts.tsx";
import { clientCall, curlCommand, isTruncated, parsed, prettyBody, sentHeaders } from "./snippets.ts";
import { announcement, requests, scriptDraft, showMessage } from "./store.ts";

export function RequestLog({ state }: { state: SandboxState }) {
  const [text, setText] = useState("");
  const [statusClass, setStatusClass] = useState("");
  /** The requests that are shown while the log is paused. */
  const [paused, setPaused] = useState<readonly LoggedRequest[] | undefined>(undefined);
  const [edited, setEdited] = useState<LoggedRequest | undefined>(undefined);
  const known = paused ?? requests.value;
  const rows = known.filter((request) => matches(request, text, statusClass));
  const isFiltered = rows.length < known.length;
  const waiting = requests.value.filter(({ seq }) => seq > (known[0]?.seq ?? 0)).length;
  const clear = async () => {
    if (!(await send("DELETE", "/sandbox/requests"))) return;
    requests.value = [];
    announcement.value = "The request log was cleared";
  };
  const clearFilter = () => {
    setText("");
    setStatusClass("");
  };
  return (
    <>
      <div class="log-head">
        <div class="title">
          <h2>
            Requests <span class="count">{known.length}</span>
          </h2>
          {paused && <span class="facts">{waiting > 0 ? `Paused, ${waiting} new.` : "Paused."}</span>}
          <button
            type="button"
            class="quiet"
            aria-pressed={paused !== undefined}
            onClick={() => setPaused(paused ? undefined : requests.value)}
          >
            Pause
          </button>
          <button type="button" class="quiet" disabled={!state.controllable} onClick={clear}>
            Clear
          </button>
        </div>
        <div class="row">
          <FilterInput text={text} onText={setText} />
          <select
            aria-label="Status"
            value={statusClass}
            onChange={(event) => setStatusClass(event.currentTarget.value)}
          >
            <option value="">any status</option>
            {["2", "3", "4", "5"].map((first) => (
              <option key={first} value={first}>
                {first}xx
              </option>
            ))}
          </select>
        </div>
        {isFiltered && (
          <p class="facts">
            {rows.length} of {known.length} shown{" "}
            <button type="button" class="quiet" onClick={clearFilter}>
              Clear filter
            </button>
          </p>
        )}
      </div>
      <div class="log-body">
        {rows.length === 0 && <Empty>{isFiltered ? "No requests match the filter." : "No requests yet."}</Empty>}
        <ol id="requests">
          {rows.map((request) => (
            <Row key={request.seq} request={request} onEdit={setEdited} />
          ))}
        </ol>
      </div>
      {edited && <EditDialog request={edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}

/** The input that filters the log. The key `/` focuses it. */
function FilterInput({ text, onText }: { text: string; onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping = (event.target as Element).matches("input, textarea, select");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  return (
    <input
      ref={input}
      id="filter-text"
      type="search"
      autocomplete="off"
      aria-label="Filter the requests"
      aria-keyshortcuts="/"
      placeholder="Filter, or press /"
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}

function matches({ method, path, operation = "", status }: LoggedRequest, text: string, statusClass: string): boolean {
  if (statusClass && !String(status).startsWith(statusClass)) return false;
  const words = text.toLowerCase().split(/\s+/);
  const line = `${method} ${path} ${operation} ${status}`.toLowerCase();
  return words.every((word) => line.includes(word));
}

interface RowProps {
  request: LoggedRequest;
  onEdit: (request: LoggedRequest) => void;
}

function Row({ request, onEdit }: RowProps) {
  const { status, method, path, operation, durationMs, at, requestHeaders, error } = request;
  // Details are rendered when they are opened, because 200 rows with bodies would be slow.
  const [wasOpened, setOpened] = useState(false);
  const facts = [operation ?? "no such operation", clockOf(at)];
  if (requestHeaders["x-sandbox-page"]) facts.push("from this page");
  return (
    <li>
      <details onToggle={() => setOpened(true)}>
        <summary>
          <Icon name="chevron" />
          <span class="line">
            <span class={`status s${String(status)[0]}`}>{status || "no status"}</span>
            <span class="call">
              <b>{method}</b> {path}
            </span>
            <span class="duration">{durationOf(durationMs)}</span>
          </span>
          <span class="facts">{facts.join(", ")}</span>
          {error && <span class="failure">{error}</span>}
        </summary>
        {wasOpened && <RequestDetails request={request} onEdit={onEdit} />}
      </details>
    </li>
  );
}

function RequestDetails({ request, onEdit }: RowProps) {
  const { method, path, at, durationMs, requestHeaders, requestBody, responseHeaders, responseBody } = request;
  const reason = whyNotSendable(request);
  const resend = async () => {
    if (await sendText(method, path, requestBody, sentHeaders(request))) showMessage(`${method} ${path} was resent.`);
  };
  return (
    <div class="details">
      <Code title="Response body" text={prettyBody(responseBody)} />
      <Code title="Request body" text={prettyBody(requestBody)} />
      <Fold title="Headers">
        <Code title="Request headers" text={headerLines(requestHeaders)} />
        <Code title="Response headers" text={headerLines(responseHeaders)} />
      </Fold>
      <div class="row">
        <CopyButton label="" text={() => curlCommand(request, baseUrl)}>
          Copy curl
        </CopyButton>
        <CopyButton label="" text={() => clientCall(request, pathTemplateOf(request))}>
          Copy TypeScript
        </CopyButton>
        <button type="button" class="small" disabled={reason !== undefined} onClick={resend}>
          Resend
        </button>
        <button type="button" class="small" disabled={reason !== undefined} onClick={() => onEdit(request)}>
          Edit and send
        </button>
        <button type="button" class="small" onClick={() => scriptThis(request)}>
          Script this response
        </button>
      </div>
      <p class="facts">
        {exactTimeOf(at)}, took {durationOf(durationMs)}
        {reason && `. It can’t be resent: ${reason}.`}
      </p>
    </div>
  );
}

/** Says why a request can't be sent from the log, where only JSON is kept, and only its beginning. */
function whyNotSendable({ requestHeaders, requestBody }: LoggedRequest): string | undefined {
  const type = requestHeaders["content-type"];
  if (type && !type.includes("json")) return "its body is not kept";
  return isTruncated(requestBody) ? "only the first 4 kB of its body are kept" : undefined;
}

/** Fills in the form that scripts responses with the response of a request. */
function scriptThis({ operation, status, responseBody }: LoggedRequest): void {
  // Of the successes, the sandbox scripts the 200.
  const scripted = status >= 400 ? status : 200;
  scriptDraft.value = { operation: operation as OperationName, status: scripted, body: parsed(responseBody) ?? {} };
  location.hash = "#conditions";
}

function EditDialog({ request, onClose }: { request: LoggedRequest; onClose: () => void }) {
  const { method, path, requestBody } = request;
  const [written, setWritten] = useState(prettyBody(requestBody) ?? "");
  const problem =
    written.trim() && parsed(written) === undefined ? "The body is not valid JSON. It is sent as it is." : "";
  const submit = async (fields: FormData) => {
    const [verb, target] = [String(fields.get("method")), String(fields.get("path"))];
    const isRead = verb === "GET" || verb === "HEAD";
    const body = isRead || !written.trim() ? undefined : written;
    const isSent = await sendText(verb, target, body, sentHeaders(request));
    if (isSent) showMessage(`${verb} ${target} was sent.`);
    return isSent;
  };
  return (
    <Dialog title="Edit and send" action="Send" onSend={submit} onClose={onClose}>
      <div class="stack">
        <div class="row">
          <Field label="Method">
            <select name="method">
              {["GET", "POST", "PATCH", "PUT", "DELETE"].map((each) => (
                <option key={each} selected={each === method}>
                  {each}
                </option>
              ))}
            </select>
          </Field>
          <Field label="Path" grow>
            <input name="path" required pattern="/.*" autocomplete="off" defaultValue={path} />
          </Field>
        </div>
        <Field label="Body">
          <textarea class="code" rows={10} value={written} onInput={(event) => setWritten(event.currentTarget.value)} />
        </Field>
        <p class="failure">{problem}</p>
      </div>
    </Dialog>
  );
}

function pathTemplateOf({ operation }: LoggedRequest): string | undefined {
  const found = Object.entries(pageFacts().operations).find(([, id]) => id === operation);
  return found?.[0].split(" ")[1];
}

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
