/**
 * The spec's schemas as values. They weigh more than the client, which is why it does not import them.
 *
 * @module heygen-avatars/validate
 */
export {
  answers,
  type DriftNotice,
  type SchemaIssue,
  type StandardSchema,
  schemas,
  validateResponses,
} from "./validate/validate.ts";
