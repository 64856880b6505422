// The section of the deliveries: events, their receivers and the results.
import type { DeliveryView, SandboxState } from "../../settings/protocol.ts";
import { showMessage } from "./announce.ts";
import { send } from "./api.ts";
import { copyButton, idButton } from "./copy.ts";
import { byId, hiddenText, icon, make, setAttribute, setOptionalText, setText, setVisible } from "./dom.ts";
import { clockOf, exactTimeOf } from "./format.ts";
import { keyedList, type View } from "./keyed-list.ts";
import { setStatus, statusChip } from "./status.ts";

interface DeliveryItem {
  delivery: DeliveryView;
  controllable: boolean;
}

/**
 * Starts the section of the deliveries.
 *
 * @returns a function that renders a state
 */
export function deliveriesSection(): (state: SandboxState) => void {
  // Delivery ids alone are not unique, because their numbers start again after a reset.
  const keyOf = ({ delivery }: DeliveryItem) => `${delivery.delivery_id} ${delivery.event_id}`;
  const show = keyedList(byId("deliveries"), keyOf, deliveryRow);
  return ({ deliveries, totals, controllable }) => {
    show(deliveries.map((delivery) => ({ delivery, controllable })));
    const isTruncated = totals.deliveries > deliveries.length;
    const note = isTruncated ? `The newest ${deliveries.length} of ${totals.deliveries} are shown.` : "";
    setOptionalText(byId("deliveries-note"), note);
    setVisible(byId("deliveries-empty"), deliveries.length === 0);
  };
}

function deliveryRow({ delivery }: DeliveryItem): View<DeliveryItem> {
  const { delivery_id, event_id, event_type, endpoint_id, created_at, body } = delivery;
  const chip = statusChip();
  const target = make("p", { className: "facts target" });
  const next = make("p", { className: "facts" });
  const event = idButton();
  const again = make("button", { type: "button", className: "quiet" }, "Resend", hiddenText(` ${event_id}`));
  const attempts = make("ol", { className: "attempts" });
  const signature = make("code");
  const signed = make("div", { className: "row" }, "Signature ");
  const copySignature = copyButton("Copy the signature", () => signature.textContent ?? "", signature);
  const unsigned = make("p", { className: "facts", textContent: "Not signed, because a callback has no secret." });
  signed.append(copySignature);
  const bodyText = make("pre", { tabIndex: 0, role: "group", ariaLabel: `Body of ${event_id}` });
  const details = make(
    "details",
    {},
    make("summary", {}, icon("chevron"), "Attempts, body and signature", hiddenText(` of ${event_id}`)),
    make("div", { className: "details" }, attempts, signed, unsigned, bodyText),
  );
  again.addEventListener("click", async () => {
    if (await send("POST", `/sandbox/deliveries/${delivery_id}`, {})) showMessage(`${event_type} was resent.`);
  });
  event.set(event_id);
  setText(bodyText, JSON.stringify(JSON.parse(body), null, 2));
  setVisible(signed, endpoint_id !== null);
  setVisible(unsigned, endpoint_id === null);
  const title = make("div", { className: "title" }, make("h3", { textContent: event_type }), chip);
  const tools = make("div", { className: "tools" }, event.node, again);
  return {
    node: make("li", { className: "item delivery" }, title, target, next, tools, details),
    update({ delivery: { url, status, next_at, attempts: history }, controllable }) {
      setStatus(chip, status);
      setText(target, `to ${endpoint_id === null ? "callback" : "endpoint"} ${url}, ${exactTimeOf(created_at)}`);
      setOptionalText(next, sentenceOf(history.length, next_at));
      setAttribute(again, "disabled", controllable ? null : "");
      setText(signature, history.at(-1)?.signature ?? "");
      setVisible(copySignature, Boolean(history.at(-1)?.signature));
      const lines = history.map(({ at, status: answer, problem }) => {
        const reason = problem === null ? "" : `: ${problem}`;
        return `${clockOf(at)} ${answer ?? "no response"}${reason}`;
      });
      // Unchanged lines keep their nodes.
      if (attempts.textContent === lines.join("")) return;
      attempts.replaceChildren(...lines.map((line) => make("li", { textContent: line })));
    },
  };
}

function sentenceOf(attempts: number, nextAt: number | null): string {
  const count = `${attempts} ${attempts === 1 ? "attempt" : "attempts"}`;
  return nextAt === null ? count : `${count}, next at ${clockOf(nextAt)}`;
}
