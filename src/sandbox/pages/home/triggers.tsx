import { CopyButton } from "./parts.tsx";
import { Table } from "./table.tsx";

const inTexts = "any text of a create request";

const triggers = [
  { write: "sandbox:fail", where: inTexts, effect: "It fails with invalid_parameter." },
  { write: "sandbox:fail=some_code", where: inTexts, effect: "It fails with this code." },
  { write: "sandbox:processing", where: inTexts, effect: "It never completes." },
  { write: "sandbox:consent", where: inTexts, effect: "The avatar waits for consent." },
  { write: "X-Api-Key: sandbox-forbidden", where: "header", effect: "The response is 403." },
  { write: "X-Api-Key: sandbox-unauthorized", where: "header", effect: "The response is 401." },
  { write: "Prefer: code=429", where: "header", effect: "The response is the documented example of this status." },
  { write: "Prefer: example=QuotaExceeded", where: "header", effect: "The response is the example with this name." },
  { write: "Prefer: wait=2", where: "header", effect: "The response is delayed by two seconds." },
];

export const TriggersPanel = () => (
  <>
    <p class="note">Values in a request that determine its result.</p>
    <Table label="Test triggers" columns={["Trigger", "Where", "Effect"]}>
      {triggers.map(({ write, where, effect }) => (
        <tr key={write}>
          <th scope="row">
            <CopyButton label="Copy" text={() => write} class="id">
              <code>{write}</code>
            </CopyButton>
          </th>
          <td>{where}</td>
          <td>{effect}</td>
        </tr>
      ))}
    </Table>
  </>
);
