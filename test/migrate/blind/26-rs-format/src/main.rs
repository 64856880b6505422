use anyhow::{bail, Context, Result};
use reqwest::Client;
use serde_json::{json, Value};
use std::{env, time::Duration};

const BASE_URL: &str = "https://api.heygen.com";

struct HeyGen {
    http: Client,
    key: String,
}

impl HeyGen {
    async fn json(&self, request: reqwest::RequestBuilder) -> Result<Value> {
        let res = request.header("X-Api-Key", &self.key).send().await?;
        if !res.status().is_success() {
            bail!("heygen answered {}", res.status());
        }
        Ok(res.json::<Value>().await?["data"].take())
    }

    async fn first_voice(&self, language: &str) -> Result<String> {
        let data = self.json(self.http.get(format!("{}/v2/voices", BASE_URL))).await?;
        let voices = data["voices"].as_array().context("no voices")?;
        let v = voices.iter().find(|v| v["language"] == language).context("no such language")?;
        Ok(v["voice_id"].as_str().unwrap_or_default().to_owned())
    }

    async fn start(&self, look: &str, voice: &str, text: &str) -> Result<String> {
        let url = format!("{}/v2/video/generate", BASE_URL);
        let body = json!({ "video_inputs": [{
            "character": { "type": "avatar", "avatar_id": look },
            "voice": { "type": "text", "voice_id": voice, "input_text": text },
        }]});
        let data = self.json(self.http.post(&url).json(&body)).await?;
        Ok(data["video_id"].as_str().context("no video_id")?.to_owned())
    }

    async fn status(&self, video_id: &str) -> Result<Value> {
        let url = format!("{BASE_URL}/v1/video_status.get?video_id={video_id}");
        self.json(self.http.get(url)).await
    }

    async fn looks(&self, group: &str) -> Result<Value> {
        self.json(self.http.get(format!("{BASE_URL}/v3/avatars/looks?group_id={group}"))).await
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let hg = HeyGen { http: Client::new(), key: env::var("HEYGEN_API_KEY")? };
    let looks = hg.looks(&env::var("GROUP")?).await?;
    let look = looks[0]["id"].as_str().context("no look")?;
    let voice = hg.first_voice("English").await?;
    let id = hg.start(look, &voice, &env::args().nth(1).context("text?")?).await?;
    loop {
        let s = hg.status(&id).await?;
        match s["status"].as_str() {
            Some("completed") => break println!("{}", s["video_url"]),
            Some("failed") => bail!("{}", s["error"]),
            _ => tokio::time::sleep(Duration::from_secs(10)).await,
        }
    }
    Ok(())
}
