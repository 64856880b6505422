import { icon } from "../icon.ts";
import { sessionName, sessionPage } from "./api.ts";
import { ClockTime } from "./clock.tsx";
import { changedSettings, responseText } from "./conditions.tsx";
import { countOf } from "./format.ts";
import { pageFacts } from "./page-facts.ts";
import { Chip, Hidden, Menu } from "./parts.tsx";
import { state } from "./store.ts";

const { hasReference } = pageFacts();

/** The name of the sandbox, its session and its conditions. */
export const Header = () => (
  <header class="top">
    <div class="brand">
      <span class="logo" aria-hidden="true" dangerouslySetInnerHTML={{ __html: icon }} />
      <div>
        <h1>HeyGen sandbox</h1>
        <p>An unofficial, stateful mock of HeyGen’s avatar API. Any key works.</p>
      </div>
    </div>
    <div class="row">
      <Conditions />
      <a class="button quiet" href="#conditions">
        <Hidden>Conditions: </Hidden>Clock <ClockTime />
        {state.value?.clock.frozen && <Chip status="condition">frozen</Chip>}
      </a>
      <Sessions />
      {hasReference && (
        <a class="button" href="/docs">
          API reference
        </a>
      )}
    </div>
  </header>
);

/** The scripted responses that wait, and the settings that differ from the defaults. */
function Conditions() {
  if (!state.value) return null;
  const { responses, settings } = state.value;
  const [next] = responses;
  const others = responses.length - 1;
  return (
    <ul id="summary" class="row" aria-label="Conditions">
      {next && (
        <li>
          <a class="chip" data-status="condition" href="#conditions">
            {responseText(next)}
            {others > 0 && `, and ${others} more`}
          </a>
        </li>
      )}
      {changedSettings(settings).map((text) => (
        <li key={text}>
          <Chip status="condition">{text}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** The session of this page, and the way to others. */
function Sessions() {
  const { names = [], dropped = 0 } = state.value?.sandboxSessions ?? {};
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get("session");
    location.href = sessionPage(String(name));
  };
  const item = (name: string | undefined) => (
    <a key={name} href={sessionPage(name)} aria-current={name === sessionName ? "page" : undefined}>
      {name ?? "default"}
    </a>
  );
  return (
    <Menu label={`Session ${sessionName ?? "default"}`}>
      {item(undefined)}
      {names.map(item)}
      {dropped > 0 && (
        <p class="facts">{countOf(dropped, "session")} dropped: unused for an hour, or one of too many.</p>
      )}
      <form onSubmit={open}>
        <input name="session" required pattern="[\w.\-]{1,64}" aria-label="Name of a session" placeholder="worker-1" />
        <button type="submit" class="small">
          Open
        </button>
      </form>
    </Menu>
  );
}
