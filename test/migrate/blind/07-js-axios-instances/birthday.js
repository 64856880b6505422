import fs from 'node:fs/promises'
import { eleven, heygen, uploads } from './lib/http.js'

async function speak(text) {
  const { data } = await eleven.get('/v1/voices')
  const voice = data.voices.find((v) => v.name === 'Matilda')
  const audio = await eleven.post(`/v1/text-to-speech/${voice.voice_id}`, { text }, { responseType: 'arraybuffer' })
  return Buffer.from(audio.data)
}

async function upload(bytes, type) {
  const { data } = await uploads.post('/v1/asset', bytes, { headers: { 'Content-Type': type } })
  return data.data.id
}

async function face(file) {
  const bytes = await fs.readFile(file)
  const { data } = await uploads.post('/v1/talking_photo', bytes, { headers: { 'Content-Type': 'image/jpeg' } })
  return data.data.talking_photo_id
}

export async function greet(file, text) {
  const talking_photo_id = await face(file)
  const audio_asset_id = await upload(await speak(text), 'audio/mpeg')
  const { data } = await heygen.post('/video/generate', {
    video_inputs: [
      { character: { type: 'talking_photo', talking_photo_id }, voice: { type: 'audio', audio_asset_id } },
    ],
    dimension: { width: 720, height: 1280 },
  })
  return data.data.video_id
}

export async function fallbackVoices() {
  const { data } = await heygen.get('/voices')
  return data.data.voices.map(({ voice_id, name }) => ({ voice_id, name }))
}

export const dropFace = (id) => heygen({ method: 'delete', url: `/photo_avatar/${id}` })
