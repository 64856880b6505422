// Every lying server that the operators make of a spec.
import { type Json, readDocument } from "./document.ts";
import type { Mutant } from "./mutant.ts";
import { acceptedMutants } from "./operators/accepted.ts";
import { cacheMutants } from "./operators/cache.ts";
import { credentialMutants } from "./operators/credentials.ts";
import { echoMutants } from "./operators/echo.ts";
import { envelopeMutants } from "./operators/envelope.ts";
import { errorMutants } from "./operators/errors.ts";
import { filterMutants } from "./operators/filters.ts";
import { headerMutants } from "./operators/headers.ts";
import { idempotencyMutants } from "./operators/idempotency.ts";
import { itemMutants } from "./operators/items.ts";
import { staleMutants, transitionMutants } from "./operators/memory.ts";
import { optionalMutants } from "./operators/optional.ts";
import { pagingMutants } from "./operators/paging.ts";
import { refusedMutants } from "./operators/refused.ts";
import { relationMutants } from "./operators/relations.ts";
import { shapeMutants } from "./operators/shape.ts";
import { failureMutants, statusMutants } from "./operators/statuses.ts";
import { timeMutants } from "./operators/times.ts";
import { valueMutants } from "./operators/values.ts";

export type { Mutant, Server } from "./mutant.ts";

/** @param spec the bundled document, as a plain object */
export function serverMutants(spec: Json): Mutant[] {
  const document = readDocument(spec);
  return [
    shapeMutants,
    optionalMutants,
    valueMutants,
    timeMutants,
    itemMutants,
    staleMutants,
    transitionMutants,
    envelopeMutants,
    statusMutants,
    failureMutants,
    errorMutants,
    headerMutants,
    pagingMutants,
    filterMutants,
    acceptedMutants,
    refusedMutants,
    echoMutants,
    credentialMutants,
    idempotencyMutants,
    relationMutants,
    cacheMutants,
  ].flatMap((mutantsOf) => mutantsOf(document));
}
