<?php
defined('ABSPATH') || exit;

add_action('rest_api_init', function () {
    // used by the block editor
    register_rest_route('talking-heads/v1', '/voices', [
        'methods' => 'GET',
        'callback' => fn () => th_call('/v2/voices'),
        'permission_callback' => fn () => current_user_can('edit_posts'),
    ]);
    register_rest_route('talking-heads/v1', '/avatars', [
        'methods' => 'GET',
        'callback' => 'th_rest_avatars',
        'permission_callback' => fn () => current_user_can('edit_posts'),
    ]);
});

function th_rest_avatars()
{
    $cached = get_transient('th_avatars');
    if ($cached) {
        return $cached;
    }
    $list = th_call('/v2/avatars');
    set_transient('th_avatars', $list, DAY_IN_SECONDS);
    return $list;
}

/** Settings page: is the key any good? */
function th_check_key($key)
{
    $url = 'https://api.heygen.com/v1/user/me';
    $r = wp_remote_get($url, ['headers' => ['X-Api-Key' => $key], 'timeout' => 10]);
    return wp_remote_retrieve_response_code($r) === 200;
}
