<?php
define('HG_API', 'https://api.heygen.com');

add_action('rest_api_init', function () {
    register_rest_route('films/v1', '/v2/avatars', ['methods' => 'GET', 'callback' => 'hg_avatars']);
});

function hg_avatars() {
    return wp_remote_get(HG_API . '/v2/avatars', ['headers' => ['X-Api-Key' => get_option('heygen_api_key')]]);
}

function hg_film($body) {
    $url = HG_API . '/v2/video/generate';
    return wp_remote_post($url, ['body' => wp_json_encode($body)]);
}

function hg_status($id) {
    $ch = curl_init();
    curl_setopt($ch, CURLOPT_URL, HG_API . "/v1/video_status.get?video_id=$id");
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    return curl_exec($ch);
}

function hg_upload($file) {
    $ch = curl_init('https://upload.heygen.com/v1/asset');
    curl_setopt_array($ch, [CURLOPT_POST => true, CURLOPT_POSTFIELDS => file_get_contents($file)]);
    return curl_exec($ch);
}
