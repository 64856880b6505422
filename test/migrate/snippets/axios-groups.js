const axios = require("axios");

const getGroupId = async (wanted) => {
  const response = await axios.get("https://api.heygen.com/v2/avatar_group.list", {
    headers: {
      accept: "application/json",
      "X-Api-Key": process.env.HEYGEN_API_KEY || "",
    },
  });
  const avatarGroups = response.data.data.avatar_group_list;
  const targetGroup = avatarGroups.filter((avatar) => avatar.name.includes(wanted));
  return targetGroup[0].id;
};

exports.main = () => getGroupId("Sarah");
