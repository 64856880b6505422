from fastapi import FastAPI
from flask import Flask

app = FastAPI(title="Instead of HeyGen")
flask_app = Flask(__name__)


@app.get("/v2/avatars")
async def avatars():
    return {"error": None, "data": {"avatars": []}}


@flask_app.route("/v2/video/generate", methods=["POST"])
def generate():
    return {}


def test_avatars(client):
    assert client.get("/v2/avatars").status_code == 200
