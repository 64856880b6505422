const https = require('https')
const fs = require('fs')
const { log } = console

const KEY = process.env.HEYGEN_API_KEY

function heygen(method, path, body) {
  return new Promise((resolve, reject) => {
    const payload = body ? JSON.stringify(body) : null
    const req = https.request(
      {
        hostname: 'api.heygen.com',
        port: 443,
        path,
        method,
        headers: {
          'X-Api-Key': KEY,
          'Content-Type': 'application/json',
          ...(payload ? { 'Content-Length': Buffer.byteLength(payload) } : {}),
        },
      },
      (res) => {
        let raw = ''
        res.on('data', (c) => (raw += c))
        res.on('end', () => resolve(JSON.parse(raw)))
      },
    )
    req.on('error', reject)
    if (payload) req.write(payload)
    req.end()
  })
}

function upload(file) {
  const bytes = fs.readFileSync(file)
  return new Promise((resolve, reject) => {
    const options = {
      hostname: 'upload.heygen.com',
      path: '/v1/asset',
      method: 'POST',
      headers: { 'X-Api-Key': KEY, 'Content-Type': 'audio/mpeg', 'Content-Length': bytes.length },
    }
    const req = https.request(options, (res) => {
      const parts = []
      res.on('data', (c) => parts.push(c))
      res.on('end', () => resolve(JSON.parse(Buffer.concat(parts)).data))
    })
    req.on('error', reject)
    req.end(bytes)
  })
}

;(async () => {
  const audio = await upload(process.argv[2])
  const made = await heygen('POST', '/v2/video/generate', {
    video_inputs: [
      { character: { type: 'avatar', avatar_id: process.env.AVATAR }, voice: { type: 'audio', audio_asset_id: audio.id } },
    ],
  })
  const id = made.data.video_id
  for (let i = 0; i < 90; i++) {
    const { data } = await heygen('GET', `/v1/video_status.get?video_id=${id}`)
    log(i, data.status)
    if (data.status === 'completed') break
    await new Promise((r) => setTimeout(r, 10000))
  }
  const all = await heygen('GET', '/v1/video.list?limit=100')
  log(all.data.videos.length, 'videos in the account')
})()
