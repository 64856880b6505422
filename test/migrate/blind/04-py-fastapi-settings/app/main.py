from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from app import heygen

app = FastAPI(title="lessons")


class Lecture(BaseModel):
    image_key: str
    script: str
    voice_id: str


# our own API, the mobile app uses v1
@app.get("/v1/avatars")
async def list_avatars():
    return [{"id": g["id"], "looks": await heygen.looks(g["id"])} for g in await heygen.groups()]


@app.post("/v1/videos")
async def create(body: Lecture):
    return {"id": await heygen.lecture(body.image_key, body.script, body.voice_id)}


@app.get("/v1/videos/{video_id}")
def show(video_id: str):
    state = heygen.status(video_id)
    if state["status"] == "failed":
        raise HTTPException(502, state["error"])
    return state
