// Webhook endpoints, and the deliveries to them and to the `callback_url` of requests.
import { useState } from "preact/hooks";
import type { DeliverySettings } from "../../settings/delivery-settings.ts";
import type { DeliveryView, EndpointView, SandboxState } from "../../settings/protocol.ts";
import { send } from "./api.ts";
import { NumberField } from "./conditions.tsx";
import { clockOf, countOf, exactTimeOf } from "./format.ts";
import { Chip, Code, ConfirmButton, CopyButton, Empty, Field, Fold, Hidden, Id, Newest } from "./parts.tsx";
import { prettyBody } from "./snippets.ts";
import { showMessage } from "./store.ts";

export const WebhooksPanel = ({ state }: { state: SandboxState }) => (
  <>
    <RegisterForm />
    <ul class="stack" id="endpoints" aria-label="Webhook endpoints">
      {state.endpoints.map((endpoint) => (
        <Endpoint key={endpoint.endpoint_id} endpoint={endpoint} />
      ))}
    </ul>
    <DeliveryForm settings={state.settings.deliveries} controllable={state.controllable} />
    <h3 class="section">Deliveries</h3>
    <p class="note">
      Each is retried with increasing delays until the response is 2xx. Those to a <code>callback_url</code> are here,
      too.
    </p>
    <Newest shown={state.deliveries.length} total={state.totals.deliveries} />
    {state.deliveries.length === 0 && <Empty>No webhooks delivered yet.</Empty>}
    <ul class="stack" id="deliveries">
      {state.deliveries.map((delivery) => (
        // Delivery ids alone are not unique, because their numbers start again after a reset.
        <Delivery key={`${delivery.delivery_id} ${delivery.event_id}`} delivery={delivery} state={state} />
      ))}
    </ul>
  </>
);

function RegisterForm() {
  const register = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = new FormData(form);
    const url = String(fields.get("url")).trim();
    const events = String(fields.get("events"))
      .split(/[\s,]+/)
      .filter(Boolean);
    const endpoint = { url, ...(events.length > 0 && { events }) };
    if (!(await send("POST", "/v3/webhooks/endpoints", endpoint))) return;
    showMessage(`${url} was registered.`);
    form.reset();
  };
  return (
    <form class="box row" aria-label="Register a webhook endpoint" onSubmit={register}>
      <Field label="URL" grow>
        <input type="url" name="url" required placeholder="https://127.0.0.1:3000/webhooks" />
      </Field>
      <Field label="Events" grow>
        <input name="events" autocomplete="off" placeholder="all, or names separated by commas" />
      </Field>
      <button type="submit" class="main">
        Register
      </button>
    </form>
  );
}

const Endpoint = ({ endpoint: { endpoint_id, url, events, secret, status } }: { endpoint: EndpointView }) => (
  <li class="box">
    <div class="title">
      <h3>{url}</h3>
      <ConfirmButton
        label="Delete"
        question="Really delete?"
        target={url}
        act={() => send("DELETE", `/v3/webhooks/endpoints/${endpoint_id}`)}
      />
    </div>
    <p class="facts">
      {events ? events.join(", ") : "all events"}
      {status === "disabled" && ", but it is disabled and gets none"}
    </p>
    <div class="row">
      <Id id={endpoint_id} />
      <span class="facts">Secret</span>
      <Id id={secret} />
    </div>
  </li>
);

function DeliveryForm({ settings, controllable }: { settings: DeliverySettings; controllable: boolean }) {
  const [draft, setDraft] = useState<Partial<DeliverySettings>>({});
  const { headers, order, delayMs, duplicates, withoutUrl, lost, timeoutMs } = { ...settings, ...draft };
  const apply = async (event: SubmitEvent) => {
    event.preventDefault();
    const deliveries = deliverySettingsIn(event.currentTarget as HTMLFormElement);
    if (!(await send("PATCH", "/sandbox/settings", { deliveries }))) return;
    setDraft({});
    showMessage("Later deliveries are sent like this.");
  };
  const edit = (event: Event) => setDraft(deliverySettingsIn(event.currentTarget as HTMLFormElement));
  return (
    <Fold title="How webhooks are delivered">
      <form onInput={edit} onSubmit={apply}>
        <fieldset class="plain" disabled={!controllable}>
          <legend class="visually-hidden">How webhooks are delivered</legend>
          <div class="fields">
            <Field label="Signature">
              <select name="headers" value={headers}>
                <option value="observed">as observed</option>
                <option value="documented">as documented</option>
                <option value="both">both</option>
              </select>
            </Field>
            <Field label="Order">
              <select name="order" value={order}>
                <option value="kept">kept</option>
                <option value="shuffled">shuffled</option>
              </select>
            </Field>
            <NumberField name="delay-min" label="Delay from, in ms" value={delayMs[0]} required />
            <NumberField name="delay-max" label="to, in ms" value={delayMs[1]} required />
            <NumberField name="duplicates" label="Sent twice, in %" max={100} value={duplicates * 100} required />
            <NumberField name="lost" label="Lost attempts, in %" max={100} value={lost * 100} required />
            <NumberField
              name="without-url"
              label="Without video URL, in %"
              max={100}
              value={withoutUrl * 100}
              required
            />
            <NumberField name="timeout" label="Timeout, in ms" min={1} max={60_000} value={timeoutMs} required />
          </div>
          <button type="submit" class="main">
            Apply
          </button>
        </fieldset>
      </form>
    </Fold>
  );
}

function deliverySettingsIn(form: HTMLFormElement): DeliverySettings {
  const fields = new FormData(form);
  const number = (name: string) => Number(fields.get(name));
  return {
    headers: fields.get("headers") as DeliverySettings["headers"],
    order: fields.get("order") as DeliverySettings["order"],
    delayMs: [number("delay-min"), Math.max(number("delay-min"), number("delay-max"))],
    duplicates: number("duplicates") / 100,
    lost: number("lost") / 100,
    withoutUrl: number("without-url") / 100,
    timeoutMs: number("timeout"),
  };
}

function Delivery({ delivery, state }: { delivery: DeliveryView; state: SandboxState }) {
  const { delivery_id, event_id, event_type, endpoint_id, created_at, status, attempts, next_at, url } = delivery;
  const signature = attempts.at(-1)?.signature;
  const resend = async () => {
    if (await send("POST", `/sandbox/deliveries/${delivery_id}`, {})) showMessage(`${event_type} was resent.`);
  };
  return (
    <li class="box">
      <div class="title">
        <h3>{event_type}</h3>
        <Chip status={status} />
      </div>
      <p class="facts">
        to {endpoint_id === null ? "callback" : "endpoint"} {url}, {exactTimeOf(created_at)}
      </p>
      <p class={attempts.at(-1)?.problem ? "failure" : "facts"}>{attemptsText(delivery)}</p>
      {next_at !== null && <p class="facts">Next attempt at {clockOf(next_at)}</p>}
      <div class="row">
        <Id id={event_id} />
        <button type="button" class="quiet" disabled={!state.controllable} onClick={resend}>
          Resend<Hidden> {event_id}</Hidden>
        </button>
      </div>
      <Fold title="Attempts, body and signature" target={event_id}>
        <ol class="attempts">
          {attempts.map(({ at, status: answer, problem }) => (
            <li key={at}>
              {clockOf(at)} {answer ?? "no response"}
              {problem && `: ${problem}`}
            </li>
          ))}
        </ol>
        {endpoint_id === null && <p class="facts">Not signed, because a callback has no secret.</p>}
        {signature && (
          <div class="row">
            Signature
            <CopyButton label="Copy the signature" text={() => signature}>
              <code>{signature}</code>
            </CopyButton>
          </div>
        )}
        <Code title="Body" text={prettyBody(delivery.body)} />
      </Fold>
    </li>
  );
}

/** How many attempts there were, and how the last one failed. */
function attemptsText({ attempts }: DeliveryView): string {
  const count = countOf(attempts.length, "attempt");
  const { problem, status } = attempts.at(-1) ?? {};
  if (!problem) return count;
  return `${count}, the last one: ${status ? `${status}: ${problem}` : problem}`;
}
