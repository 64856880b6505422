const axios = require('axios');

exports.main = async function () {
  const res = await axios({
    method: 'get',
    url: 'https://api.heygen.com/v2/avatar/look_def456/details',
    headers: { 'X-Api-Key': process.env.HEYGEN_API_KEY },
  });
  const avatar = res.data.data;
  return avatar.name + ' ' + avatar.preview_image_url;
};
