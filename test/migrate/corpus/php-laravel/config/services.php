<?php

return [
    'mailgun' => ['endpoint' => env('MAILGUN_ENDPOINT', 'api.mailgun.net')],
    'heygen' => [
        'key' => env('HEYGEN_API_KEY'),
        'base_url' => env('HEYGEN_BASE_URL', 'https://api.heygen.com/v2'),
    ],
];
