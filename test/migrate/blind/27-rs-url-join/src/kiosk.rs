use crate::{Api, Error};
use reqwest::Method;
use serde_json::{json, Value};

pub struct Kiosk<'a>(pub &'a Api);

pub struct Clip {
    pub id: String,
}

impl Kiosk<'_> {
    pub fn templates(&self) -> Result<Value, Error> {
        self.0.request(Method::GET, "templates", None)
    }

    pub fn template(&self, id: &str) -> Result<Value, Error> {
        self.0.request(Method::GET, &format!("template/{}", id), None)
    }

    pub fn play(&self, id: &str, visitor: &str) -> Result<Clip, Error> {
        let body = json!({ "title": visitor, "variables": { "visitor": {
            "name": "visitor", "type": "text", "properties": { "content": visitor } } } });
        let made: Value = self.0.request(Method::POST, &format!("template/{}/generate", id), Some(&body))?;
        Ok(Clip { id: made["data"]["video_id"].as_str().unwrap_or("").into() })
    }

    /// Leading slash: from the host, not from the version.
    pub fn history(&self) -> Result<Value, Error> {
        self.0.request(Method::GET, "/v1/video.list?limit=50", None)
    }

    pub fn wipe(&self, clip: &Clip) -> Result<Value, Error> {
        self.0.request(Method::DELETE, &format!("/v1/video.delete?video_id={}", clip.id), None)
    }
}
