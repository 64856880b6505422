import got from 'got'

const api = got.extend({
  prefixUrl: 'https://api.heygen.com',
  headers: { 'x-api-key': process.env.HEYGEN_API_KEY },
  responseType: 'json',
  retry: { limit: 2 },
})

interface Session {
  session_id: string
  sdp: unknown
  ice_servers2: unknown[]
}

export async function open(avatar_name: string, voice_id: string): Promise<Session> {
  const { data } = await api
    .post('v1/streaming.new', { json: { quality: 'medium', avatar_name, voice: { voice_id } } })
    .json<{ data: Session }>()
  return data
}

export const begin = (session_id: string, sdp: unknown) => api.post('v1/streaming.start', { json: { session_id, sdp } })

export const candidate = (session_id: string, candidate: unknown) =>
  api.post('v1/streaming.ice', { json: { session_id, candidate } })

export const say = (session_id: string, text: string) =>
  api.post('v1/streaming.task', { json: { session_id, text, task_type: 'repeat' } })

export async function close(session_id: string) {
  await api('v1/streaming.stop', { method: 'POST', json: { session_id } })
}
