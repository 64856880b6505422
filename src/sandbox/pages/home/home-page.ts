import { operationIds } from "../../../../generated/client-operations.ts";
import { homeScript, homeStyle } from "../../../../generated/sandbox-home.ts";
import type { Fault } from "../../settings/options.ts";
import { escapeXml } from "../avatar-image.ts";
import { icon } from "../icon.ts";
import { page } from "../layout.ts";

interface Section {
  /** The panel has the id `panel-<id>`, the tab `tab-<id>`. */
  id: string;
  label: string;
  /** The name of the count beside the label. app.ts fills it in. */
  count?: string;
  /** HTML. */
  panel: string;
}

const faults: Record<Fault, string> = {
  500: "500",
  502: "502",
  503: "503",
  504: "504",
  429: "429",
  reset: "connection reset",
  truncated: "truncated body",
  stalled: "stalled body",
};

const advances = [
  { label: "+10 s", title: "10 seconds", ms: 10_000 },
  { label: "+1 min", title: "a minute", ms: 60_000 },
  { label: "+1 h", title: "an hour", ms: 3_600_000 },
  { label: "+1 day", title: "a day", ms: 86_400_000 },
];

const triggers = [
  { write: "sandbox:fail", where: "any text of a create request", effect: "It fails with invalid_parameter." },
  { write: "sandbox:fail=some_code", where: "any text of a create request", effect: "It fails with this code." },
  { write: "sandbox:processing", where: "any text of a create request", effect: "It never completes." },
  { write: "sandbox:consent", where: "any text of a create request", effect: "The avatar waits for consent." },
  { write: "X-Api-Key: sandbox-forbidden", where: "header", effect: "The response is 403." },
  { write: "X-Api-Key: sandbox-unauthorized", where: "header", effect: "The response is 401." },
  { write: "Prefer: code=429", where: "header", effect: "The response is the documented example of this status." },
  { write: "Prefer: example=QuotaExceeded", where: "header", effect: "The response is the example with this name." },
  { write: "Prefer: wait=2", where: "header", effect: "The response is delayed by two seconds." },
];

const copyIcons = `<svg class="icon" aria-hidden="true"><use href="#icon-copy"/></svg><svg class="icon" aria-hidden="true"><use href="#icon-check"/></svg>`;

const symbols = `<svg hidden><symbol id="icon-copy" viewBox="0 0 16 16"><path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"/></symbol>
<symbol id="icon-check" viewBox="0 0 16 16"><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="M3 8.5l3.5 3.5L13 4.5"/></symbol>
<symbol id="icon-chevron" viewBox="0 0 16 16"><path fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" d="M6 4l4 4-4 4"/></symbol></svg>`;

/** The link to the API reference, which the npm package does not contain. */
export const referenceLink = '<a class="button" href="/docs">API reference</a>';

const header = `<a class="skip" href="#content">Skip to the avatars</a>
<header class="top"><div class="brand">${icon.replace("<svg", '<svg class="logo" aria-hidden="true"')}
<div><h1>HeyGen sandbox</h1><p>An unofficial, stateful mock of HeyGen’s avatar API. Any key works.</p></div></div>
<div class="now"><ul id="summary" aria-label="Conditions"></ul>
<button type="button" id="open-conditions" class="quiet"><span class="visually-hidden">Conditions: </span>Clock <span id="clock-short" class="time"></span><span id="clock-short-frozen" class="chip" data-status="condition" hidden>frozen</span></button>
${referenceLink}</div></header>
<section class="connect" aria-label="How to connect">
<div class="snippet"><h2>Base URL</h2><pre id="base-url"></pre><button type="button" class="copy" data-copy="base-url"><span class="visually-hidden">Copy the base URL</span>${copyIcons}</button></div>
<div class="snippet"><h2>Client</h2><pre id="client-code" tabindex="0" role="group" aria-label="How to create a client"></pre><button type="button" class="copy" data-copy="client-code"><span class="visually-hidden">Copy the client</span>${copyIcons}</button></div>
</section>
<div class="alerts" role="alert"><p id="state-file-error" class="alert" hidden></p></div>
<div class="alerts" role="status"><p id="unreached" class="alert" hidden>The sandbox is not reachable. The page shows the last known state and keeps trying.</p></div>`;

const avatars = `<form id="create" class="create" aria-label="Create an avatar">
<label>Type<select name="type"><option value="photo">photo</option><option value="prompt">prompt</option><option value="digital_twin">digital twin</option></select></label>
<label class="grow">Name<input name="name" required autocomplete="off" placeholder="Anna in a blazer"></label>
<button class="main">Create avatar</button></form>
<p id="looks-note" class="note" hidden></p><p id="groups-empty" class="empty" hidden>No avatars yet. Create one with the form above.</p>
<div id="groups" class="groups"></div>`;

const videos = `<p id="videos-note" class="note" hidden></p>
<p id="videos-empty" class="empty" hidden>No videos yet. Create one with “Create video” on the card of a completed look, or with <code>POST /v3/videos</code>.</p>
<ul id="videos" class="cards wide"></ul>`;

const sessions = `<p id="sessions-note" class="note" hidden></p>
<p id="sessions-empty" class="empty" hidden>No sessions yet. <code>POST /v3/video-agents</code> starts one.</p><ul id="sessions" class="items"></ul>`;

const deliveries = `<p class="note">Webhooks to registered endpoints and to the <code>callback_url</code> of requests. Each is retried with increasing delays until the response is 2xx.</p>
<p id="deliveries-note" class="note" hidden></p><p id="deliveries-empty" class="empty" hidden>No deliveries yet. Register an endpoint with <code>POST /v3/webhooks/endpoints</code> or <code>heygen-avatars listen</code>.</p><ul id="deliveries" class="items"></ul>`;

const assets = `<p id="assets-note" class="note" hidden></p>
<p id="assets-empty" class="empty" hidden>No assets yet. <code>POST /v3/assets</code> uploads one.</p><ul id="assets" class="items"></ul>`;

const voices = `<div class="scroll" tabindex="0" role="group" aria-label="Voices"><table><thead><tr><th scope="col">Name</th><th scope="col">Id</th><th scope="col">Language</th><th scope="col">Gender</th><th scope="col">Type</th></tr></thead><tbody id="voices"></tbody></table></div>`;

const advanceButton = ({ label, title, ms }: (typeof advances)[number]) =>
  `<button type="button" data-advance="${ms}" title="${title}">${label}</button>`;

const faultBox = ([fault, label]: [string, string]) =>
  `<label class="box"><input type="checkbox" name="faults" value="${fault}">${label}</label>`;

const numberField = (name: string, label: string, rest: string) =>
  `<label>${label}<input type="number" inputmode="decimal" name="${name}" ${rest}></label>`;

const operationOption = ([call, id]: [string, string]) =>
  `<option value="${id}" data-path="${call.split(" ")[1]}">${id} (${escapeXml(call)})</option>`;

const conditions = `<p id="not-controllable" class="alert calm" hidden>The control endpoints of this sandbox are disabled, so its conditions can’t be changed.</p>
<fieldset id="controls" class="plain"><legend class="visually-hidden">Conditions</legend>
<fieldset><legend>Clock</legend><p class="clock"><span id="clock-now" class="time"></span> <span id="clock-frozen" class="chip" data-status="condition" hidden>frozen</span></p>
<p class="hint">This clock determines when work completes, and the timestamps in responses.</p>
<div class="row" role="group" aria-label="Advance the clock">${advances.map(advanceButton).join("")}<button type="button" id="freeze">Freeze</button></div></fieldset>
<form id="settings"><fieldset><legend>Latency, faults and limits</legend>
<div class="fields">${numberField("latency-min", "Latency from, in ms", 'min="0" max="60000" step="1" required')}
${numberField("latency-max", "to, in ms", 'min="0" max="60000" step="1" required')}
${numberField("rate-limit", "Requests per minute", 'min="1" step="1" placeholder="no limit"')}
${numberField("credits", "Remaining credits", 'min="0" step="1" placeholder="no limit"')}
${numberField("fault-rate", "Faults, in % of requests", 'min="0" max="100" step="0.1" required')}
<label>v2<select name="v2"><option value="active">active</option><option value="deprecated">deprecated</option><option value="removed">removed (410, not confirmed)</option></select></label></div>
<fieldset class="plain boxes"><legend>Possible faults</legend>${Object.entries(faults).map(faultBox).join("")}</fieldset>
<button class="main">Apply</button></fieldset></form>
<form id="script"><fieldset><legend>Script the next responses</legend><p class="hint">The operation responds with the documented example of this status and has no effect.</p>
<div class="fields"><label class="double">Operation<select name="operation" id="script-operation"><option value="">any operation</option>${Object.entries(operationIds).map(operationOption).join("")}</select></label>
${numberField("status", "Status", 'min="200" max="599" step="1" value="429" required')}
${numberField("times", "Times", 'min="1" max="1000" step="1" value="1" required')}</div>
<button class="main">Script responses</button></fieldset></form>
<fieldset id="reset"><legend>Reset</legend><p class="hint">Deletes everything that was created and restores the fixtures.</p></fieldset></fieldset>`;

const triggerRow = ({ write, where, effect }: (typeof triggers)[number], index: number) =>
  `<tr role="row"><th role="rowheader" scope="row"><code class="nowrap" id="trigger-${index}">${write}</code></th><td role="cell"><button type="button" class="copy" data-copy="trigger-${index}"><span class="visually-hidden">Copy ${write}</span>${copyIcons}</button></td><td role="cell">${where}</td><td role="cell">${effect}</td></tr>`;

// Explicit roles, because phones display the rows as blocks, which removes the implicit roles of a table.
const testTriggers = `<p class="note">Values in a request that determine its result.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Test triggers"><table class="triggers" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Value</th><th role="columnheader" scope="col"><span class="visually-hidden">Copy</span></th><th role="columnheader" scope="col">Place</th><th role="columnheader" scope="col">Effect</th></tr></thead><tbody role="rowgroup">${triggers.map(triggerRow).join("")}</tbody></table></div>`;

const sections: Section[] = [
  { id: "avatars", label: "Avatars", count: "looks", panel: avatars },
  { id: "videos", label: "Videos", count: "videos", panel: videos },
  { id: "sessions", label: "Agent sessions", count: "sessions", panel: sessions },
  { id: "deliveries", label: "Deliveries", count: "deliveries", panel: deliveries },
  { id: "assets", label: "Assets", count: "assets", panel: assets },
  { id: "voices", label: "Voices", count: "voices", panel: voices },
  { id: "conditions", label: "Conditions", panel: conditions },
  { id: "triggers", label: "Test triggers", panel: testTriggers },
];

const tab = ({ id, label, count }: Omit<Section, "panel">) =>
  `<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}" aria-selected="false" tabindex="-1">${label}${count ? ` <span class="count" id="count-${count}"></span>` : ""}</button>`;

const panel = ({ id, label, panel: html }: Section) =>
  `<section role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0" hidden><h2 class="visually-hidden">${label}</h2>${html}</section>`;

// The tab of the request log is for narrow windows. In wide ones, the log is beside the panels.
const [first, ...others] = sections.map(tab);
const tabs = [first, tab({ id: "requests", label: "Requests", count: "requests" }), ...others];

const requestLog = `<section id="panel-requests" class="log" aria-labelledby="requests-heading" tabindex="0">
<div class="log-head"><div class="title"><h2 id="requests-heading">Requests <span class="count" id="requests-count"></span></h2>
<span id="requests-note" class="facts" hidden></span><button type="button" id="pause" class="quiet" aria-pressed="false">Pause</button><button type="button" id="clear" class="quiet">Clear</button></div>
<div class="row"><input id="filter-text" type="search" aria-label="Filter the requests" placeholder="Filter by method, path, operation" autocomplete="off">
<select id="filter-status" aria-label="Status"><option value="">all</option><option value="2">2xx</option><option value="3">3xx</option><option value="4">4xx</option><option value="5">5xx</option></select></div></div>
<div class="log-body"><p id="requests-empty" class="empty"></p><ol id="requests"></ol></div></section>`;

const videoDialog = `<dialog id="video-dialog" aria-labelledby="video-heading"><form id="video-form">
<h2 id="video-heading" class="dialog-title">Create a video with <span id="video-look"></span></h2>
<div class="video-fields"><img id="video-image" alt="" width="480" height="600"><div><label>Script<textarea name="script" required rows="5">Welcome to our product walkthrough.</textarea></label>
<label>Voice<select name="voice" id="video-voice"></select></label></div></div>
<div class="row end"><button type="button" id="video-cancel">Cancel</button><button class="main">Create video</button></div></form></dialog>`;

/** The page at `/`: the state of the sandbox, its request log and its conditions. */
export const homePage: string = page({
  title: "HeyGen sandbox",
  style: homeStyle,
  body: `${symbols}${header}<main id="content" class="columns" tabindex="-1" aria-busy="true"><div class="left">
<div id="tabs" class="tabs" role="tablist" aria-label="Sections">${tabs.join("")}</div>${sections.map(panel).join("")}</div>${requestLog}</main>
${videoDialog}<div id="message" role="status"><div id="message-box" class="message" hidden><span id="message-text"></span><button type="button" id="dismiss" class="quiet">Dismiss</button></div></div>
<div id="announcer" class="visually-hidden" aria-live="polite"></div><script>${homeScript}</script>`,
});
