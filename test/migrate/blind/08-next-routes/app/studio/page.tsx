import { AVATARS, HEYGEN, headers } from '@/lib/paths'
import { Composer } from './composer'

export const revalidate = 3600

type Avatar = { avatar_id: string; avatar_name: string; preview_image_url: string }

export default async function Studio() {
  const res = await fetch(`${HEYGEN}${AVATARS}`, { headers: headers(), next: { revalidate } })
  const { data } = (await res.json()) as { data: { avatars: Avatar[] } }
  return (
    <main>
      <h1>Studio</h1>
      <Composer
        avatars={data.avatars.slice(0, 24)}
        onSubmit={async (script: string, avatarId: string) => {
          'use server'
          await fetch(`${process.env.SITE}/api/videos`, { method: 'POST', body: JSON.stringify({ script, avatarId }) })
        }}
      />
    </main>
  )
}
