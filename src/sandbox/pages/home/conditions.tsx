// The conditions of the sandbox: clock, latency, faults, limits and scripted responses.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Fault, V2State } from "../../settings/options.ts";
import type {
  OperationName,
  SandboxState,
  ScriptedResponse,
  Settings,
  SettingsChange,
} from "../../settings/protocol.ts";
import { send } from "./api.ts";
import { ClockTime } from "./clock.tsx";
import { countOf, exactTimeOf } from "./format.ts";
import { pageFacts } from "./page-facts.ts";
import { Chip, ConfirmButton, Empty, Field, Hidden } from "./parts.tsx";
import { announcement, scriptDraft, showError, showMessage } from "./store.ts";

const advances = [
  { label: "+10 s", title: "10 seconds", ms: 10_000 },
  { label: "+1 min", title: "a minute", ms: 60_000 },
  { label: "+1 h", title: "an hour", ms: 3_600_000 },
  { label: "+1 day", title: "a day", ms: 86_400_000 },
];

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

export const ConditionsPanel = ({ state }: { state: SandboxState }) => (
  <fieldset class="plain stack" disabled={!state.controllable}>
    <legend class="visually-hidden">Conditions</legend>
    {!state.controllable && (
      <p class="alert calm">The control endpoints of this sandbox are disabled, so its conditions can’t be changed.</p>
    )}
    <ClockForm frozen={state.clock.frozen} />
    <ScriptForm />
    <WaitingList state={state} />
    <SettingsForm settings={state.settings} />
    <fieldset class="box">
      <legend>Reset</legend>
      <p class="note">Deletes everything that was created and restores the fixtures.</p>
      <ConfirmButton label="Reset to fixtures" question="Really reset?" class="reset" act={reset} />
    </fieldset>
  </fieldset>
);

async function reset(): Promise<void> {
  if (await send("POST", "/sandbox/reset", {})) showMessage("The sandbox was reset.");
}

function ClockForm({ frozen }: { frozen: boolean }) {
  const advance = async ({ ms, title }: (typeof advances)[number]) => {
    if (await send("POST", "/sandbox/advance", { ms })) showMessage(`The clock was advanced by ${title}.`);
  };
  const toggle = async () => {
    if (!(await send("POST", "/sandbox/clock", { frozen: !frozen }))) return;
    announcement.value = frozen ? "The clock is running" : "The clock is frozen";
  };
  return (
    <fieldset class="box">
      <legend>Clock</legend>
      <p class="clock">
        <ClockTime format={exactTimeOf} /> {frozen && <Chip status="condition">frozen</Chip>}
      </p>
      <p class="note">All timestamps and jobs use this clock.</p>
      <div class="row">
        {advances.map((each) => (
          <button key={each.ms} type="button" title={each.title} onClick={() => advance(each)}>
            {each.label}
          </button>
        ))}
        <button type="button" onClick={toggle}>
          {frozen ? "Unfreeze" : "Freeze"}
        </button>
      </div>
    </fieldset>
  );
}

/** The form that scripts responses. “Script this response” in the request log fills it in. */
function ScriptForm() {
  const { operation = "", status, body } = scriptDraft.value;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (body === undefined) return;
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector<HTMLElement>("[name=times]")?.focus();
  }, [body]);
  const script = async (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const response = scriptedResponse(fields);
    if (!response || !(await send("POST", "/sandbox/responses", response))) return;
    showMessage(`Scripted: ${responseText({ ...response, left: response.times ?? 1 })}.`);
    scriptDraft.value = { status: 429 };
  };
  return (
    <form ref={form} id="script" onSubmit={script}>
      <fieldset class="box">
        <legend>Script the next responses</legend>
        <p class="note">
          Without a body, the response is the documented example of its status. It has no other effect.
        </p>
        <div class="fields">
          <div class="double">
            <Field label="Operation">
              <select name="operation" value={operation}>
                <option value="">any operation</option>
                {Object.entries(pageFacts().operations).map(([call, id]) => (
                  <option key={id} value={id}>
                    {id} ({call})
                  </option>
                ))}
              </select>
            </Field>
          </div>
          <NumberField name="status" label="Status" min={200} max={599} value={status} required />
          <NumberField name="times" label="Times" min={1} max={1000} value={1} required />
        </div>
        <Field label="Body, as JSON">
          <textarea
            name="body"
            rows={body === undefined ? 1 : 8}
            class="code"
            placeholder="the documented example"
            value={body === undefined ? "" : JSON.stringify(body, null, 2)}
          />
        </Field>
        <button type="submit" class="main">
          Script responses
        </button>
      </fieldset>
    </form>
  );
}

function scriptedResponse(fields: FormData): ScriptedResponse | undefined {
  const operation = fields.get("operation") as OperationName | "";
  const text = String(fields.get("body")).trim();
  try {
    return {
      status: Number(fields.get("status")),
      times: Number(fields.get("times")),
      ...(operation && { operation }),
      ...(text && { body: JSON.parse(text) }),
    };
  } catch (error) {
    showError(`The body is not valid JSON: ${(error as Error).message}`);
    return undefined;
  }
}

const WaitingList = ({ state: { responses } }: { state: SandboxState }) => (
  <section aria-label="Waiting responses" id="waiting">
    {responses.length === 0 && <Empty>No scripted responses are waiting.</Empty>}
    <ul class="stack">
      {responses.map((response) => (
        <li key={response.id} class="box title">
          <span>{responseText(response)}</span>
          <button type="button" class="quiet" onClick={() => send("DELETE", `/sandbox/responses/${response.id}`)}>
            Cancel<Hidden> {responseText(response)}</Hidden>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

/** A scripted response in words, such as “next 3 createVideo: 429”. */
export function responseText({
  operation,
  left,
  status,
}: Pick<ScriptedResponse, "operation" | "status"> & { left: number }) {
  const what = operation ?? "request";
  return `${left === 1 ? "next" : `next ${left}`} ${operation || left === 1 ? what : `${what}s`}: ${status}`;
}

function SettingsForm({ settings }: { settings: Settings }) {
  // What was typed stays, even if the sandbox is changed from elsewhere meanwhile.
  const [draft, setDraft] = useState<SettingsChange>({});
  const { latencyMs, faultRate, faults: chosen, rateLimit, credits, v2 } = { ...settings, ...draft };
  const apply = async (event: SubmitEvent) => {
    event.preventDefault();
    const change = settingsIn(event.currentTarget as HTMLFormElement);
    if (!(await send("PATCH", "/sandbox/settings", change))) return;
    setDraft({});
    const changed = changedSettings({ ...settings, ...change });
    showMessage(changed.length > 0 ? `Applied: ${changed.join(", ")}.` : "All conditions are the defaults.");
  };
  const edit = (event: Event) => setDraft(settingsIn(event.currentTarget as HTMLFormElement));
  return (
    <form id="settings" onInput={edit} onSubmit={apply}>
      <fieldset class="box">
        <legend>Latency, faults and limits</legend>
        <div class="fields">
          <NumberField name="latency-min" label="Latency from, in ms" max={60_000} value={latencyMs[0]} required />
          <NumberField name="latency-max" label="to, in ms" max={60_000} value={latencyMs[1]} required />
          <NumberField name="rate-limit" label="Requests per minute" min={1} value={rateLimit} />
          <NumberField name="credits" label="Remaining credits" value={credits} />
          <NumberField
            name="fault-rate"
            label="Faults, in % of requests"
            max={100}
            step={0.1}
            value={percentOf(faultRate)}
            required
          />
          <Field label="v2">
            <select name="v2" value={v2}>
              <option value="active">active</option>
              <option value="deprecated">deprecated</option>
              <option value="removed">removed (410)</option>
            </select>
          </Field>
        </div>
        <fieldset class="plain boxes">
          <legend>Possible faults</legend>
          {Object.entries(faults).map(([fault, label]) => (
            <label key={fault} class="check">
              <input type="checkbox" name="faults" value={fault} checked={chosen.includes(fault as Fault)} />
              {label}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="main">
          Apply
        </button>
      </fieldset>
    </form>
  );
}

function settingsIn(form: HTMLFormElement) {
  const fields = new FormData(form);
  const number = (name: string) => Number(fields.get(name));
  const limit = (name: string) => (fields.get(name) === "" ? null : number(name));
  return {
    latencyMs: [number("latency-min"), Math.max(number("latency-min"), number("latency-max"))],
    faultRate: number("fault-rate") / 100,
    faults: fields.getAll("faults") as Fault[],
    rateLimit: limit("rate-limit"),
    credits: limit("credits"),
    v2: fields.get("v2") as V2State,
  } satisfies SettingsChange;
}

const percentOf = (share: number): number => Math.round(share * 1000) / 10;

/** The settings that differ from the defaults, in a few words. */
export function changedSettings({
  latencyMs: [min, max],
  faultRate,
  rateLimit,
  credits,
  v2,
}: Omit<Settings, "deliveries">) {
  const changed: string[] = [];
  if (max > 0) changed.push(min === max ? `${max} ms latency` : `${min}–${max} ms latency`);
  if (faultRate > 0) changed.push(`${percentOf(faultRate)} % faults`);
  if (rateLimit !== null) changed.push(`${rateLimit} requests per minute`);
  if (credits !== null) changed.push(`${countOf(credits, "credit")} left`);
  if (v2 !== "deprecated") changed.push(`v2 is ${v2}`);
  return changed;
}

interface NumberFieldProps {
  name: string;
  label: string;
  value: number | null;
  min?: number;
  max?: number;
  step?: number;
  required?: boolean;
}

/** An input for a number. Without one, there is no limit. */
export const NumberField = ({ label, value, min = 0, step = 1, ...rest }: NumberFieldProps) => (
  <Field label={label}>
    <input
      type="number"
      inputMode="decimal"
      placeholder="no limit"
      min={min}
      step={step}
      value={value ?? ""}
      {...rest}
    />
  </Field>
);
