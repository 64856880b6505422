from heygen_models.avatar_look import AvatarLook

look = AvatarLook({"id": "look_def456", "name": "Monica", "avatar_type": "studio_avatar", "tags": ["blue"]})
assert look.id == "look_def456" and look.tags == ["blue"]
print(look.name)
