/**
 * The spec's schemas as values. They are larger than the client, so the client does not import them.
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
