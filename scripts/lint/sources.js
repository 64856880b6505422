// Sources of facts stand in openapi/ and in the reference; the published document does without them.

export const decorators = {
  "without-sources": () => ({
    any: {
      leave(node) {
        if (node !== null && typeof node === "object") delete node["x-source"];
      },
    },
  }),
};
