// The script of the page at `/`. It runs in the browser, without a framework or external resources, and
// `npm run generate` inlines it. A section is a panel in home-page.ts and a function here that renders the state in it.
import type { SandboxState } from "../../settings/protocol.ts";
import { announceChanges, hideMessage } from "./announce.ts";
import { baseUrl, onCall } from "./api.ts";
import { avatarsSection } from "./avatars.ts";
import { conditionsSection } from "./conditions.ts";
import { copyOnClick } from "./copy.ts";
import { deliveriesSection } from "./deliveries.ts";
import { byId, setOptionalText, setText, setVisible } from "./dom.ts";
import { assetsSection, sessionsSection, voicesSection } from "./lists.ts";
import { startPolling } from "./poll.ts";
import { requestLog } from "./request-log.ts";
import { revealTab, startTabs } from "./tabs.ts";
import { startVideoDialog } from "./video-dialog.ts";
import { videosSection } from "./videos.ts";

const sections = [
  avatarsSection(),
  videosSection(),
  sessionsSection(),
  deliveriesSection(),
  assetsSection(),
  voicesSection(),
  conditionsSection(),
];
const log = requestLog();
let visible: SandboxState | undefined;

function show(state: SandboxState): void {
  for (const section of sections) section(state);
  const { totals, voices } = state;
  for (const [name, count] of Object.entries({ ...totals, voices: voices.length })) {
    setText(byId(`count-${name}`), String(count));
  }
  setOptionalText(byId("state-file-error"), state.stateFileError && `The state is not saved: ${state.stateFileError}`);
  byId("content").removeAttribute("aria-busy");
  if (visible) announceChanges(visible, state);
  // The counts have changed the widths of the tabs.
  else revealTab();
  visible = state;
}

setText(byId("base-url"), baseUrl);
setText(
  byId("client-code"),
  `import { createClient } from "heygen-avatars";\nconst heygen = createClient({ apiKey: "any", baseUrl: "${baseUrl}" });`,
);
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  copyOnClick(button, () => byId(button.dataset.copy ?? "").textContent ?? "");
}
byId("dismiss").addEventListener("click", hideMessage);
startTabs();
startVideoDialog();
onCall(
  startPolling({
    onState: show,
    onRequests: log.add,
    onRestart: log.restart,
    onReach: (reached) => setVisible(byId("unreached"), !reached),
    lastSeq: log.lastSeq,
  }),
);
