// Serves HeyGen's old paths from v3.
const express = require("express");
const app = express();
const router = express.Router();

app.get("/v2/voices", async (req, res) => res.json(await (await fetch("https://api.heygen.com/v3/voices")).json()));
router.post("/v2/video/generate", (req, res) => res.sendStatus(204));
app.use("/v1/video_status.get", router);
