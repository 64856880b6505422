import { HeygenSDK } from "@teamduality/heygen-typescript-sdk";

const sdk = new HeygenSDK("your_api_key");
const groups = await sdk.avatars.listGroups();
const photo = await sdk.photoAvatars.generatePhoto({ name: "Business", age: "Young Adult" });
await sdk.photoAvatars.trainGroup({ group_id: groups.avatar_group_list[0].id });
console.log(photo.generation_id);
