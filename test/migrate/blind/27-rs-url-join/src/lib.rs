//! Blocking client for the few calls the kiosk needs.
use reqwest::{blocking::Client, Method};
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

mod kiosk;
pub use kiosk::{Clip, Kiosk};

pub type Error = Box<dyn std::error::Error + Send + Sync>;

pub struct Api {
    base: Url,
    http: Client,
    key: String,
}

impl Api {
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        Ok(Self {
            base: Url::parse("https://api.heygen.com/v2/")?,
            http: Client::new(),
            key: key.into(),
        })
    }

    pub(crate) fn request<T: DeserializeOwned>(&self, method: Method, path: &str, body: Option<&Value>) -> Result<T, Error> {
        let url = self.base.join(path)?;
        let mut builder = self.http.request(method, url).header("x-api-key", &self.key);
        if let Some(body) = body {
            builder = builder.json(body);
        }
        Ok(builder.send()?.error_for_status()?.json()?)
    }
}
