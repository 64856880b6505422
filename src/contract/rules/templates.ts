import type { Story } from "../context/case.ts";
import { SkipCase } from "../context/connection.ts";
import type { Rule } from "../spec/rule.ts";

const source = "Reference of templates; HeyGen's OpenAPI document of 2026-09-07";
const variablesRule: Rule = {
  kind: "templates/variables",
  title: "A variable that the template does not define is rejected, and the error names variables.",
  source,
  confidence: "A",
};
const videoRule: Rule = {
  kind: "templates/video",
  title: "A template gives a video, which is read and listed like any other.",
  source,
  confidence: "A",
};

export const templateStories: Story[] = [
  {
    operations: ["generateFromTemplate", "listTemplates"],
    rule: variablesRule,
    needs: ["state", "validation"],
    title: "an unknown variable is rejected",
    async run(context) {
      const body = { variables: { no_such_variable: { type: "text", content: "a" } } };
      const { body: answer } = await context.expectError("generateFromTemplate", { body }, 400, ["invalid_parameter"]);
      context.expectSame(answer?.error?.param, "variables", "param");
    },
  },
  {
    operations: ["generateFromTemplate", "getTemplate", "getVideo"],
    rule: videoRule,
    title: "a video of a template is read by its id",
    async run(context) {
      const template_id = await context.idOf("template_id");
      const { data: template } = (await context.succeed("getTemplate", { path: { template_id } })).body ?? {};
      if (!template?.variables) throw new SkipCase("no resource", "the template has no variables");
      const call = { path: { template_id }, body: { variables: {}, title: "Contract template" } };
      const { data: started } = (await context.succeed("generateFromTemplate", call)).body ?? {};
      const { data: video } = (await context.succeed("getVideo", { path: { video_id: started?.id } })).body ?? {};
      context.expectSame([video?.id, video?.title], [started?.id, "Contract template"], "id and title");
    },
  },
];
