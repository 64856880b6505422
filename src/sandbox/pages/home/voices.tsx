import type { SandboxState } from "../../settings/protocol.ts";
import { Id } from "./parts.tsx";
import { Table } from "./table.tsx";

export const VoicesPanel = ({ state }: { state: SandboxState }) => (
  <Table label="Voices" columns={["Name", "Id", "Language", "Gender", "Type"]}>
    {state.voices.map(({ voice_id, name, language, gender, type }) => (
      <tr key={voice_id}>
        <th scope="row">{name}</th>
        <td>
          <Id id={voice_id} />
        </td>
        <td>{language}</td>
        <td>{gender}</td>
        <td>{type}</td>
      </tr>
    ))}
  </Table>
);
