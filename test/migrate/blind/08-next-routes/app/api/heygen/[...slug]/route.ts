// Lets the studio page talk to HeyGen without knowing the key.
import { type NextRequest, NextResponse } from 'next/server'
import { HEYGEN, headers } from '@/lib/paths'

async function forward(request: NextRequest, { params }: { params: Promise<{ slug: string[] }> }) {
  const { slug } = await params
  const res = await fetch(`${HEYGEN}/${slug.join('/')}${request.nextUrl.search}`, {
    method: request.method,
    headers: headers(),
    body: request.method === 'GET' ? undefined : await request.text(),
  })
  return new NextResponse(res.body, { status: res.status })
}

export { forward as GET, forward as POST }
