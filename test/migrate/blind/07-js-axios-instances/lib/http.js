import axios from 'axios'
import 'dotenv/config'

const HEYGEN_HOST = 'https://api.heygen.com'
const auth = { 'x-api-key': process.env.HEYGEN_API_KEY }

export const heygen = axios.create({ baseURL: `${HEYGEN_HOST}/v2`, headers: auth, timeout: 30_000 })

export const uploads = axios.create({ baseURL: 'https://upload.heygen.com', headers: auth, maxBodyLength: Infinity })

// speech is made elsewhere, theirs sounds better
export const eleven = axios.create({
  baseURL: 'https://api.elevenlabs.io',
  headers: { 'xi-api-key': process.env.ELEVEN_KEY },
})

heygen.interceptors.response.use(
  (r) => r,
  (e) => {
    console.error('[heygen]', e.config?.method, e.config?.url, e.response?.status)
    throw e
  },
)
