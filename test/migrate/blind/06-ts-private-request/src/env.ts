import { z } from "zod";

const schema = z.object({
  HEYGEN_API_KEY: z.string().min(10),
  HEYGEN_API: z.string().url().default("https://api.heygen.com"),
  PUBLIC_URL: z.string().url(),
});

export const env = schema.parse(process.env);
