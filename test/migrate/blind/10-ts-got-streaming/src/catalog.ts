import ky from 'ky'

const catalog = ky.create({
  prefixUrl: 'https://api.heygen.com/v2',
  headers: { 'x-api-key': process.env.HEYGEN_API_KEY ?? '' },
})

export const templates = () => catalog.get('templates').json<{ data: { templates: { template_id: string }[] } }>()

export const voices = async (language: string) => {
  const { data } = await catalog('voices').json<{ data: { voices: { language: string }[] } }>()
  return data.voices.filter((v) => v.language === language)
}

// looks come from the new version already
export const looks = (token?: string) =>
  ky.get('https://api.heygen.com/v3/avatars/looks', {
    searchParams: { limit: 50, ...(token ? { token } : {}) },
    headers: { 'x-api-key': process.env.HEYGEN_API_KEY ?? '' },
  }).json()
