interface GroupList {
  data: { avatar_group_list: { id: string; num_looks: number }[] };
}

export async function groups(headers: HeadersInit) {
  const response = await fetch("https://api.heygen.com/v2/avatar_group.list", { headers });
  const list: GroupList = await response.json();
  return list.data.avatar_group_list;
}
