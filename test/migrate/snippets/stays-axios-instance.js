const axios = require("axios");

const heygen = axios.create({
  baseURL: "https://api.heygen.com/v2",
  headers: { "X-Api-Key": process.env.HEYGEN_API_KEY },
});

exports.avatars = async () => (await heygen.get("/avatars")).data.data.avatars;
exports.quota = async () => (await heygen.get("/user/remaining_quota")).data.data.remaining_quota;
