import { describeAvatar, listGroups } from "./heygen.js";

for (const group of await listGroups()) console.log(`group ${group.id}: ${group.name}`);
console.log(await describeAvatar("look_def456"));
