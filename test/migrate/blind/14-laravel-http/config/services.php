<?php

return [

    'postmark' => [
        'token' => env('POSTMARK_TOKEN'),
    ],

    'heygen' => [
        'base_url' => env('HEYGEN_BASE_URL', 'https://api.heygen.com'),
        'api_key' => env('HEYGEN_API_KEY'),
        'timeout' => (int) env('HEYGEN_TIMEOUT', 20),
    ],

];
