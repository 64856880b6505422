import { page } from "./style.ts";

// Runs in the browser, without a framework and without anything from elsewhere. All text goes through textContent.
const script = `
const $ = (id) => document.getElementById(id);
const make = (tag, props = {}, ...children) => { const node = Object.assign(document.createElement(tag), props); node.append(...children); return node; };
const key = { "X-Api-Key": "sandbox" };
const clip = (text, button) => navigator.clipboard.writeText(text).then(() => { button.textContent = "Copied"; }, () => { prompt("Copy:", text); });
const quote = (text) => "'" + text.replaceAll("'", "'\\\\''") + "'";
const curl = ({ method, path, body }) => "curl -X " + method + " " + quote(location.origin + path) + ' -H "X-Api-Key: $HEYGEN_API_KEY"' + (body ? ' -H "Content-Type: application/json" -d ' + quote(body) : "");
const call = ({ method, path, body }) => {
  const url = new URL(path, location.origin);
  const options = [url.search && "params: { query: " + JSON.stringify(Object.fromEntries(url.searchParams)) + " }", body && "body: " + body].filter(Boolean);
  return "await heygen." + method + "(" + JSON.stringify(url.pathname) + (options.length ? ", { " + options.join(", ") + " }" : "") + ");";
};
const card = (look, consents) => {
  const consent = look.status === "pending_consent" && consents[look.group_id];
  return make("li", { id: look.id },
    make("img", { src: look.preview_image_url, alt: "", loading: "lazy" }),
    make("div", {},
      make("strong", { textContent: look.name }),
      make("small", { textContent: look.avatar_type.replace("_", " ") + ", " + look.ownership }),
      make("small", { textContent: look.id }),
      make("span", { className: look.status, textContent: look.status.replace("_", " ") }),
      ...(look.error ? [make("small", { textContent: look.error.message })] : []),
      ...(look.status === "pending_consent" ? [consent ? make("a", { href: "/sandbox/consent/" + consent, textContent: " give consent" }) : make("button", { textContent: "Start consent", onclick: () => send("POST", "/v3/avatars/" + look.group_id + "/consent", { reroute_url: location.href }) })] : [])));
};
const row = (request) => make("li", {},
  make("span", { className: "s" + String(request.status)[0], textContent: request.status }),
  make("code", { textContent: request.method + " " + request.path }),
  make("button", { textContent: "curl", ariaLabel: "Copy as curl", onclick: ({ target }) => clip(curl(request), target) }),
  make("button", { textContent: "client", ariaLabel: "Copy as a call of the client", onclick: ({ target }) => clip(call(request), target) }),
  ...(request.message ? [make("small", { textContent: request.message })] : []));
let last = "";
async function refresh() {
  const text = await fetch("/sandbox/state.json").then((response) => response.text());
  if (text === last) return;
  last = text;
  const { groups, looks, consents, total, requests } = JSON.parse(text);
  const focused = document.activeElement && document.activeElement.closest("li") ? null : document.activeElement;
  $("cast").replaceChildren(...groups.filter((group) => looks.some((look) => look.group_id === group.id)).map((group) => make("section", {},
    make("h2", {}, group.name, make("small", { textContent: group.id + ", " + group.looks_count + (group.looks_count === 1 ? " look" : " looks") + (group.consent_status ? ", consent " + group.consent_status : "") })),
    make("ul", { className: "cards" }, ...looks.filter((look) => look.group_id === group.id).map((look) => card(look, consents))))));
  $("requests").replaceChildren(...requests.map(row));
  $("total").textContent = total + " looks" + (total > looks.length ? ", " + looks.length + " of them shown" : "");
  if (focused) focused.focus();
}
async function send(method, path, body) {
  const response = await fetch(path, { method, headers: { ...key, "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  $("said").textContent = response.ok ? "" : answer.error.message;
  await refresh();
  return answer;
}
$("create").onsubmit = async (event) => {
  event.preventDefault();
  const { type, name } = Object.fromEntries(new FormData(event.target));
  const file = { type: "url", url: "https://example.com/" + (type === "photo" ? "headshot.png" : "footage.mp4") };
  await send("POST", "/v3/avatars", type === "prompt" ? { type, name, prompt: name } : { type, name, file });
};
refresh();
setInterval(() => refresh().catch(() => {}), 700);
`;

/** The page at `/`: the cast, and what was asked last. */
export const homePage: string = page(
  "HeyGen sandbox",
  `<header><h1>HeyGen sandbox</h1>
<p>A HeyGen that remembers, for development. No key, no credits; unofficial. <a href="/docs">API reference</a></p></header>
<main><form id="create" aria-label="Create an avatar">
<select name="type" aria-label="Type"><option value="photo">photo</option><option value="prompt">prompt</option><option value="digital_twin">digital twin</option></select>
<input name="name" required aria-label="Name" placeholder="Name, such as Anna in a blazer"><button class="main">Create avatar</button></form>
<p id="said" role="status"></p><p id="total"></p><div id="cast"></div>
<h2>Last requests</h2><ol id="requests" class="requests"></ol></main><script>${script}</script>`,
);
