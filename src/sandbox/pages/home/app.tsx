// The script of the page at `/`. It runs in the browser, without external resources, and `npm run generate` inlines it.
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { AgentSessionsPanel } from "./agent-sessions.tsx";
import { baseUrl, onCall } from "./api.ts";
import { AssetsPanel } from "./assets.tsx";
import { AvatarsPanel } from "./avatars.tsx";
import { ConditionsPanel } from "./conditions.tsx";
import { Header } from "./header.tsx";
import { Navigation, type Section, useIsWide, useSectionId } from "./navigation.tsx";
import { CopyButton } from "./parts.tsx";
import { poll, startPolling } from "./poll.ts";
import { RequestLog } from "./request-log.tsx";
import { announcement, hideMessage, isReached, message, requests, state } from "./store.ts";
import { useTitle } from "./title.ts";
import { TriggersPanel } from "./triggers.tsx";
import { VideosPanel } from "./videos.tsx";
import { VoicesPanel } from "./voices.tsx";
import { WebhooksPanel } from "./webhooks.tsx";

const clientCode = `import { createClient } from "heygen-avatars";
const heygen = createClient({ apiKey: "any", baseUrl: "${baseUrl}" });`;

const log: Section = { id: "requests", label: "Requests", count: () => requests.value.length, Panel: RequestLog };

const sections: readonly Section[] = [
  { id: "avatars", label: "Avatars", count: ({ totals }) => totals.looks, Panel: AvatarsPanel },
  { id: "videos", label: "Videos", count: ({ totals }) => totals.videos, Panel: VideosPanel },
  { id: "webhooks", label: "Webhooks", count: ({ totals }) => totals.deliveries, Panel: WebhooksPanel },
  { id: "sessions", label: "Agent sessions", count: ({ totals }) => totals.sessions, Panel: AgentSessionsPanel },
  { id: "conditions", label: "Conditions", Panel: ConditionsPanel },
  { id: "assets", label: "Assets", count: ({ totals }) => totals.assets, Panel: AssetsPanel },
  { id: "voices", label: "Voices", count: ({ voices }) => voices.length, Panel: VoicesPanel },
  { id: "triggers", label: "Test triggers", Panel: TriggersPanel },
];

function App() {
  useTitle();
  useFocus();
  const isWide = useIsWide();
  // In a wide window the log stands beside the other sections, in a narrow one it is one of them.
  const all = isWide ? sections : [...sections.slice(0, 2), log, ...sections.slice(2)];
  const open = useSectionId(all);
  const { Panel, id, label } = open;
  return (
    <>
      <a class="skip" href="#content">
        Skip to the {label.toLowerCase()}
      </a>
      <Header />
      <Connect />
      <Alerts />
      <main id="content" class="columns" tabIndex={-1} aria-busy={!state.value}>
        <div>
          <Navigation sections={all} open={id} visible={isWide ? 5 : 3} />
          {state.value && (
            <section id={`panel-${id}`} aria-label={label}>
              <h2 class="visually-hidden">{label}</h2>
              <Panel state={state.value} />
            </section>
          )}
        </div>
        {isWide && state.value && (
          <section class="log" aria-label={log.label}>
            <RequestLog state={state.value} />
          </section>
        )}
      </main>
      <Message />
      <div id="announcer" class="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </>
  );
}

/** How to connect to the sandbox. */
const Connect = () => (
  <section class="connect" aria-label="How to connect">
    <div class="snippet">
      <h2>Base URL</h2>
      <pre>{baseUrl}</pre>
      <CopyButton label="Copy the base URL" text={() => baseUrl} />
    </div>
    <div class="snippet">
      <h2>Client</h2>
      <pre>{clientCode}</pre>
      <CopyButton label="Copy the client" text={() => clientCode} />
    </div>
  </section>
);

const Alerts = () => (
  <>
    <div role="alert">
      {state.value?.stateFileError && <p class="alert">The state is not saved: {state.value.stateFileError}</p>}
    </div>
    <div role="status">
      {!isReached.value && (
        <p class="alert">
          The sandbox is not reachable. The page shows the last known state, its clock stands still, and it keeps
          trying.
        </p>
      )}
    </div>
  </>
);

const Message = () => (
  <div role="status">
    {message.value && (
      <div class="message" data-kind={message.value.kind}>
        <span id="message-text">{message.value.text}</span>
        <button type="button" class="quiet" onClick={hideMessage}>
          Dismiss
        </button>
      </div>
    )}
  </div>
);

/** Moves the focus to the content when the element that had it is gone. */
function useFocus(): void {
  useEffect(() => {
    let focused: Element | null = null;
    const remember = () => {
      focused = document.activeElement;
    };
    const observer = new MutationObserver(() => {
      if (!focused || focused.isConnected) return;
      focused = null;
      document.getElementById("content")?.focus({ preventScroll: true });
    });
    document.addEventListener("focusin", remember);
    observer.observe(document.body, { childList: true, subtree: true });
  }, []);
}

onCall(poll);
render(<App />, document.getElementById("app") as HTMLElement);
startPolling();
