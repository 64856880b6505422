// Which of our responses stands for a status of theirs: errors are shared.
import { dirname } from "node:path";
import type { Json } from "../../src/contract/spec/openapi.ts";
import type { Node } from "./node.ts";
import { operationNodes } from "./operation.ts";
import type { Place, SourceFiles } from "./source-files.ts";

export class SharedResponses {
  readonly #files: SourceFiles;
  readonly #operations: readonly Node[];
  readonly #adopted = new Map<string, Place>();

  constructor(files: SourceFiles, ours: Json) {
    this.#files = files;
    this.#operations = [...operationNodes(ours).values()].filter(({ at }) => at.holder.includes(" /v3/"));
  }

  /** The one that most operations have in common. */
  usual(status: string): Place | undefined {
    const responses = this.#responses(status);
    const place = mostUsed(responses);
    return place && this.#files.find(place.at.keys);
  }

  /** One that fails with all of the codes, shared by all resources or by those of the file's folder. */
  failing(status: string, codes: readonly string[], file: string): Place | undefined {
    const adopted = this.#adopted.get([dirname(file), status, ...codes].join());
    if (adopted || codes.length === 0) return adopted;
    const fitting = this.#responses(status).filter(({ at, facts }) => {
      const own = facts.get("codes")?.value;
      const folder = dirname(this.#files.find(at.keys).file);
      const isNear = folder === "shared" || folder === dirname(file);
      return isNear && codes.every((code) => Array.isArray(own) && own.includes(code));
    });
    const response = mostUsed(fitting);
    return response && this.#files.find(response.at.keys);
  }

  add(status: string, codes: readonly string[], place: Place): void {
    this.#adopted.set([dirname(place.file), status, ...codes].join(), place);
  }

  #responses(status: string): Node[] {
    return this.#operations.flatMap((operation) => operation.parts().get(`status ${status}`) ?? []);
  }
}

function mostUsed(responses: readonly Node[]): Node | undefined {
  const countOf = ({ at }: Node): number => responses.filter((other) => other.at.holder === at.holder).length;
  return [...responses].sort((a, b) => countOf(b) - countOf(a))[0];
}
