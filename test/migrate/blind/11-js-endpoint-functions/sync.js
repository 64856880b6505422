const request = require('superagent')
const db = require('./db')
const to = require('./endpoints')

const KEY = process.env.HEYGEN_API_KEY

async function sync() {
  const groups = await request.get(to.groups(false)).set('X-Api-Key', KEY)
  for (const g of groups.body.data.avatar_group_list) {
    if (g.num_looks === 0) {
      await request.delete(to.dropGroup(g.id)).set('X-Api-Key', KEY)
      continue
    }
    const looks = await request.get(to.looks(g.id)).set('X-Api-Key', KEY)
    for (const look of looks.body.data.avatar_list) {
      const id = look.avatar_id || look.id
      const full = await request.get(to.details(id)).set('X-Api-Key', KEY).ok((r) => r.status < 500)
      await db.put('look', { id, group: g.id, ...full.body.data })
    }
  }
}

async function film(prompt) {
  const res = await request.post(to.agent).set('X-Api-Key', KEY).send({ prompt })
  return res.body.data.video_id
}

module.exports = { sync, film }
if (require.main === module) sync().catch((e) => { console.error(e); process.exit(1) })
