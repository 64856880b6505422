// The section of the conditions: clock, latency, faults, limits and scripted responses.

import type { Fault, V2State } from "../../settings/options.ts";
import type {
  ClockState,
  OperationName,
  SandboxState,
  ScriptedResponse,
  Settings,
  SettingsChange,
} from "../../settings/protocol.ts";
import { announce, showMessage } from "./announce.ts";
import { send } from "./api.ts";
import { confirmButton } from "./confirm-button.ts";
import { byId, make, setAttribute, setText, setVisible } from "./dom.ts";
import { clockOf, exactTimeOf } from "./format.ts";
import { keyedList } from "./keyed-list.ts";
import { openTab } from "./tabs.ts";

/**
 * Starts the section of the conditions, and their summary at the top of the page.
 *
 * @returns a function that renders a state
 */
export function conditionsSection(): (state: SandboxState) => void {
  const showClock = clockControls();
  const showSettings = settingsForm();
  const showSummary = keyedList(byId("summary"), String, summaryChip);
  scriptForm();
  const reset = confirmButton("Reset to fixtures", "Really reset?", async () => {
    if (await send("POST", "/sandbox/reset", {})) showMessage("The sandbox was reset.");
  });
  byId("reset").append(reset.node);
  byId("open-conditions").addEventListener("click", () => {
    openTab("conditions");
    byId("tab-conditions").focus();
  });
  return ({ clock, settings, controllable }) => {
    showClock(clock);
    showSettings(settings);
    showSummary(summaryOf(settings));
    for (const id of ["controls", "clear"]) setAttribute(byId(id), "disabled", controllable ? null : "");
    setVisible(byId("not-controllable"), !controllable);
  };
}

function clockControls(): (clock: ClockState) => void {
  const freeze = byId<HTMLButtonElement>("freeze");
  let visible: ClockState = { now: 0, frozen: true };
  let since = 0;
  // The revision doesn't change with time, so the displayed clock runs here.
  function tick(): void {
    const now = visible.frozen ? visible.now : visible.now + performance.now() - since;
    setText(byId("clock-now"), exactTimeOf(now));
    setText(byId("clock-short"), clockOf(now));
  }
  setInterval(tick, 250);
  freeze.addEventListener("click", async () => {
    const frozen = !visible.frozen;
    if (await send("POST", "/sandbox/clock", { frozen }))
      announce(frozen ? "The clock is frozen" : "The clock is running");
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-advance]")) {
    button.addEventListener("click", async () => {
      const ms = Number(button.dataset.advance);
      if (await send("POST", "/sandbox/advance", { ms })) showMessage(`The clock was advanced by ${button.title}.`);
    });
  }
  return (clock) => {
    visible = clock;
    since = performance.now();
    setText(freeze, clock.frozen ? "Unfreeze" : "Freeze");
    setVisible(byId("clock-frozen"), clock.frozen);
    setVisible(byId("clock-short-frozen"), clock.frozen);
    tick();
  };
}

function settingsForm(): (settings: Settings) => void {
  const form = byId<HTMLFormElement>("settings");
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const boxes = [...form.querySelectorAll<HTMLInputElement>("[name=faults]")];
  let edited = false;

  function read(): SettingsChange {
    const min = Number(field("latency-min").value);
    return {
      latencyMs: [min, Math.max(min, Number(field("latency-max").value))],
      faultRate: Number(field("fault-rate").value) / 100,
      faults: boxes.filter((box) => box.checked).map((box) => box.value as Fault),
      rateLimit: numberOrNull(field("rate-limit").value),
      credits: numberOrNull(field("credits").value),
      v2: field("v2").value as V2State,
    };
  }

  form.addEventListener("input", () => {
    edited = true;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await send("PATCH", "/sandbox/settings", read()))) return;
    edited = false;
    showMessage("The conditions were changed.");
  });
  return ({ latencyMs: [min, max], faultRate, faults, rateLimit, credits, v2 }) => {
    // Don't overwrite unsaved input.
    if (edited) return;
    field("latency-min").value = String(min);
    field("latency-max").value = String(max);
    field("fault-rate").value = String(Math.round(faultRate * 1000) / 10);
    field("rate-limit").value = rateLimit === null ? "" : String(rateLimit);
    field("credits").value = credits === null ? "" : String(credits);
    field("v2").value = v2;
    for (const box of boxes) box.checked = faults.includes(box.value as Fault);
  };
}

const numberOrNull = (text: string): number | null => (text === "" ? null : Number(text));

function scriptForm(): void {
  const form = byId<HTMLFormElement>("script");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const operation = fields.get("operation") as OperationName | "";
    const [status, times] = [Number(fields.get("status")), Number(fields.get("times"))];
    const response: ScriptedResponse = { status, times, ...(operation && { operation }) };
    if (!(await send("POST", "/sandbox/responses", response))) return;
    const calls = times === 1 ? "The next request" : `The next ${times} requests`;
    showMessage(`${calls} to ${operation || "any operation"} will get a ${status}.`);
  });
}

/** The settings that differ from the defaults, in a few words. */
function summaryOf({ latencyMs: [min, max], faultRate, rateLimit, credits, v2 }: Settings): string[] {
  const summary: string[] = [];
  if (max > 0) summary.push(min === max ? `${max} ms latency` : `${min}–${max} ms latency`);
  if (faultRate > 0) summary.push(`${Math.round(faultRate * 1000) / 10} % faults`);
  if (rateLimit !== null) summary.push(`${rateLimit} requests per minute`);
  if (credits !== null) summary.push(`${credits} ${credits === 1 ? "credit" : "credits"} left`);
  if (v2 !== "deprecated") summary.push(`v2 is ${v2}`);
  return summary;
}

function summaryChip(text: string) {
  const node = make("li", { className: "chip", textContent: text });
  setAttribute(node, "data-status", "condition");
  return { node, update: () => {} };
}
