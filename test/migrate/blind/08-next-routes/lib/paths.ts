export const HEYGEN = 'https://api.heygen.com'
export const API_VERSION = 'v2'

export const AVATARS = `/${API_VERSION}/avatars`
export const GENERATE = `/${API_VERSION}/video/generate`
export const STATUS = '/v1/video_status.get'

export const headers = () => ({
  'x-api-key': process.env.HEYGEN_API_KEY ?? '',
  'content-type': 'application/json',
})
