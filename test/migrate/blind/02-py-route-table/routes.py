# name -> (method, route). Keep the route parameters in braces, the caller fills them.
HOST = "https://api.heygen.com"

ROUTES = {
    "templates": ("GET", "/v2/templates"),
    "template": ("GET", "/v2/template/{template_id}"),
    "render": ("POST", "/v2/template/{template_id}/generate"),
    "status": ("GET", "/v1/video_status.get"),
    "share": ("POST", "/v1/video/share"),
}
