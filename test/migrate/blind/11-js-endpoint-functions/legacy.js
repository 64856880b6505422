// The old importer. The address is different on staging, it comes from the machine.
const request = require('superagent')

const base = process.env.HEYGEN_LEGACY_URL

exports.names = async () => {
  const res = await request.get(base + '/avatars').set('X-Api-Key', process.env.HEYGEN_API_KEY)
  return res.body.data.avatars.map((a) => a.avatar_name)
}
