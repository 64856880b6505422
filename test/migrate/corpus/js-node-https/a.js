const https = require("https");

function call(path, method, done) {
  const request = https.request({ hostname: "api.heygen.com", port: 443, path, method }, done);
  request.end();
}

https.get({ hostname: "api.heygen.com", path: "/v2/voices", headers: {} }, console.log);
call("/v2/video/generate", "POST", console.log);
call(`/v1/video_status.get?video_id=${process.argv[2]}`, "GET", console.log);
