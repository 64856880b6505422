export default {
  framework: "@storybook/html-vite",
  stories: ["../*.stories.ts"],
  addons: ["msw-storybook-addon"],
  staticDirs: ["../public"],
};
