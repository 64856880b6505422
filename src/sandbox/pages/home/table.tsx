// biome-ignore-all lint/a11y/useSemanticElements: a fieldset is for the controls of a form
import type { ComponentChildren } from "preact";

/** A table whose first column names the row. It scrolls by itself where it is wider than the window. */
export const Table = ({
  label,
  columns,
  children,
}: {
  label: string;
  columns: string[];
  children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the keys
  <div class="scroll" tabIndex={0} role="group" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
