<?php
/**
 * Plugin Name: Talking Heads
 * Description: Reads posts aloud with a HeyGen presenter.
 * Version: 1.4.2
 */
defined('ABSPATH') || exit;

define('TH_HEYGEN', 'https://api.heygen.com');
require_once __DIR__ . '/rest.php';

function th_call($path, $method = 'GET', $body = null)
{
    $ch = curl_init();
    curl_setopt($ch, CURLOPT_URL, TH_HEYGEN . $path);
    curl_setopt($ch, CURLOPT_CUSTOMREQUEST, $method);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_HTTPHEADER, [
        'X-Api-Key: ' . get_option('th_heygen_key'),
        'Content-Type: application/json',
    ]);
    if ($body !== null) {
        curl_setopt($ch, CURLOPT_POSTFIELDS, wp_json_encode($body));
    }
    $answer = curl_exec($ch);
    $code = curl_getinfo($ch, CURLINFO_HTTP_CODE);
    curl_close($ch);
    if ($code >= 400) {
        return new WP_Error('heygen', "HeyGen answered $code on $path");
    }
    return json_decode($answer, true);
}

function th_start($post_id)
{
    $text = wp_strip_all_tags(get_post_field('post_content', $post_id));
    $made = th_call('/v2/video/generate', 'POST', [
        'title' => get_the_title($post_id),
        'video_inputs' => [[
            'character' => ['type' => 'avatar', 'avatar_id' => get_option('th_avatar')],
            'voice' => ['type' => 'text', 'voice_id' => get_option('th_voice'), 'input_text' => mb_substr($text, 0, 1500)],
        ]],
    ]);
    if (!is_wp_error($made)) {
        update_post_meta($post_id, '_th_video', $made['data']['video_id']);
        wp_schedule_single_event(time() + 60, 'th_poll', [$post_id]);
    }
}
add_action('publish_post', 'th_start');

function th_poll($post_id)
{
    $id = get_post_meta($post_id, '_th_video', true);
    $state = th_call('/v1/video_status.get?video_id=' . urlencode($id));
    if (($state['data']['status'] ?? '') === 'completed') {
        update_post_meta($post_id, '_th_url', $state['data']['video_url']);
        return;
    }
    wp_schedule_single_event(time() + 60, 'th_poll', [$post_id]);
}
add_action('th_poll', 'th_poll');
