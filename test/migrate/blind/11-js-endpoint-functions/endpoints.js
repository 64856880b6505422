const root = 'https://api.heygen.com/v2'

module.exports = {
  root,
  groups: (pub) => `${root}/avatar_group.list?include_public=${pub ? 'true' : 'false'}`,
  looks: (group) => `${root}/avatar_group/${group}/avatars`,
  details: (id) => `${root}/avatar/${id}/details`,
  dropGroup: (group) => `${root}/photo_avatar_group/${group}`,
  agent: root.replace('/v2', '/v1') + '/video_agent/generate',
}
