import { type NextRequest, NextResponse } from 'next/server'
import { GENERATE, HEYGEN, headers, STATUS } from '@/lib/paths'

export const runtime = 'nodejs'

export async function POST(request: NextRequest) {
  const { script, avatarId, voiceId } = await request.json()
  if (!script) return NextResponse.json({ error: 'script is required' }, { status: 400 })

  const res = await fetch(HEYGEN + GENERATE, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({
      video_inputs: [
        { character: { type: 'avatar', avatar_id: avatarId }, voice: { type: 'text', voice_id: voiceId, input_text: script } },
      ],
      aspect_ratio: '9:16',
    }),
  })
  return NextResponse.json(await res.json(), { status: res.status })
}

export async function GET(request: NextRequest) {
  const id = request.nextUrl.searchParams.get('id')
  const url = new URL(STATUS, HEYGEN)
  url.searchParams.set('video_id', id ?? '')
  const res = await fetch(url, { headers: headers(), cache: 'no-store' })
  return NextResponse.json(await res.json())
}
