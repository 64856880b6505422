//! Calls HeyGen (`GET /v2/templates` is not among it).
use reqwest::{Client, Method};

const BASE_URL: &str = "https://api.heygen.com";

pub struct HeyGen<'a> {
    http: Client,
    base: &'a str,
}

impl<'a> HeyGen<'a> {
    pub async fn avatars(&self) -> reqwest::Result<String> {
        self.http.get(format!("{}/v2/avatars", BASE_URL)).send().await?.text().await
    }

    pub async fn status(&self, id: &str) -> reqwest::Result<String> {
        let url = format!("{BASE_URL}/v1/video_status.get?video_id={id}");
        self.http.get(&url).send().await?.text().await
    }

    pub async fn generate(&self, body: &str) -> reqwest::Result<String> {
        let request = self.http.request(Method::POST, [BASE_URL, "/v2/video/generate"].concat());
        request.body(body.to_owned()).send().await?.text().await
    }
}
