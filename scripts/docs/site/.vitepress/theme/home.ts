// The home page of VitePress as `main`, the landmark that its own lacks.
import { Content } from "vitepress";
import { VPHomeContent, VPHomeFeatures, VPHomeHero } from "vitepress/theme";
import { h, type VNode } from "vue";

export default (): VNode =>
  h("main", { class: "VPHome" }, [h(VPHomeHero), h(VPHomeFeatures), h(VPHomeContent, null, () => h(Content))]);
