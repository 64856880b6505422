// Request bodies that several rules use.

export const fromPhoto = {
  type: "photo",
  name: "Contract photo",
  file: { type: "url", url: "https://example.com/face.png" },
} as const;

export const fromFootage = {
  type: "digital_twin",
  name: "Contract twin",
  file: { type: "url", url: "https://example.com/footage.mp4" },
} as const;

export const fromPrompt = { type: "prompt", name: "Contract prompt", prompt: "A calm person in a blazer" } as const;

export const spoken = { type: "avatar", avatar_id: "{avatar_id}", script: "Good morning." } as const;

export const picture = {
  type: "image",
  image: { type: "url", url: "https://example.com/face.png" },
  script: "Good morning.",
  voice_id: "{voice_id}",
} as const;
