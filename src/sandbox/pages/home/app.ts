// The script of the page at `/`: shows the avatars and the last requests. Runs in the browser, without a framework and
// without anything from elsewhere; `npm run generate` inlines it. All text goes through textContent.
import type { HomeState, ShownLook } from "../serve-pages.ts";

type Request = HomeState["requests"][number];

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function copy(text: string, button: HTMLButtonElement): void {
  navigator.clipboard.writeText(text).then(
    () => {
      button.textContent = "Copied";
    },
    () => prompt("Copy:", text),
  );
}

function curlCommand({ method, path, body }: Request): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const data = body ? ` -H "Content-Type: application/json" -d ${quote(body)}` : "";
  return `curl -X ${method} ${quote(location.origin + path)} -H "X-Api-Key: $HEYGEN_API_KEY"${data}`;
}

function clientCall({ method, path, body }: Request): string {
  const url = new URL(path, location.origin);
  const options: string[] = [];
  if (url.search) options.push(`params: { query: ${JSON.stringify(Object.fromEntries(url.searchParams))} }`);
  if (body) options.push(`body: ${body}`);
  const init = options.length > 0 ? `, { ${options.join(", ")} }` : "";
  return `await heygen.${method}(${JSON.stringify(url.pathname)}${init});`;
}

function lookCard(look: ShownLook, ticket: string | undefined): HTMLLIElement {
  const details = make(
    "div",
    {},
    make("strong", { textContent: look.name }),
    make("small", { textContent: `${look.avatar_type.replace("_", " ")}, ${look.ownership}` }),
    make("small", { textContent: look.id }),
    make("span", { className: look.status ?? "", textContent: (look.status ?? "").replace("_", " ") }),
  );
  if (look.error) details.append(make("small", { textContent: look.error.message }));
  if (look.status === "pending_consent") details.append(consentAction(look, ticket));
  const image = make("img", { src: look.preview_image_url ?? "", alt: "", loading: "lazy" });
  return make("li", { id: look.id }, image, details);
}

function consentAction(look: ShownLook, ticket: string | undefined): HTMLElement {
  if (ticket) return make("a", { href: `/sandbox/consent/${ticket}`, textContent: " give consent" });
  const start = () => send("POST", `/v3/avatars/${look.group_id}/consent`, { reroute_url: location.href });
  return make("button", { textContent: "Start consent", onclick: start });
}

function requestRow(request: Request): HTMLLIElement {
  const copyButton = (label: string, title: string, text: string) => {
    const button = make("button", { textContent: label, ariaLabel: title });
    button.onclick = () => copy(text, button);
    return button;
  };
  const row = make(
    "li",
    {},
    make("span", { className: `s${String(request.status)[0]}`, textContent: String(request.status) }),
    make("code", { textContent: `${request.method} ${request.path}` }),
    copyButton("curl", "Copy as curl", curlCommand(request)),
    copyButton("client", "Copy as a call of the client", clientCall(request)),
  );
  if (request.message) row.append(make("small", { textContent: request.message }));
  return row;
}

function show({ groups, looks, consents, total, requests }: HomeState): void {
  const sections = groups.flatMap((group) => {
    const own = looks.filter((look) => look.group_id === group.id);
    if (own.length === 0) return [];
    const count = `${group.looks_count} ${group.looks_count === 1 ? "look" : "looks"}`;
    const consent = group.consent_status ? `, consent ${group.consent_status}` : "";
    const heading = make("h2", {}, group.name, make("small", { textContent: `${group.id}, ${count}${consent}` }));
    const cards = own.map((look) => lookCard(look, consents[group.id]));
    return [make("section", {}, heading, make("ul", { className: "cards" }, ...cards))];
  });
  element("avatars").replaceChildren(...sections);
  element("requests").replaceChildren(...requests.map(requestRow));
  const shown = total > looks.length ? `, ${looks.length} of them shown` : "";
  element("total").textContent = `${total} looks${shown}`;
}

let last = "";

async function refresh(): Promise<void> {
  const text = await (await fetch("/sandbox/state.json")).text();
  if (text === last) return;
  last = text;
  const focused = document.activeElement?.closest("li") ? null : (document.activeElement as HTMLElement | null);
  show(JSON.parse(text));
  focused?.focus();
}

async function send(method: string, path: string, body: unknown): Promise<void> {
  const headers = { "X-Api-Key": "sandbox", "Content-Type": "application/json" };
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
  const answer = await response.json();
  element("message").textContent = response.ok ? "" : answer.error.message;
  await refresh();
}

element("create").onsubmit = (event) => {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  const [type, name] = [String(form.get("type")), String(form.get("name"))];
  const file = { type: "url", url: `https://example.com/${type === "photo" ? "headshot.png" : "footage.mp4"}` };
  void send("POST", "/v3/avatars", type === "prompt" ? { type, name, prompt: name } : { type, name, file });
};
void refresh();
setInterval(() => refresh().catch(() => {}), 700);
