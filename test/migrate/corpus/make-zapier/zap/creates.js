const perform = async (z, bundle) => {
  const response = await z.request({
    url: "https://api.heygen.com/v2/photo_avatar/photo/generate",
    method: "POST",
    body: { name: bundle.inputData.name },
  });
  return response.data;
};

module.exports = { key: "photo", display: { label: "Photo", description: "Calls /v2/photo_avatar/photo/generate" }, operation: { perform } };
