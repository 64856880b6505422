// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/v3/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file
         * @description Stores a picture, video, sound or document that other requests can then name by `asset_id`.
         */
        post: Plain<operations["uploadAsset"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an asset
         * @description Reads what is known of an uploaded file.
         */
        get: Plain<operations["getAsset"]>;
        put?: never;
        post?: never;
        /**
         * Delete an asset
         * @description Removes an uploaded file for good.
         */
        delete: Plain<operations["deleteAsset"]>;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/{asset_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a direct upload
         * @description Makes an asset of a file that was sent to the `upload_url` of `createAssetUpload`. Send `{}` if there is no checksum. It can
         *     be retried, and then answers with the same asset.
         *
         *     The asset is not ready at once: its status is `processing`, and only `listAssetStatuses` tells when it can be used.
         */
        post: Plain<operations["completeAssetUpload"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a batch of files
         * @description Tells how far each file of a batch is. A page holds the whole batch unless `limit` says otherwise; `has_more` and
         *     `next_token` are inside `data`. What `status` is once some have failed and others have not is not documented.
         */
        get: Plain<operations["getAssetBatch"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/complete/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a batch of direct uploads
         * @description Makes assets of the files of a batch, once each PUT has answered 200. The files are checked one by one in the background;
         *     a bad one does not fail the others. Read the batch to follow them. It can be retried.
         */
        post: Plain<operations["completeAssetBatch"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/direct-uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a direct upload
         * @description Gives an address to which a file can be sent that is too large for `uploadAsset`, such as the footage of a digital twin.
         *     The bytes go to HeyGen's storage and not through the API:
         *
         *     1. Create the upload.
         *     2. Send the raw bytes with one PUT to `upload_url`, with all `upload_headers` unchanged and without an API key. There are
         *        no parts, and nothing is resumed: a PUT that failed is retried as a whole.
         *     3. When the PUT has answered 200, complete the upload with `completeAssetUpload`.
         *
         *     How large a file may be, and how long the address lives, stands in the response only.
         */
        post: Plain<operations["createAssetUpload"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/direct-uploads/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a batch of direct uploads
         * @description Gives the addresses for up to 100 files at once, in the order of `files`. Each file is sent as `createAssetUpload` says;
         *     then `completeAssetBatch` completes all of them.
         */
        post: Plain<operations["createAssetUploadBatch"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/assets/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the statuses of assets
         * @description Tells how far up to 100 assets are, in one request: the only read that says when a direct upload can be used. Whether it
         *     knows assets that are not part of a batch is not documented.
         */
        get: Plain<operations["listAssetStatuses"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/avatars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List avatar groups
         * @description Lists the characters that the account can use, a page at a time: your own, and HeyGen's presets, of which there are more than 500. A character is a group of one or more looks: its outfits, poses and styles. A video is made with a look, never with a group: `listAvatarLooks` lists those of a group.
         */
        get: Plain<operations["listAvatarGroups"]>;
        put?: never;
        /**
         * Create an avatar
         * @description Starts a new look and returns at once. The work goes on for minutes, so poll `getAvatarLook` until the look is
         *     finished. Costs money, so send an `Idempotency-Key` with every try.
         *
         *     There are three kinds, told apart by `type`. All three get the same answer.
         *
         *     | you have | `type` |
         *     |---|---|
         *     | footage of a person | `digital_twin`: that person has to consent before the look can be used, see `createAvatarConsent` |
         *     | a photo of a person | `photo`: no footage and no consent needed |
         *     | words | `prompt`: a synthetic person that nobody has posed for |
         *     | a look of any type, and the wish for another outfit, place or style | `prompt` with `avatar_id` |
         *
         *     To dress the person of a photo differently, first create an avatar of type `photo`, then send `prompt` with its
         *     `avatar_item.id` as `avatar_id`: the photo guides the new look. That look can guide the next one in the same way.
         *
         *     ### Which picture guides a `prompt`, and where the look is saved
         *
         *     | `avatar_id` | `avatar_group_id` | picture that guides it | saved to |
         *     |---|---|---|---|
         *     | no | no | none | a new group |
         *     | no | yes | none | that group |
         *     | yes | no | that of the look | the group of the look |
         *     | yes | yes | that of the look | the group, to which the look has to belong |
         *
         *     Up to three `reference_images` add style and setting to any of these rows. To keep a person the same person from look
         *     to look, pass the base look as `avatar_id`: since June 2026 a group alone no longer influences the picture.
         *
         *     ### Prompts that work well
         *
         *     Be specific: name age, gender, expression and clothing, describe the background, and say what the light or the mood is
         *     like. Pictures in `reference_images` keep a style consistent; they are optional.
         *
         *     ### What is rejected
         *
         *     - 404 `avatar_not_found`: there is no look `avatar_id`.
         *     - 400 `invalid_parameter`: the look `avatar_id` has no usable image, because it is unfinished or was rejected.
         *     - 400 `invalid_parameter`: the look `avatar_id` does not belong to the group `avatar_group_id`.
         *
         *     HeyGen's guides print codes in upper case (`AVATAR_NOT_FOUND`), the API answers in lower case.
         */
        post: Plain<operations["createAvatar"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/avatars/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an avatar group
         * @description Reads one character. Its `consent_status` tells how far the consent of a digital twin is.
         */
        get: Plain<operations["getAvatarGroup"]>;
        put?: never;
        post?: never;
        /**
         * Delete an avatar group
         * @description Removes one of your characters with all its looks, for good. Presets and community avatars are refused.
         */
        delete: Plain<operations["deleteAvatarGroup"]>;
        options?: never;
        head?: never;
        /**
         * Set the voice of an avatar group
         * @description Sets the default voice of one of your characters. An unknown voice is refused with 400.
         */
        patch: Plain<operations["updateAvatarGroup"]>;
        trace?: never;
    };
    "/v3/avatars/{group_id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start consent
         * @description Asks the person in the footage of a digital twin for consent. Send that person the page behind `url`, then poll `getAvatarGroup` and read its `consent_status`. Avatars from photos and prompts need none. A `consent_video` excludes the other fields, and no `url` comes back.
         */
        post: Plain<operations["createAvatarConsent"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/avatars/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List avatar looks
         * @description Lists outfits, poses and styles, of one character or of all, a page at a time. The filters combine. The id of a look is what `createVideo` and `createVideoAgentSession` call `avatar_id`.
         */
        get: Plain<operations["listAvatarLooks"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/avatars/looks/{look_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an avatar look
         * @description Reads one look. Poll it after `createAvatar` until its `status` is `completed` or `failed`.
         */
        get: Plain<operations["getAvatarLook"]>;
        put?: never;
        post?: never;
        /**
         * Delete an avatar look
         * @description Removes one of your own looks for good; a studio look is rejected. With its last look a group disappears too.
         */
        delete: Plain<operations["deleteAvatarLook"]>;
        options?: never;
        head?: never;
        /**
         * Rename an avatar look
         * @description Changes the name of one of your photo avatars or digital twins; a studio look is refused with 400. Tags cannot be changed.
         */
        patch: Plain<operations["updateAvatarLook"]>;
        trace?: never;
    };
    "/v3/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates
         * @description Lists the templates of the workspace that define variables, a page at a time. They are made in HeyGen's web editor; the API can't create or change them.
         */
        get: Plain<operations["listTemplates"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a template
         * @description Reads the variables and the scenes of a template. The variables have the form that `generateFromTemplate` takes; their
         *     values are those of the template, and not what a generation takes for a variable that is left out. Only templates of the
         *     present editor can be read (draft version 4); what others answer is not documented.
         */
        get: Plain<operations["getTemplate"]>;
        put?: never;
        /**
         * Create a video from a template
         * @description Starts a video and returns it at once; poll `getVideo` with its `id`. Costs money, so send an `Idempotency-Key` with every
         *     attempt. A retry with the same key is answered with the video as it was at first, so it does not tell how far it is.
         *
         *     A text variable that is left out is not filled: its `{{name}}` stays in the script or on the screen. The other kinds
         *     keep the value of the template. A name that the template does not define is rejected.
         */
        post: Plain<operations["generateFromTemplate"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the account
         * @description Tells who calls and what is left to pay with. There are three kinds of billing.
         */
        get: Plain<operations["getCurrentUser"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/video-agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List video agent sessions
         * @description Lists your sessions, the newest first, a page at a time.
         */
        get: Plain<operations["listVideoAgentSessions"]>;
        put?: never;
        /**
         * Start a video agent session
         * @description Lets an agent write and make a whole video from a prompt, optionally with a given look. Takes no `Idempotency-Key`, so a repetition may cost twice.
         */
        post: Plain<operations["createVideoAgentSession"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/video-agents/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a video agent session
         * @description Reads how far a session is, with its latest messages.
         */
        get: Plain<operations["getVideoAgentSession"]>;
        put?: never;
        /**
         * Send a message to the video agent
         * @description Answers the agent, or asks for changes. Only sessions in mode `chat` take messages. Takes no `Idempotency-Key`, so a repetition may have an effect twice.
         */
        post: Plain<operations["sendVideoAgentMessage"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/video-agents/{session_id}/resources/{resource_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a resource of a video agent session
         * @description Reads a picture, a draft, a video or whatever else a message refers to.
         */
        get: Plain<operations["getVideoAgentResource"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/video-agents/{session_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a video agent session
         * @description Ends the work that is under way; what is done stays.
         */
        post: Plain<operations["stopVideoAgentSession"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/video-agents/{session_id}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the videos of a video agent session
         * @description Lists what a session has made.
         */
        get: Plain<operations["listVideoAgentSessionVideos"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/video-agents/styles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List styles of the video agent
         * @description Lists the looks and rhythms that a session can be given, a page at a time.
         */
        get: Plain<operations["listVideoAgentStyles"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List videos
         * @description Lists videos, a page at a time. They do not tell which look they show; their scenes do.
         */
        get: Plain<operations["listVideos"]>;
        put?: never;
        /**
         * Create a video
         * @description Starts a video and returns at once; poll `getVideo` until it is finished. Costs money, so send an `Idempotency-Key`
         *     with every try.
         *
         *     | `type` | what speaks or acts | sound |
         *     |---|---|---|
         *     | `avatar` | one look | exactly one of `script`, `audio_url` and `audio_asset_id`; without `voice_id` the look's default voice reads the script |
         *     | `image` | a person in a picture | the same, but a `script` needs a `voice_id` |
         *     | `cinematic_avatar` | one to three looks, which act out `prompt` | no field for it |
         *     | `studio` | up to 50 scenes one after the other | per scene |
         *
         *     `avatar_id` is the id of a look, not of a group, and the look must be finished: an unfinished one is rejected with
         *     400 `invalid_parameter`. What else an `avatar` video takes depends on the look:
         *
         *     | `avatar_type` | `motion_prompt` | `expressiveness` | `remove_background` |
         *     |---|---|---|---|
         *     | `photo_avatar` | yes | with engine `avatar_iv` | yes |
         *     | `digital_twin` | with engine `avatar_v` | no | if it was trained with matting |
         *     | `studio_avatar` | with engine `avatar_v` | no | no: pose and background are fixed |
         *
         *     The engine must be one of the look's `supported_api_engines`; `avatar_iii` takes neither `motion_prompt` nor
         *     `expressiveness`. The output format `webm` needs matting, too, and excludes a `background`.
         */
        post: Plain<operations["createVideo"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/videos/{video_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a video
         * @description Reads one video. `completed` and `failed` are final.
         */
        get: Plain<operations["getVideo"]>;
        put?: never;
        post?: never;
        /**
         * Delete a video
         * @description Removes a video for good.
         */
        delete: Plain<operations["deleteVideo"]>;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/videos/{video_id}/scenes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the scenes of a video
         * @description Reads what a video is made of: its looks, pictures and clips, and what is said. All scenes come at once.
         */
        get: Plain<operations["getVideoScenes"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/videos/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a batch of videos
         * @description Starts up to 100 videos with one request; each costs what it costs alone. The videos are made in the background: read the
         *     batch with `getVideoBatch` until each has ended. A request with a video that is not valid is rejected as a whole; what fails
         *     later fails one by one. HeyGen documents no list of batches, and no way to cancel or delete one.
         */
        post: Plain<operations["createVideoBatch"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/videos/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a batch of videos
         * @description Tells how far each video of a batch is. A page holds the whole batch unless `limit` says otherwise; `has_more` and
         *     `next_token` are inside `data`. What `status` is once some have failed and others have not is not documented.
         */
        get: Plain<operations["getVideoBatch"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/videos/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the statuses of videos
         * @description Tells how far up to 100 videos are, in one request.
         */
        get: Plain<operations["listVideoStatuses"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List voices
         * @description Lists the voices that a video can speak with, a page at a time.
         */
        get: Plain<operations["listVoices"]>;
        put?: never;
        /**
         * Find voices by description
         * @description Finds up to three voices that fit a description. It is a search: nothing is made.
         */
        post: Plain<operations["designVoice"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/voices/{voice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a voice
         * @description Reads one voice. Poll it after `cloneVoice` until its `status` is `complete` or `failed`.
         */
        get: Plain<operations["getVoice"]>;
        put?: never;
        post?: never;
        /**
         * Delete a voice
         * @description Removes one of your clones, which frees its place. A clone that is gone already is answered with 404, and one that a template uses with 403.
         */
        delete: Plain<operations["deleteVoice"]>;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/voices/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clone a voice
         * @description Starts a clone of the voice in a recording and returns at once; poll the voice until it is complete. Each account has a number of places for clones. Takes no `Idempotency-Key`, so a repetition may take two.
         */
        post: Plain<operations["cloneVoice"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/voices/speech": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Speak a text
         * @description Makes a sound file of a text, at once.
         */
        post: Plain<operations["createSpeech"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/webhooks/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Lists your endpoints, without their secrets, a page at a time.
         */
        get: Plain<operations["listWebhookEndpoints"]>;
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Registers an address to be told of events. The secret that its deliveries are signed with is given here and never again.
         */
        post: Plain<operations["createWebhookEndpoint"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/webhooks/endpoints/{endpoint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Removes an endpoint; it is told of nothing more.
         */
        delete: Plain<operations["deleteWebhookEndpoint"]>;
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description Changes the address or the events of an endpoint. Its secret stays.
         */
        patch: Plain<operations["updateWebhookEndpoint"]>;
        trace?: never;
    };
    "/v3/webhooks/endpoints/{endpoint_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook endpoint
         * @description Gives an endpoint a new secret. The old one ends at once, so a receiver accepts both for a while.
         */
        post: Plain<operations["rotateWebhookEndpointSecret"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/webhooks/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List event types
         * @description Lists what an endpoint can ask to be told of.
         */
        get: Plain<operations["listWebhookEventTypes"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/webhooks/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook events
         * @description Lists what endpoints were told, a page at a time.
         */
        get: Plain<operations["listWebhookEvents"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/avatar_group.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List avatar groups (v2)
         * @deprecated
         * @description Lists all groups in one answer, your own unless `include_public` is set. Part of v2, which was announced to end on 2026-10-31; use `listAvatarGroups` instead.
         */
        get: Plain<operations["listV2AvatarGroups"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/avatar_group/{group_id}/avatars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the avatars of a group (v2)
         * @deprecated
         * @description Lists all looks of one group in one answer; their shape depends on the kind of group. Part of v2, which was announced to end on 2026-10-31; use `listAvatarLooks` instead.
         */
        get: Plain<operations["listV2AvatarGroupAvatars"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/avatar/{avatar_id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an avatar (v2)
         * @deprecated
         * @description Reads one avatar. Part of v2, which was announced to end on 2026-10-31; use `getAvatarLook` instead.
         */
        get: Plain<operations["getV2AvatarDetails"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/avatars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List avatars (v2)
         * @deprecated
         * @description Lists every avatar and talking photo in one large answer without pages. Part of v2, which was announced to end on 2026-10-31; use `listAvatarLooks` instead.
         */
        get: Plain<operations["listV2Avatars"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar_group/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a photo avatar group (v2)
         * @deprecated
         * @description Removes a group with all its looks. Answers in the v1 envelope. Part of v2, which was announced to end on 2026-10-31; use `deleteAvatarGroup` instead.
         */
        delete: Plain<operations["deletePhotoAvatarGroup"]>;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a photo avatar (v2)
         * @deprecated
         * @description Reads one photo avatar, also one that was made through v3. Part of v2, which was announced to end on 2026-10-31; use `getAvatarLook` instead.
         */
        get: Plain<operations["getPhotoAvatar"]>;
        put?: never;
        post?: never;
        /**
         * Delete a photo avatar (v2)
         * @deprecated
         * @description Removes one photo avatar. Answers in the v1 envelope. Part of v2, which was announced to end on 2026-10-31; use `deleteAvatarLook` instead.
         */
        delete: Plain<operations["deletePhotoAvatar"]>;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/add_motion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add motion to a photo avatar (v2)
         * @deprecated
         * @description Makes a new look that moves, pending at first. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        post: Plain<operations["addPhotoAvatarMotion"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/add_sound_effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a sound effect to a photo avatar (v2)
         * @deprecated
         * @description Gives a look with motion a background sound. The answer holds `sound_effect_id`, directly in `data` or in another `data` within it. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        post: Plain<operations["addPhotoAvatarSoundEffect"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/avatar_group/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add looks to a photo avatar group (v2)
         * @deprecated
         * @description Adds one to four pictures to a group as new looks, pending at first. Part of v2, which was announced to end on 2026-10-31; use `createAvatar` instead.
         */
        post: Plain<operations["addPhotoAvatarLooks"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/avatar_group/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a photo avatar group (v2)
         * @deprecated
         * @description Makes a group whose first look is an uploaded or generated picture. The look is pending at first. Part of v2, which was announced to end on 2026-10-31; use `createAvatar` instead.
         */
        post: Plain<operations["createPhotoAvatarGroup"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/generation/{generation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a generation (v2)
         * @deprecated
         * @description Tells how far a generation is, and its pictures when it is done. Part of v2, which was announced to end on 2026-10-31; use `getAvatarLook` instead.
         */
        get: Plain<operations["getPhotoAvatarGeneration"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/look/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate looks of a trained group (v2)
         * @deprecated
         * @description Starts the generation of further pictures of a group, which has to be trained first with `trainPhotoAvatarGroup`. `orientation` is the shape of the picture, `pose` how much of the person it shows, `style` how it is drawn. Poll `getPhotoAvatarGeneration`. Part of v2, which was announced to end on 2026-10-31; use `createAvatar` instead.
         */
        post: Plain<operations["generatePhotoAvatarLooks"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/photo/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate photos of a new person (v2)
         * @deprecated
         * @description Starts the generation of pictures of a person who does not exist. Poll the generation. Part of v2, which was announced to end on 2026-10-31; use `createAvatar` instead.
         */
        post: Plain<operations["generatePhotoAvatar"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Train a photo avatar group (v2)
         * @deprecated
         * @description Starts the training of a group, which look generation needs. Fails with `invalid_parameter` while the first look is not ready and while a training runs. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        post: Plain<operations["trainPhotoAvatarGroup"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/train/status/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the state of a training (v2)
         * @deprecated
         * @description Tells how far the training of a group is. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        get: Plain<operations["getPhotoAvatarTrainingStatus"]>;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/photo_avatar/upscale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upscale a photo avatar (v2)
         * @deprecated
         * @description Makes a new look in higher resolution, where `upscale_availability` says that this is possible. The answer holds the id of the new look; poll `getPhotoAvatar` with it. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        post: Plain<operations["upscalePhotoAvatar"]>;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        UploadAssetRequest: UploadAssetRequest;
        AssetResponse: AssetResponse;
        KnownErrorCode: KnownErrorCode;
        ErrorCode: ErrorCode;
        ErrorResponse: ErrorResponse;
        Asset: Asset;
        AssetDetailsResponse: AssetDetailsResponse;
        DeletedResponse: DeletedResponse;
        CompleteAssetUploadRequest: CompleteAssetUploadRequest;
        CompletedAssetUploadResponse: CompletedAssetUploadResponse;
        BatchStatus: BatchStatus;
        BatchItemStatus: BatchItemStatus;
        AssetBatchItem: AssetBatchItem;
        HasMore: HasMore;
        NextToken: NextToken;
        AssetBatch: AssetBatch;
        AssetBatchResponse: AssetBatchResponse;
        CompleteAssetBatchRequest: CompleteAssetBatchRequest;
        CompletedAssetBatchResponse: CompletedAssetBatchResponse;
        UploadFileName: UploadFileName;
        UploadContentType: UploadContentType;
        UploadSize: UploadSize;
        UploadChecksum: UploadChecksum;
        CreateAssetUploadRequest: CreateAssetUploadRequest;
        AssetUpload: AssetUpload;
        AssetUploadResponse: AssetUploadResponse;
        AssetUploadItem: AssetUploadItem;
        CreateAssetUploadBatchRequest: CreateAssetUploadBatchRequest;
        AssetUploadBatchResponse: AssetUploadBatchResponse;
        KnownVideoStatus: KnownVideoStatus;
        AssetStatusEntry: AssetStatusEntry;
        AssetStatusesResponse: AssetStatusesResponse;
        ConsentStatus: ConsentStatus;
        AvatarStatus: AvatarStatus;
        TrainingError: TrainingError;
        AvatarGroup: AvatarGroup;
        AvatarGroupPage: AvatarGroupPage;
        AssetUrl: AssetUrl;
        AssetReference: AssetReference;
        AssetBase64: AssetBase64;
        AssetInput: AssetInput;
        CreatePromptAvatarRequest: CreatePromptAvatarRequest;
        CreateDigitalTwinRequest: CreateDigitalTwinRequest;
        CreatePhotoAvatarRequest: CreatePhotoAvatarRequest;
        CreateAvatarRequest: CreateAvatarRequest;
        AvatarType: AvatarType;
        EngineName: EngineName;
        AvatarLook: AvatarLook;
        CreatedAvatarResponse: CreatedAvatarResponse;
        AvatarGroupResponse: AvatarGroupResponse;
        UpdateAvatarGroupRequest: UpdateAvatarGroupRequest;
        CreateAvatarConsentRequest: CreateAvatarConsentRequest;
        ConsentResponse: ConsentResponse;
        AvatarLookPage: AvatarLookPage;
        AvatarLookResponse: AvatarLookResponse;
        UpdateAvatarLookRequest: UpdateAvatarLookRequest;
        TemplateSummary: TemplateSummary;
        TemplatePage: TemplatePage;
        TextVariable: TextVariable;
        VariableFit: VariableFit;
        ImageVariable: ImageVariable;
        VideoVariable: VideoVariable;
        AudioVariable: AudioVariable;
        CharacterVariable: CharacterVariable;
        VoiceVariable: VoiceVariable;
        TemplateVariable: TemplateVariable;
        TemplateVariables: TemplateVariables;
        TemplateScene: TemplateScene;
        Template: Template;
        TemplateResponse: TemplateResponse;
        TemplateSubtitles: TemplateSubtitles;
        FolderId: FolderId;
        TemplateDimension: TemplateDimension;
        GenerateFromTemplateRequest: GenerateFromTemplateRequest;
        Video: Video;
        GeneratedVideoResponse: GeneratedVideoResponse;
        WebhookCallbackId: WebhookCallbackId;
        WebhookEventId: WebhookEventId;
        WebhookCreatedAt: WebhookCreatedAt;
        VideoSuccessEvent: VideoSuccessEvent;
        VideoFailEvent: VideoFailEvent;
        VideoCaptionEvent: VideoCaptionEvent;
        VideoAgentSuccessEvent: VideoAgentSuccessEvent;
        VideoAgentFailEvent: VideoAgentFailEvent;
        VideoTranslateSuccessEvent: VideoTranslateSuccessEvent;
        VideoTranslateFailEvent: VideoTranslateFailEvent;
        PersonalizedVideoEvent: PersonalizedVideoEvent;
        UndocumentedEvent: UndocumentedEvent;
        KnownWebhookEvent: KnownWebhookEvent;
        WebhookEventType: WebhookEventType;
        NewWebhookEvent: NewWebhookEvent;
        WebhookDelivery: WebhookDelivery;
        FlatCallback: FlatCallback;
        BillingType: BillingType;
        AutoReload: AutoReload;
        Wallet: Wallet;
        CreditPool: CreditPool;
        Subscription: Subscription;
        UsageBasedBilling: UsageBasedBilling;
        CurrentUser: CurrentUser;
        CurrentUserResponse: CurrentUserResponse;
        VideoAgentSessionItem: VideoAgentSessionItem;
        VideoAgentSessionPage: VideoAgentSessionPage;
        BrandGlossaryId: BrandGlossaryId;
        CreateVideoAgentSessionRequest: CreateVideoAgentSessionRequest;
        VideoAgentSessionResponse: VideoAgentSessionResponse;
        SessionStatus: SessionStatus;
        SessionRole: SessionRole;
        SessionMessage: SessionMessage;
        VideoAgentSession: VideoAgentSession;
        VideoAgentSessionDetailResponse: VideoAgentSessionDetailResponse;
        SendVideoAgentMessageRequest: SendVideoAgentMessageRequest;
        SentMessageResponse: SentMessageResponse;
        SessionResourceType: SessionResourceType;
        SessionResource: SessionResource;
        SessionResourceResponse: SessionResourceResponse;
        StopVideoAgentSessionRequest: StopVideoAgentSessionRequest;
        StoppedSessionResponse: StoppedSessionResponse;
        SessionVideosResponse: SessionVideosResponse;
        VideoAgentStyle: VideoAgentStyle;
        VideoAgentStylePage: VideoAgentStylePage;
        VideoPage: VideoPage;
        AvatarVEngine: AvatarVEngine;
        AvatarIvEngine: AvatarIvEngine;
        AvatarIiiEngine: AvatarIiiEngine;
        VideoEngine: VideoEngine;
        VideoScript: VideoScript;
        ElevenLabsSettings: ElevenLabsSettings;
        FishSettings: FishSettings;
        StarfishSettings: StarfishSettings;
        VoiceEngineSettings: VoiceEngineSettings;
        VoiceSettings: VoiceSettings;
        VideoResolution: VideoResolution;
        VideoAspectRatio: VideoAspectRatio;
        VideoFit: VideoFit;
        VideoBackground: VideoBackground;
        VideoOutputFormat: VideoOutputFormat;
        VideoExpressiveness: VideoExpressiveness;
        VideoCaption: VideoCaption;
        WatermarkPlacement: WatermarkPlacement;
        VideoWatermark: VideoWatermark;
        CreateAvatarVideoRequest: CreateAvatarVideoRequest;
        CreateImageVideoRequest: CreateImageVideoRequest;
        CreateCinematicVideoRequest: CreateCinematicVideoRequest;
        SceneScript: SceneScript;
        StudioColorBackground: StudioColorBackground;
        StudioAvatarInput: StudioAvatarInput;
        AvatarScene: AvatarScene;
        ImageScene: ImageScene;
        ClipPlayback: ClipPlayback;
        VideoScene: VideoScene;
        StudioScene: StudioScene;
        CreateStudioVideoRequest: CreateStudioVideoRequest;
        CreateVideoRequest: CreateVideoRequest;
        CreatedVideoResponse: CreatedVideoResponse;
        VideoResponse: VideoResponse;
        DeletedVideoResponse: DeletedVideoResponse;
        CaptionState: CaptionState;
        VideoContext: VideoContext;
        ColorBackground: ColorBackground;
        ImageBackground: ImageBackground;
        ClipTrim: ClipTrim;
        ClipBackground: ClipBackground;
        ExpressivenessOnRecord: ExpressivenessOnRecord;
        AvatarElement: AvatarElement;
        ImageElement: ImageElement;
        ClipElement: ClipElement;
        PlaceholderElement: PlaceholderElement;
        SceneElement: SceneElement;
        ContainerElement: ContainerElement;
        ScriptVoiceSettings: ScriptVoiceSettings;
        TextScriptEntry: TextScriptEntry;
        AudioScriptEntry: AudioScriptEntry;
        SilenceScriptEntry: SilenceScriptEntry;
        Scene: Scene;
        VideoScenes: VideoScenes;
        VideoScenesResponse: VideoScenesResponse;
        BatchVideoRequest: BatchVideoRequest;
        CreateVideoBatchRequest: CreateVideoBatchRequest;
        CreatedVideoBatchResponse: CreatedVideoBatchResponse;
        VideoBatchItem: VideoBatchItem;
        VideoBatch: VideoBatch;
        VideoBatchResponse: VideoBatchResponse;
        VideoStatusEntry: VideoStatusEntry;
        VideoStatusesResponse: VideoStatusesResponse;
        Voice: Voice;
        VoicePage: VoicePage;
        DesignVoiceRequest: DesignVoiceRequest;
        DesignedVoicesResponse: DesignedVoicesResponse;
        VoiceStatus: VoiceStatus;
        VoiceDetails: VoiceDetails;
        VoiceResponse: VoiceResponse;
        DeletedVoiceResponse: DeletedVoiceResponse;
        CloneVoiceRequest: CloneVoiceRequest;
        ClonedVoiceResponse: ClonedVoiceResponse;
        CreateSpeechRequest: CreateSpeechRequest;
        SpokenWord: SpokenWord;
        SpeechResponse: SpeechResponse;
        WebhookEndpointStatus: WebhookEndpointStatus;
        WebhookEndpoint: WebhookEndpoint;
        WebhookEndpointPage: WebhookEndpointPage;
        CreateWebhookEndpointRequest: CreateWebhookEndpointRequest;
        WebhookEndpointResponse: WebhookEndpointResponse;
        DeletedWebhookEndpointResponse: DeletedWebhookEndpointResponse;
        UpdateWebhookEndpointRequest: UpdateWebhookEndpointRequest;
        RotatedSecretResponse: RotatedSecretResponse;
        WebhookEventTypeItem: WebhookEventTypeItem;
        WebhookEventTypesResponse: WebhookEventTypesResponse;
        WebhookEvent: WebhookEvent;
        WebhookEventPage: WebhookEventPage;
        V2AvatarGroup: V2AvatarGroup;
        V2Warning: V2Warning;
        V2AvatarGroupsResponse: V2AvatarGroupsResponse;
        V2Failure: V2Failure;
        V1Failure: V1Failure;
        V2Error: V2Error;
        PhotoAvatar: PhotoAvatar;
        V2Avatar: V2Avatar;
        V2AvatarGroupAvatarsResponse: V2AvatarGroupAvatarsResponse;
        V2AvatarDetails: V2AvatarDetails;
        V2AvatarDetailsResponse: V2AvatarDetailsResponse;
        TalkingPhoto: TalkingPhoto;
        V2AvatarsResponse: V2AvatarsResponse;
        V1DeletedResponse: V1DeletedResponse;
        PhotoAvatarResponse: PhotoAvatarResponse;
        AddPhotoAvatarMotionRequest: AddPhotoAvatarMotionRequest;
        PhotoAvatarIdResponse: PhotoAvatarIdResponse;
        AddPhotoAvatarSoundEffectRequest: AddPhotoAvatarSoundEffectRequest;
        SoundEffect: SoundEffect;
        NestedSoundEffect: NestedSoundEffect;
        SoundEffectResponse: SoundEffectResponse;
        AddPhotoAvatarLooksRequest: AddPhotoAvatarLooksRequest;
        PhotoAvatarListResponse: PhotoAvatarListResponse;
        CreatePhotoAvatarGroupRequest: CreatePhotoAvatarGroupRequest;
        V2GenerationResponse: V2GenerationResponse;
        PhotoAvatarOrientation: PhotoAvatarOrientation;
        PhotoAvatarPose: PhotoAvatarPose;
        PhotoAvatarStyle: PhotoAvatarStyle;
        GeneratePhotoAvatarLooksRequest: GeneratePhotoAvatarLooksRequest;
        V2GenerationStartedResponse: V2GenerationStartedResponse;
        GeneratePhotoAvatarRequest: GeneratePhotoAvatarRequest;
        TrainPhotoAvatarGroupRequest: TrainPhotoAvatarGroupRequest;
        StartedTraining: StartedTraining;
        TrainPhotoAvatarGroupResponse: TrainPhotoAvatarGroupResponse;
        TrainingStatusResponse: TrainingStatusResponse;
        UpscalePhotoAvatarRequest: UpscalePhotoAvatarRequest;
    };
    responses: {
        /** @description The form has no file, or one of a type that is not taken. */
        UploadBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The key or token is missing or wrong. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The account may not do this. */
        NotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A request with the same key still runs. */
        KeyInUse: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The file is larger than 32 MB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description Too many requests, which waiting mends, or a used-up quota, which it does not. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The server failed. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The id in the path has a wrong form. */
        InvalidId: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The account may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such file. */
        AssetNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The request can not be understood. */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The file has not arrived in the storage yet. Try again after the PUT has answered 200. */
        FileMissing: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such batch. */
        BatchNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A file is described wrongly. The message names its place in the list. */
        InvalidFiles: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There are too many ids. */
        AssetIdsBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A parameter has a wrong value. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value, a file can not be read, or the look has no usable image or is not in the group. */
        CreateAvatarBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The call costs more than the account has left. */
        PaymentRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The body refers to something that does not exist. */
        CreateAvatarNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A request with the same key still runs, or something is not ready. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such group. */
        GroupNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The group is public, so nobody can delete it. */
        GroupDeletionBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such voice. */
        GroupVoiceBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The group or the voice is not yours to use. */
        GroupForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The voice is still being made. */
        VoiceNotReady: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value or excludes another. */
        ConsentBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such group, or no such asset. */
        ConsentNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such look. HeyGen's document says `not_found`, live answers said `avatar_not_found`. */
        LookNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The look is a studio look, which nobody can delete. */
        LookDeletionBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The name is too long, or the look is a studio look. */
        LookNameBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such template. */
        TemplateNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A variable is not one of the template, or a field has a wrong value. */
        InvalidVariables: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description Any 2xx within ten seconds is taken for received. Everything else is repeated, with growing pauses, for up to 24 hours. */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A field has a wrong value, or a file can not be read. */
        SessionBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The body refers to something that does not exist. */
        ReferenceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such session, or it has no such resource. */
        SessionNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value, or a file can not be read. */
        MessageBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such session, or the body refers to something that does not exist. */
        SessionReferenceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value or excludes another, a file can not be read, or the look is not finished. */
        CreateVideoBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such video. HeyGen's document says `not_found`, live answers said `video_not_found`. */
        VideoNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The server failed, or could not delete the video. */
        VideoDeleteFailed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A video is not valid. The message names its place in the list. */
        InvalidVideos: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There are too many ids, or none. */
        VideoIdsBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value. */
        VoiceDesignBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such voice. */
        VoiceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value, or the recording can not be read. */
        CloneBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The account may not clone voices. */
        CloneForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value. */
        SpeechBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value. */
        EndpointBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description There is no such endpoint. */
        WebhookNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description A field has a wrong value. */
        EndpointChangeBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse;
            };
        };
        /** @description The request breaks a rule. */
        V2BadRequest: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description The key is missing or wrong. */
        V2Unauthorized: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description The account may not do this. */
        V2Forbidden: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description Too many requests. */
        V2TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description The server failed. */
        V2InternalError: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description There is no such group. */
        V2GroupNotFound: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description There is no such avatar. */
        V2AvatarNotFound: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description There is no such thing. */
        V2NotFound: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description The call costs more than the account has left. */
        V2PaymentRequired: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description There is no such image. */
        ImageNotFound: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description There is no such generation. */
        GenerationNotFound: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
        /** @description The group has no finished picture, or is already in training. */
        TrainBadRequest: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Sunset: components["headers"]["Sunset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": V2Error;
            };
        };
    };
    parameters: {
        /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
        IdempotencyKey: string;
        /** @description The `asset_id` that `uploadAsset` gave. */
        AssetIdInPath: AssetId;
        /** @description The `asset_id` that `createAssetUpload` gave. */
        UploadIdInPath: UploadId;
        /** @description The id that `createAssetUploadBatch` gave. */
        AssetBatchId: AssetBatchId;
        /** @description How many items a page holds at most. */
        BatchLimit: number;
        /** @description The `next_token` of the page before. Opaque. */
        Token: string;
        /** @description Ids of assets, separated by commas; at most 100, counted together with `batch_ids`. */
        AssetIds: string;
        /** @description Ids of batches of direct uploads, separated by commas. Each stands for all its files. */
        AssetBatchIds: string;
        /** @description HeyGen's presets or your own; both when left out. */
        Ownership: "public" | "private";
        /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
        Limit: number;
        /** @description The id of an avatar group. */
        GroupId: GroupId;
        /** @description Only looks of this group. */
        GroupFilter: GroupId;
        /** @description Only looks of this type. */
        AvatarTypeFilter: AvatarType;
        /** @description The id of an avatar look. */
        LookId: LookId;
        /** @description How many templates a page holds at most. */
        TemplatesLimit: number;
        /** @description The id from `listTemplates`. */
        TemplateId: TemplateId;
        /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
        AgentLimit: number;
        /** @description The id that `createVideoAgentSession` gave. */
        SessionId: SessionId;
        /** @description An id from the `resource_ids` of a message. */
        ResourceId: ResourceId;
        /** @description Only styles with this tag, such as `cinematic`. */
        StyleTag: string;
        /** @description Only videos of this folder. */
        FolderFilter: string;
        /** @description Only videos whose title contains this. */
        TitleFilter: string;
        /** @description How many videos a page holds at most. More or less is refused with 400, `param` being `limit`. */
        VideosLimit: number;
        /** @description The id that `createVideo` gave. */
        VideoId: VideoId;
        /** @description The id that `createVideoBatch` gave. */
        VideoBatchId: VideoBatchId;
        /** @description Ids of videos, separated by commas; at most 100, counted together with `batch_ids`. */
        VideoIds: string;
        /** @description Ids of batches, separated by commas. Each stands for all its videos. */
        BatchIds: string;
        /** @description HeyGen's voices or your own. */
        VoiceType: "public" | "private";
        /** @description Only voices of this engine. The values are not documented. */
        VoiceEngine: string;
        /** @description Only voices of this language. */
        VoiceLanguage: string;
        /** @description Only voices of this gender. */
        VoiceGender: string;
        /** @description How many voices a page holds at most. More or less is refused with 400, `param` being `limit`. */
        VoicesLimit: number;
        /** @description The id of a voice, or the `voice_clone_id` of a clone. */
        VoiceId: VoiceId;
        /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
        WebhooksLimit: number;
        /** @description The id of a webhook endpoint. */
        EndpointId: EndpointId;
        /** @description Only events of this type. */
        EventTypeFilter: WebhookEventType;
        /** @description Only events of this entity, as `createWebhookEndpoint` takes it. */
        EntityFilter: string;
        /** @description Whether HeyGen's presets are listed too. */
        IncludePublic: boolean;
        /** @description The id of a v2 avatar, which v3 calls a look id. */
        AvatarId: LookId;
        /** @description The id of a photo avatar. A group id is not found here. */
        PhotoAvatarId: LookId;
        /** @description The id that `generatePhotoAvatar` or `generatePhotoAvatarLooks` gave. */
        GenerationId: GenerationId;
        /** @description HMAC-SHA256 of the raw body, keyed with the whole text of the endpoint's secret, as lower-case hexadecimal. */
        HeygenSignature: string;
        /** @description The same signature under the name that real deliveries were seen to use. */
        Signature: string;
        /** @description When it was sent, as Unix time in seconds. Not covered by the signature. */
        HeygenTimestamp: string;
        /** @description The same for every delivery of one event. Not covered by the signature. */
        HeygenEventId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names the request in a talk with support. Not always sent.
         * @example req_0123456789abcdef
         */
        RequestId: string;
        /**
         * @description How long to wait before the next try, in whole seconds.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description `true` on every v2 route since mid 2026.
         * @example true
         */
        Deprecation: string;
        /**
         * @description When the route was announced to end, as an HTTP date.
         * @example Sat, 31 Oct 2026 00:00:00 GMT
         */
        Sunset: string;
    };
    pathItems: never;
}
export interface operations {
    uploadAsset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": UploadAssetRequest;
            };
        };
        responses: {
            /** @description The stored file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AssetResponse;
                };
            };
            400: components["responses"]["UploadBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["KeyInUse"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `asset_id` that `uploadAsset` gave. */
                asset_id: components["parameters"]["AssetIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AssetDetailsResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AssetNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `asset_id` that `uploadAsset` gave. */
                asset_id: components["parameters"]["AssetIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AssetNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    completeAssetUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `asset_id` that `createAssetUpload` gave. */
                asset_id: components["parameters"]["UploadIdInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CompleteAssetUploadRequest;
            };
        };
        responses: {
            /** @description The asset, still in processing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CompletedAssetUploadResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AssetNotFound"];
            409: components["responses"]["FileMissing"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getAssetBatch: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: components["parameters"]["BatchLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path: {
                /** @description The id that `createAssetUploadBatch` gave. */
                batch_id: components["parameters"]["AssetBatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AssetBatchResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BatchNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    completeAssetBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CompleteAssetBatchRequest;
            };
        };
        responses: {
            /** @description The batch whose files are being checked. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CompletedAssetBatchResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BatchNotFound"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createAssetUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateAssetUploadRequest;
            };
        };
        responses: {
            /** @description Where to send the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AssetUploadResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createAssetUploadBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateAssetUploadBatchRequest;
            };
        };
        responses: {
            /** @description Where to send each file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AssetUploadBatchResponse;
                };
            };
            400: components["responses"]["InvalidFiles"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listAssetStatuses: {
        parameters: {
            query?: {
                /** @description Ids of assets, separated by commas; at most 100, counted together with `batch_ids`. */
                asset_ids?: components["parameters"]["AssetIds"];
                /** @description Ids of batches of direct uploads, separated by commas. Each stands for all its files. */
                batch_ids?: components["parameters"]["AssetBatchIds"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AssetStatusesResponse;
                };
            };
            400: components["responses"]["AssetIdsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listAvatarGroups: {
        parameters: {
            query?: {
                /** @description HeyGen's presets or your own; both when left out. */
                ownership?: components["parameters"]["Ownership"];
                /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvatarGroupPage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateAvatarRequest;
            };
        };
        responses: {
            /** @description The new look, still in training, and its group. The same for all three types. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CreatedAvatarResponse;
                };
            };
            400: components["responses"]["CreateAvatarBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CreateAvatarNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvatarGroupResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["GroupNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedResponse;
                };
            };
            400: components["responses"]["GroupDeletionBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["GroupNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    updateAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpdateAvatarGroupRequest;
            };
        };
        responses: {
            /** @description The changed group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvatarGroupResponse;
                };
            };
            400: components["responses"]["GroupVoiceBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GroupForbidden"];
            404: components["responses"]["GroupNotFound"];
            409: components["responses"]["VoiceNotReady"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createAvatarConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateAvatarConsentRequest;
            };
        };
        responses: {
            /** @description The group, and the page for the person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ConsentResponse;
                };
            };
            400: components["responses"]["ConsentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ConsentNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listAvatarLooks: {
        parameters: {
            query?: {
                /** @description Only looks of this group. */
                group_id?: components["parameters"]["GroupFilter"];
                /** @description Only looks of this type. */
                avatar_type?: components["parameters"]["AvatarTypeFilter"];
                /** @description HeyGen's presets or your own; both when left out. */
                ownership?: components["parameters"]["Ownership"];
                /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of looks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvatarLookPage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getAvatarLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar look. */
                look_id: components["parameters"]["LookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The look. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvatarLookResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LookNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteAvatarLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar look. */
                look_id: components["parameters"]["LookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedResponse;
                };
            };
            400: components["responses"]["LookDeletionBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LookNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    updateAvatarLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar look. */
                look_id: components["parameters"]["LookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpdateAvatarLookRequest;
            };
        };
        responses: {
            /** @description The changed look. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvatarLookResponse;
                };
            };
            400: components["responses"]["LookNameBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LookNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /** @description How many templates a page holds at most. */
                limit?: components["parameters"]["TemplatesLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of templates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TemplatePage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id from `listTemplates`. */
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TemplateResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TemplateNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    generateFromTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id from `listTemplates`. */
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": GenerateFromTemplateRequest;
            };
        };
        responses: {
            /** @description The video, which has just started. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": GeneratedVideoResponse;
                };
            };
            400: components["responses"]["InvalidVariables"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TemplateNotFound"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CurrentUserResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listVideoAgentSessions: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["AgentLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoAgentSessionPage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createVideoAgentSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateVideoAgentSessionRequest;
            };
        };
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoAgentSessionResponse;
                };
            };
            400: components["responses"]["SessionBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ReferenceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getVideoAgentSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideoAgentSession` gave. */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoAgentSessionDetailResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    sendVideoAgentMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideoAgentSession` gave. */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": SendVideoAgentMessageRequest;
            };
        };
        responses: {
            /** @description The work goes on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SentMessageResponse;
                };
            };
            400: components["responses"]["MessageBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionReferenceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getVideoAgentResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideoAgentSession` gave. */
                session_id: components["parameters"]["SessionId"];
                /** @description An id from the `resource_ids` of a message. */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SessionResourceResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    stopVideoAgentSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideoAgentSession` gave. */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": StopVideoAgentSessionRequest;
            };
        };
        responses: {
            /** @description The session has stopped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StoppedSessionResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listVideoAgentSessionVideos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideoAgentSession` gave. */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The videos. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SessionVideosResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listVideoAgentStyles: {
        parameters: {
            query?: {
                /** @description Only styles with this tag, such as `cinematic`. */
                tag?: components["parameters"]["StyleTag"];
                /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["AgentLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of styles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoAgentStylePage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listVideos: {
        parameters: {
            query?: {
                /** @description Only videos of this folder. */
                folder_id?: components["parameters"]["FolderFilter"];
                /** @description Only videos whose title contains this. */
                title?: components["parameters"]["TitleFilter"];
                /** @description How many videos a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["VideosLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of videos. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoPage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createVideo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateVideoRequest;
            };
        };
        responses: {
            /** @description The id to poll with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CreatedVideoResponse;
                };
            };
            400: components["responses"]["CreateVideoBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ReferenceNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideo` gave. */
                video_id: components["parameters"]["VideoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The video. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VideoNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideo` gave. */
                video_id: components["parameters"]["VideoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedVideoResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VideoNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["VideoDeleteFailed"];
        };
    };
    getVideoScenes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `createVideo` gave. */
                video_id: components["parameters"]["VideoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoScenesResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VideoNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createVideoBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateVideoBatchRequest;
            };
        };
        responses: {
            /** @description The batch to read. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CreatedVideoBatchResponse;
                };
            };
            400: components["responses"]["InvalidVideos"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getVideoBatch: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: components["parameters"]["BatchLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path: {
                /** @description The id that `createVideoBatch` gave. */
                batch_id: components["parameters"]["VideoBatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoBatchResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BatchNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listVideoStatuses: {
        parameters: {
            query?: {
                /** @description Ids of videos, separated by commas; at most 100, counted together with `batch_ids`. */
                video_ids?: components["parameters"]["VideoIds"];
                /** @description Ids of batches, separated by commas. Each stands for all its videos. */
                batch_ids?: components["parameters"]["BatchIds"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VideoStatusesResponse;
                };
            };
            400: components["responses"]["VideoIdsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listVoices: {
        parameters: {
            query?: {
                /** @description HeyGen's voices or your own. */
                type?: components["parameters"]["VoiceType"];
                /** @description Only voices of this engine. The values are not documented. */
                engine?: components["parameters"]["VoiceEngine"];
                /** @description Only voices of this language. */
                language?: components["parameters"]["VoiceLanguage"];
                /** @description Only voices of this gender. */
                gender?: components["parameters"]["VoiceGender"];
                /** @description How many voices a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["VoicesLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of voices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VoicePage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    designVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": DesignVoiceRequest;
            };
        };
        responses: {
            /** @description The voices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DesignedVoicesResponse;
                };
            };
            400: components["responses"]["VoiceDesignBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a voice, or the `voice_clone_id` of a clone. */
                voice_id: components["parameters"]["VoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VoiceResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VoiceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a voice, or the `voice_clone_id` of a clone. */
                voice_id: components["parameters"]["VoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedVoiceResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VoiceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    cloneVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CloneVoiceRequest;
            };
        };
        responses: {
            /** @description The id to poll with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ClonedVoiceResponse;
                };
            };
            400: components["responses"]["CloneBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CloneForbidden"];
            404: components["responses"]["AssetNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createSpeech: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateSpeechRequest;
            };
        };
        responses: {
            /** @description The sound file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SpeechResponse;
                };
            };
            400: components["responses"]["SpeechBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VoiceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["WebhooksLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointPage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateWebhookEndpointRequest;
            };
        };
        responses: {
            /** @description The endpoint, with its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointResponse;
                };
            };
            400: components["responses"]["EndpointBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint. */
                endpoint_id: components["parameters"]["EndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DeletedWebhookEndpointResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WebhookNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint. */
                endpoint_id: components["parameters"]["EndpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpdateWebhookEndpointRequest;
            };
        };
        responses: {
            /** @description The changed endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointResponse;
                };
            };
            400: components["responses"]["EndpointChangeBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WebhookNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    rotateWebhookEndpointSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id of a webhook endpoint. */
                endpoint_id: components["parameters"]["EndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": RotatedSecretResponse;
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WebhookNotFound"];
            409: components["responses"]["KeyInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listWebhookEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All types. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEventTypesResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listWebhookEvents: {
        parameters: {
            query?: {
                /** @description Only events of this type. */
                event_type?: components["parameters"]["EventTypeFilter"];
                /** @description Only events of this entity, as `createWebhookEndpoint` takes it. */
                entity_id?: components["parameters"]["EntityFilter"];
                /** @description How many items a page holds at most. More or less is refused with 400, `param` being `limit`. */
                limit?: components["parameters"]["WebhooksLimit"];
                /** @description The `next_token` of the page before. Opaque. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEventPage;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listV2AvatarGroups: {
        parameters: {
            query?: {
                /** @description Whether HeyGen's presets are listed too. */
                include_public?: components["parameters"]["IncludePublic"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All groups. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2AvatarGroupsResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    listV2AvatarGroupAvatars: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All looks of the group. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2AvatarGroupAvatarsResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2GroupNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    getV2AvatarDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a v2 avatar, which v3 calls a look id. */
                avatar_id: components["parameters"]["AvatarId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The avatar. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2AvatarDetailsResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2AvatarNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    listV2Avatars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All avatars. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2AvatarsResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    deletePhotoAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V1DeletedResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2GroupNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    getPhotoAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a photo avatar. A group id is not found here. */
                id: components["parameters"]["PhotoAvatarId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photo avatar. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PhotoAvatarResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2NotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    deletePhotoAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a photo avatar. A group id is not found here. */
                id: components["parameters"]["PhotoAvatarId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V1DeletedResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2NotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    addPhotoAvatarMotion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": AddPhotoAvatarMotionRequest;
            };
        };
        responses: {
            /** @description The new look. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PhotoAvatarIdResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2NotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    addPhotoAvatarSoundEffect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": AddPhotoAvatarSoundEffectRequest;
            };
        };
        responses: {
            /** @description The sound effect. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SoundEffectResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2NotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    addPhotoAvatarLooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": AddPhotoAvatarLooksRequest;
            };
        };
        responses: {
            /** @description The new looks. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PhotoAvatarListResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2GroupNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    createPhotoAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreatePhotoAvatarGroupRequest;
            };
        };
        responses: {
            /** @description The first look. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PhotoAvatarResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["ImageNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    getPhotoAvatarGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that `generatePhotoAvatar` or `generatePhotoAvatarLooks` gave. */
                generation_id: components["parameters"]["GenerationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the generation. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2GenerationResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["GenerationNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    generatePhotoAvatarLooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": GeneratePhotoAvatarLooksRequest;
            };
        };
        responses: {
            /** @description The generation to poll. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2GenerationStartedResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2GroupNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    generatePhotoAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": GeneratePhotoAvatarRequest;
            };
        };
        responses: {
            /** @description The generation to poll. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": V2GenerationStartedResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    trainPhotoAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TrainPhotoAvatarGroupRequest;
            };
        };
        responses: {
            /** @description Training has started. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TrainPhotoAvatarGroupResponse;
                };
            };
            400: components["responses"]["TrainBadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2GroupNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    getPhotoAvatarTrainingStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an avatar group. */
                group_id: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the training. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TrainingStatusResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2GroupNotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
    upscalePhotoAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpscalePhotoAvatarRequest;
            };
        };
        responses: {
            /** @description The new look. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Sunset: components["headers"]["Sunset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PhotoAvatarIdResponse;
                };
            };
            400: components["responses"]["V2BadRequest"];
            401: components["responses"]["V2Unauthorized"];
            402: components["responses"]["V2PaymentRequired"];
            403: components["responses"]["V2Forbidden"];
            404: components["responses"]["V2NotFound"];
            429: components["responses"]["V2TooManyRequests"];
            500: components["responses"]["V2InternalError"];
        };
    };
}
/** Upload */
export interface UploadAssetRequest {
    /** @description At most 32 MB of png, jpeg, mp4, webm, mp3, wav, pdf or srt. The kind is found from the bytes, not from the name. */
    file: string;
}
/** Uploaded asset */
export interface AssetResponse {
    data: {
        /** @description Pass it wherever a request takes `asset_id`. `getAsset` calls it `id`. */
        asset_id: AssetId;
        /** @description Where the file can be read. */
        url: string;
        /** @description Media type, found from the bytes. */
        mime_type: string;
        /** @description Size in bytes. */
        size_bytes: number;
    };
}
/**
 * Known error codes
 * @description The codes seen so far. Live answers write them in lower case, HeyGen's guides in upper case. New ones may appear at any time.
 * @enum {string}
 */
export type KnownErrorCode = "invalid_parameter" | "download_failed" | "resource_limit_reached" | "resource_limit_exceeded" | "script_too_short" | "tts_text_invalid" | "voice_unavailable" | "ephemeral_upload_disabled" | "content_policy_violation" | "avatar_consent_required" | "unlimited_mode_disabled" | "unauthorized" | "authentication_failed" | "insufficient_credit" | "trial_limit_exceeded" | "plan_upgrade_required" | "forbidden" | "resource_access_denied" | "ai_vendor_access_restricted" | "voice_not_usable" | "avatar_not_found" | "avatar_group_not_found" | "video_not_found" | "voice_not_found" | "asset_not_found" | "template_not_found" | "webhook_not_found" | "resource_not_found" | "hyperframes_render_not_found" | "not_found" | "conflict" | "resource_not_ready" | "request_in_progress" | "payload_too_large" | "rate_limit_exceeded" | "rate_limited" | "quota_exceeded" | "internal_error" | "video_delete_failed" | "gateway_timeout" | "timeout" | "asset_not_available" | "phone_verification_required" | "video_failed" | "endpoint_sunset";
/**
 * Error code
 * @description A machine-readable code; one of the known ones or a new one.
 */
export type ErrorCode = KnownErrorCode | (string & Record<never, never>);
/**
 * Error
 * @description How every v3 operation fails.
 */
export interface ErrorResponse {
    error: {
        code: ErrorCode;
        /** @description One or more sentences for a person. */
        message: string;
        /** @description The offending field, where there is one. */
        param?: string | null;
        /** @description The page that explains the code. */
        doc_url?: string | null;
        /** @description The single faults, where there are several. */
        errors?: {
            code: string;
            message: string;
            /** @description Which step of a workflow is wrong. */
            node_id?: string;
            /** @description Which input of that step is wrong. */
            port?: string;
            /** @description Where in the request; its form is not documented. */
            path?: string;
        }[];
    };
}
/** Asset */
export interface Asset {
    /** @description What `uploadAsset` calls `asset_id`. */
    id: AssetId;
    name: string;
    /** @description An open vocabulary. */
    type: string;
    /** @description Who uploaded the file; its form is not documented. */
    owner: string;
    /** @description The workspace that the file belongs to. */
    space_id: string;
    /** @description The folder that the file is filed in; null in the root of the workspace. */
    folder_id?: string | null;
    /** @description Unix time, in seconds. */
    uploaded_at: number;
    /** @description Where the file can be read. */
    url?: string | null;
}
/** One asset */
export interface AssetDetailsResponse {
    data: Asset;
}
/** What was deleted */
export interface DeletedResponse {
    data: {
        /** @description The id that no longer exists. */
        id: string;
    };
}
/** Completion of a direct upload */
export interface CompleteAssetUploadRequest {
    /** @description The SHA-256 of the bytes, in hexadecimal, to be compared with those that arrived. */
    checksum_sha256?: string | null;
}
/** Completed direct upload */
export interface CompletedAssetUploadResponse {
    data: {
        /** @description Pass it wherever a request takes `asset_id`, once it is ready. */
        asset_id: AssetId;
        /** @description Where the file can be read. */
        url: string;
        /** @description Media type, found from the bytes. */
        mime_type: string;
        /** @description The number of bytes that arrived. */
        size_bytes: number;
        /** @constant */
        status: "processing";
    };
}
/**
 * Status of a batch
 * @description Derived from its items. What it is once some have failed and others have not is not documented.
 * @enum {string}
 */
export type BatchStatus = "processing" | "completed" | "failed";
/**
 * Status in a batch
 * @description `completed` and `failed` are final.
 * @enum {string}
 */
export type BatchItemStatus = "queued" | "processing" | "completed" | "failed";
/** File of a batch */
export interface AssetBatchItem {
    /** @description The place in the request, from 0. */
    item_index: number;
    status: BatchItemStatus;
    /** @description The id of the asset, under the name that batches of videos have for it. */
    video_id?: AssetId | null;
    /** @description Why the file failed; its keys are not documented. */
    error?: {
        [key: string]: unknown;
    } | null;
}
/**
 * Has more
 * @description Whether another page follows. Stop when it is false; a token past the end is refused.
 */
export type HasMore = boolean;
/**
 * Next token
 * @description Pass it as `token` to get the next page. Opaque; may be missing on the last page.
 */
export type NextToken = string | null;
/** Batch of files */
export interface AssetBatch {
    /** @description What `createAssetUploadBatch` called `batch_id`. */
    batch_id: AssetBatchId;
    title?: string | null;
    status: BatchStatus;
    /** @description How many files the batch has, on all pages. */
    total_items: number;
    /** @description How many files of the batch have each status. */
    counts_by_status: {
        [key: string]: number;
    };
    /** @description Unix time, in seconds. */
    created_at: number;
    /** @description In the order of the request. */
    items: AssetBatchItem[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** One batch of files */
export interface AssetBatchResponse {
    data: AssetBatch;
}
/** Completion of a batch */
export interface CompleteAssetBatchRequest {
    /** @description From `createAssetUploadBatch`. */
    batch_id: AssetBatchId;
}
/** Completed batch of direct uploads */
export interface CompletedAssetBatchResponse {
    data: {
        /** @description The batch; read it to follow its files. */
        batch_id: AssetBatchId;
    };
}
/**
 * File name
 * @description For reference; the extension of the stored file follows `content_type`.
 */
export type UploadFileName = string;
/**
 * Media type of an upload
 * @description Such as `video/mp4`, `image/png`, `audio/mpeg` or `application/pdf`. Compared with the bytes at completion.
 */
export type UploadContentType = string;
/**
 * Size of an upload
 * @description The exact number of bytes. It is signed into `upload_url`.
 */
export type UploadSize = number;
/**
 * Checksum of an upload
 * @description The SHA-256 of the bytes, in hexadecimal. Given at the creation, the storage enforces it at the PUT.
 */
export type UploadChecksum = string | null;
/** Direct upload request */
export interface CreateAssetUploadRequest {
    filename: UploadFileName;
    content_type: UploadContentType;
    size_bytes: UploadSize;
    checksum_sha256?: UploadChecksum;
}
/** Direct upload */
export interface AssetUpload {
    /** @description Complete the upload with it. It is the id of the asset, too, which can be used once the upload was completed and processed. */
    asset_id: UploadId;
    /** @description Where to PUT the raw bytes. */
    upload_url: string;
    /** @description Send all of them, unchanged, with the PUT. */
    upload_headers: {
        [key: string]: string;
    };
    /** @description How long `upload_url` can be used, in seconds. */
    expires_in_seconds: number;
    /** @description The largest file that may be sent, in bytes. */
    max_bytes: number;
    /** @constant */
    status: "pending_upload";
}
/** Created direct upload */
export interface AssetUploadResponse {
    data: AssetUpload;
}
/** File of a batch */
export interface AssetUploadItem {
    filename: UploadFileName;
    content_type: UploadContentType;
    size_bytes: UploadSize;
    checksum_sha256?: UploadChecksum;
}
/** Batch of direct uploads request */
export interface CreateAssetUploadBatchRequest {
    /** @description The name of the batch. */
    title?: string | null;
    /** @description Nothing is sent there yet; read the batch instead. */
    callback_url?: string | null;
    /** @description The files, in the order in which their addresses come back. */
    files: AssetUploadItem[];
}
/** Created batch of direct uploads */
export interface AssetUploadBatchResponse {
    data: {
        /** @description Complete and read the batch with it. */
        batch_id: AssetBatchId;
        items: AssetUpload[];
    };
}
/**
 * Known statuses of many videos
 * @description The words of `listVideoStatuses`, which differ from those of a video. `not_found` stands for an unknown id.
 * @enum {string}
 */
export type KnownVideoStatus = "queued" | "processing" | "completed" | "failed" | "not_found";
/** Status of an asset */
export interface AssetStatusEntry {
    /** @description One of the known words or a new one. */
    status: KnownVideoStatus | (string & Record<never, never>);
    /** @description The id of the asset, under the name that the statuses of videos have for it. */
    video_id?: AssetId | null;
    /** @description The batch that the asset is part of, if it was asked for by `batch_ids`. */
    batch_id?: AssetBatchId | null;
    /** @description The place of the asset in its batch, if it was asked for by `batch_ids`. */
    item_index?: number | null;
    /** @description Why the upload failed; its keys are not documented. */
    error?: {
        [key: string]: unknown;
    } | null;
}
/**
 * Statuses of assets
 * @description The whole list at once, in the envelope of a page.
 */
export interface AssetStatusesResponse {
    data: AssetStatusEntry[];
    /** @description Never a reason to go on; the list takes no token. */
    has_more?: boolean;
    next_token?: NextToken;
}
/**
 * Known consent statuses
 * @description The values seen so far. The API documents no complete set.
 * @enum {string}
 */
export type ConsentStatus = "pending" | "approved" | "accepted" | "revoked";
/**
 * Avatar status
 * @description `completed` and `failed` are final. `pending_consent` waits for the person in the footage.
 * @enum {string}
 */
export type AvatarStatus = "processing" | "pending_consent" | "failed" | "completed";
/**
 * Training error
 * @description Why an avatar could not be made.
 */
export interface TrainingError {
    /** @description A machine-readable reason, such as `training_failed`. No complete list is documented. */
    code: string;
    /** @description One or more sentences for a person. */
    message: string;
}
/**
 * Avatar group
 * @description A character. Its looks are the outfits and poses that videos are made with.
 */
export interface AvatarGroup {
    /** @description Filters looks, saves new looks to this character, starts its consent. Not an `avatar_id`. */
    id: GroupId;
    /** @description Display name of the character. */
    name: string;
    /** @description Unix time of creation, in seconds. */
    created_at: number;
    /** @description How many looks the group holds. */
    looks_count: number;
    /** @description An open vocabulary; lower case in every documented answer. */
    gender?: string | null;
    /** @description May already be set while the only look is unfinished, so it is no sign of readiness. */
    preview_image_url?: string | null;
    /** @description A short clip of the character. */
    preview_video_url?: string | null;
    /** @description The voice of the character, one of `listVoices`. Change it with `updateAvatarGroup`. */
    default_voice_id?: VoiceId | null;
    /** @description `null` where no consent is needed. New values may appear. */
    consent_status?: ConsentStatus | (string & Record<never, never>) | null;
    /** @description Training progress of the group. HeyGen's guide gives it to private avatars only, but shows a public one with `completed`: don't take a missing status for an unfinished avatar. */
    status?: AvatarStatus | null;
    /** @description Why training failed; given with status `failed` only. */
    error?: TrainingError | null;
}
/** Page of avatar groups */
export interface AvatarGroupPage {
    data: AvatarGroup[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** Asset by address */
export interface AssetUrl {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "url";
    /** @description A publicly reachable HTTPS address. */
    url: string;
}
/** Asset by id */
export interface AssetReference {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "asset_id";
    /** @description From `uploadAsset`. Ids of the older v1 upload were seen to work for audio. */
    asset_id: AssetId;
}
/**
 * Asset inline
 * @example {
 *       "type": "base64",
 *       "media_type": "image/png",
 *       "data": "iVBORw0KGgo="
 *     }
 */
export interface AssetBase64 {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "base64";
    /** @description Media type of the bytes, such as `image/png` or `video/mp4`. */
    media_type: string;
    /** @description The bytes, base64 encoded. */
    data: string;
}
/**
 * Asset input
 * @description A file, given by its address, by the id of an upload, or inline. The bytes must match the declared type.
 */
export type AssetInput = AssetUrl | AssetReference | AssetBase64;
/**
 * Avatar from a prompt
 * @description A synthetic character, or a new look of an existing one. `avatar_id` guides the picture, `avatar_group_id` says where the look is saved.
 */
export interface CreatePromptAvatarRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "prompt";
    /** @description Display name. HeyGen declares no limit of its length. */
    name: string;
    /** @description Appearance, clothing, setting and style, in words. Be specific: name age, gender, expression and clothing, describe the background, and say what the light or the mood is like. */
    prompt: string;
    /** @description A look whose picture guides the new one. It must have a usable image, and belong to `avatar_group_id` if that is given. From `listAvatarLooks`, or `avatar_item.id` of an earlier creation. */
    avatar_id?: LookId | null;
    /** @description The group to save to; without it, the group of `avatar_id` or a new one. Since June 2026 it no longer influences the picture. */
    avatar_group_id?: GroupId | null;
    /** @description Up to three pictures that keep style and setting consistent, with or without `avatar_id`. */
    reference_images?: AssetInput[] | null;
    /**
     * @description The shape of the picture; `auto` when left out.
     * @enum {string|null}
     */
    aspect_ratio?: "auto" | "16:9" | "9:16" | "1:1" | "4:5" | "5:4" | null;
}
/**
 * Avatar from footage
 * @description A digital twin of the person in a video. That person has to consent before it can be used.
 */
export interface CreateDigitalTwinRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "digital_twin";
    /** @description Display name. HeyGen declares no limit of its length. */
    name: string;
    /** @description The footage, a training video of the person. */
    file: AssetInput;
    /** @description An existing group to add the look to. A new one is made without it. */
    avatar_group_id?: GroupId | null;
}
/**
 * Avatar from a photo
 * @description An avatar from a single picture. JPEG and PNG of at least 512 by 512 pixels are known to work.
 */
export interface CreatePhotoAvatarRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "photo";
    /** @description Display name. HeyGen declares no limit of its length. */
    name: string;
    /** @description The picture. */
    file: AssetInput;
    /** @description An existing group to add the look to. A new one is made without it. */
    avatar_group_id?: GroupId | null;
}
/**
 * Create avatar request
 * @description One of three ways to make a look, told apart by `type`.
 */
export type CreateAvatarRequest = CreatePromptAvatarRequest | CreateDigitalTwinRequest | CreatePhotoAvatarRequest;
/**
 * Avatar type
 * @description Which engines and fields a video of the look may use. A `studio_avatar` is a HeyGen preset with fixed poses and backgrounds, or was generated from a prompt. A `digital_twin` comes from footage; its background can be removed if it was trained with matting. A `photo_avatar` comes from a single picture; it takes `motion_prompt` and `expressiveness`.
 * @enum {string}
 */
export type AvatarType = "studio_avatar" | "digital_twin" | "photo_avatar";
/**
 * Known engines
 * @description The first three are current; the two others were renamed in July 2026 and still stand in older answers.
 * @enum {string}
 */
export type EngineName = "avatar_v" | "avatar_iv" | "avatar_iii" | "avatar_4_quality" | "avatar_4_turbo";
/**
 * Avatar look
 * @description One outfit, pose or style of a character. Its id is what other endpoints call `avatar_id`.
 */
export interface AvatarLook {
    /** @description Pass it as `avatar_id` to `createVideo`, `createVideoAgentSession` and `createAvatar`. */
    id: LookId;
    /** @description Display name of the look. */
    name: string;
    avatar_type: AvatarType;
    /** @description The group that the look belongs to. */
    group_id?: GroupId | null;
    /** @description An open vocabulary; lower case in every documented answer. */
    gender?: string | null;
    /** @description A picture of the look. */
    preview_image_url?: string | null;
    /** @description A short clip of the look. */
    preview_video_url?: string | null;
    /** @description The voice that a video of this look speaks with when the request names none. */
    default_voice_id?: VoiceId | null;
    /** @description Words to find the look by, such as `business` or `casual`. */
    tags?: string[];
    /** @description The engines that a video of this look may ask for in `engine`. New names may appear. */
    supported_api_engines?: (EngineName | (string & Record<never, never>))[];
    /** @description Native width in pixels. */
    image_width?: number | null;
    /** @description Native height in pixels. */
    image_height?: number | null;
    /**
     * @description The shape of video that suits the look.
     * @enum {string|null}
     */
    preferred_orientation?: "portrait" | "landscape" | "square" | null;
    /** @description Training progress of the look. HeyGen's guide gives it to private looks only, but shows a public one with `completed`: don't take a missing status for an unfinished look. */
    status?: AvatarStatus | null;
    /** @description Why training failed; given with status `failed` only. */
    error?: TrainingError | null;
}
/**
 * Created avatar
 * @description The new look and the group it was saved to. HeyGen's document would allow either to be missing; every answer on record has both.
 */
export interface CreatedAvatarResponse {
    data: {
        avatar_item: AvatarLook;
        avatar_group: AvatarGroup;
    };
}
/** One avatar group */
export interface AvatarGroupResponse {
    data: AvatarGroup;
}
/**
 * Group changes
 * @description Only the voice can be changed.
 */
export interface UpdateAvatarGroupRequest {
    /** @description A voice id. What becomes of the default voices of the group's looks is not documented. */
    default_voice_id?: VoiceId | null;
}
/** Consent request */
export interface CreateAvatarConsentRequest {
    /** @description Where the browser goes after the consent page. HeyGen's own closing page without it. */
    reroute_url?: string | null;
    /** @description Plain text shown to the person instead of the default; no angle brackets. For selected enterprise accounts. */
    consent_text?: string | null;
    /** @description A recording in which the person consents. Enterprise only; excludes the two other fields. */
    consent_video?: AssetInput | null;
}
/** Started consent */
export interface ConsentResponse {
    data: {
        avatar_group: AvatarGroup;
        /** @description The page to send to the person, open for 24 hours and one submission; start consent again after that. Missing when `consent_video` was sent. */
        url?: string | null;
    };
}
/** Page of avatar looks */
export interface AvatarLookPage {
    data: AvatarLook[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** One avatar look */
export interface AvatarLookResponse {
    data: AvatarLook;
}
/**
 * Look changes
 * @description Only the name can be changed.
 */
export interface UpdateAvatarLookRequest {
    /** @description The new display name. */
    name?: string | null;
}
/** Template in a list */
export interface TemplateSummary {
    /** @description Read the template, and make videos from it, with this id. */
    id: TemplateId;
    name: string;
    thumbnail_url?: string | null;
    /** @description Width to height, such as `16:9`. */
    aspect_ratio?: string | null;
    /** @description Unix time, in seconds. */
    created_at?: number | null;
    /** @description Unix time, in seconds. */
    updated_at?: number | null;
}
/** Page of templates */
export interface TemplatePage {
    data: TemplateSummary[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** Text variable */
export interface TextVariable {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "text";
    /** @description The text in place of `{{name}}`. A template may give an empty one, which a generation does not take. */
    content: string;
}
/**
 * Fit of a variable
 * @description How a picture or footage fills its place.
 * @default contain
 * @enum {string}
 */
export type VariableFit = "cover" | "contain" | "crop" | "none";
/** Image variable */
export interface ImageVariable {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "image";
    /** @description The picture. */
    asset: AssetInput;
    fit?: VariableFit;
}
/** Video variable */
export interface VideoVariable {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "video";
    /** @description The footage. */
    asset: AssetInput;
    fit?: VariableFit;
    /**
     * @description What happens if footage and scene differ in length.
     * @default loop
     * @enum {string}
     */
    play_style?: "fit_to_scene" | "freeze" | "loop" | "once" | "full_video";
    /**
     * @description From 0 (silent) to 1.
     * @default 1
     */
    volume?: number;
}
/** Audio variable */
export interface AudioVariable {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "audio";
    /** @description The recording. */
    asset: AssetInput;
}
/** Character variable */
export interface CharacterVariable {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "character";
    /** @description The id of a look, of an `avatar` or of a `talking_photo`. */
    character_id: LookId;
    /**
     * @description Which of the two the id is.
     * @default avatar
     * @enum {string}
     */
    character_type?: "avatar" | "talking_photo";
}
/** Voice variable */
export interface VoiceVariable {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "voice";
    /** @description A voice from `listVoices`. */
    voice_id: VoiceId;
    /** @description The accent, for voices that have several. */
    locale?: string | null;
}
/** Variable */
export type TemplateVariable = TextVariable | ImageVariable | VideoVariable | AudioVariable | CharacterVariable | VoiceVariable;
/**
 * Variables
 * @description The variables, by name.
 */
export interface TemplateVariables {
    [key: string]: TemplateVariable;
}
/** Scene of a template */
export interface TemplateScene {
    /** @description Choose and order scenes with it in `scene_ids`. */
    scene_id: string;
    /** @description What is said, with the `{{names}}` of variables. */
    script?: string | null;
    variables?: {
        name: string;
        /** @description The `type` of the variable; HeyGen may add others. */
        variable_type: string;
    }[];
}
/** Template */
export interface Template {
    /** @description What `listTemplates` calls `id`. */
    id: TemplateId;
    name: string;
    thumbnail_url?: string | null;
    /** @description Width to height, such as `16:9`. */
    aspect_ratio?: string | null;
    /** @description Unix time, in seconds. */
    created_at?: number | null;
    /** @description Unix time, in seconds. */
    updated_at?: number | null;
    variables?: TemplateVariables;
    /** @description The ids of the scenes, in their order. */
    scene_ids?: string[];
    scenes?: TemplateScene[];
}
/** One template */
export interface TemplateResponse {
    data: Template;
}
/** Captions of a template */
export interface TemplateSubtitles {
    /** @description The style, such as `classic`, `bold` or `bright`. */
    preset_name: string;
    /**
     * @description Where the lines are aligned; the meaning of the numbers is not documented.
     * @default 2
     */
    alignment?: number | null;
    /**
     * @description Whether the word that is spoken is not highlighted.
     * @default false
     */
    disable_highlight?: boolean | null;
    /** @description The size of the letters; its unit is not documented. */
    font_size?: number | null;
    /** @description Where the captions are; its unit is not documented. */
    position?: {
        /**
         * @description From left to right.
         * @default 0
         */
        x?: number;
        /**
         * @description From top to bottom.
         * @default 0
         */
        y?: number;
    } | null;
}
/**
 * Folder
 * @description The folder to file the video in; the root of the workspace when left out, null or empty.
 */
export type FolderId = string | null;
/** Size of a video */
export interface TemplateDimension {
    /** @description Pixels, an even number. */
    width: number;
    /** @description Pixels, an even number. */
    height: number;
}
/** Video from a template request */
export interface GenerateFromTemplateRequest {
    /** @description The variables to fill, by name. `{}` fills none. */
    variables: TemplateVariables;
    /** @description The name of the video in the workspace. */
    title?: string | null;
    /**
     * @description Burns captions in. A boolean here, unlike in `createVideo`.
     * @default false
     */
    caption?: boolean;
    /** @description How the captions look. Asks for captions, too. */
    subtitles?: TemplateSubtitles | null;
    /** @description A webhook to call when the video is done, besides the registered endpoints. */
    callback_url?: string | null;
    /** @description Handed back to the webhook. */
    callback_id?: string | null;
    folder_id?: FolderId;
    /** @description A glossary that says how names are pronounced. */
    brand_glossary_id?: string | null;
    /**
     * @deprecated
     * @description The old name of `brand_glossary_id`.
     */
    brand_voice_id?: string | null;
    /** @description The size of the video, in the aspect ratio of the template. */
    dimension?: TemplateDimension | null;
    /**
     * @description Frames per second, 25, 30 or 60.
     * @default 25
     */
    fps?: number;
    /** @description The scenes to show, in this order; one may come again. All when left out. */
    scene_ids?: string[] | null;
    /**
     * @description Whether music moves with its scene.
     * @default true
     */
    reorder_music?: boolean;
    /**
     * @description Whether text keeps its place when it gets more or fewer lines.
     * @default false
     */
    keep_text_vertically_centered?: boolean;
    /**
     * @description Adds a short animated picture to the webhook.
     * @default false
     */
    include_gif?: boolean;
    /**
     * @description Makes a public page for the video.
     * @default false
     */
    enable_sharing?: boolean;
}
/** Video */
export interface Video {
    /** @description What `createVideo` calls `video_id`. */
    id: VideoId;
    /**
     * @description `completed` and `failed` are final.
     * @enum {string}
     */
    status: "pending" | "processing" | "completed" | "failed";
    title?: string | null;
    /** @description Where the video can be read, once it is completed. Signed, and soon out of date. */
    video_url?: string | null;
    /** @description The same with captions burned in, if captions were asked for. */
    captioned_video_url?: string | null;
    /** @description The caption file, if captions were asked for. */
    subtitle_url?: string | null;
    thumbnail_url?: string | null;
    /** @description A short animated picture of the video. */
    gif_url?: string | null;
    /** @description The page of the video in HeyGen's web app. */
    video_page_url?: string | null;
    /** @description The folder that the video is filed in; null in the root of the workspace. */
    folder_id?: string | null;
    /** @description The language of a translated video. */
    output_language?: string | null;
    /** @description Seconds. */
    duration?: number | null;
    /** @description Unix time, in seconds. */
    created_at?: number | null;
    /** @description Unix time, in seconds. */
    completed_at?: number | null;
    /** @description Why the video failed, for programs; given with status `failed` only. */
    failure_code?: string | null;
    /** @description Why the video failed, for people; given with status `failed` only. */
    failure_message?: string | null;
}
/** Video from a template */
export interface GeneratedVideoResponse {
    data: Video;
}
/**
 * Callback id
 * @description The `callback_id` of the request that started the work.
 */
export type WebhookCallbackId = string | null;
/**
 * Webhook event id
 * @description The same for every delivery of one event. Older deliveries have none.
 */
export type WebhookEventId = string;
/**
 * Webhook creation time
 * @description ISO 8601.
 */
export type WebhookCreatedAt = string;
/** Video finished */
export interface VideoSuccessEvent {
    /** @enum {string} */
    event_type: "avatar_video.success" | "avatar_video_gif.success";
    event_data: {
        /** @description Pass it to `getVideo`. */
        video_id: VideoId;
        /** @description May be missing: read the video before you rely on it. Signed, and soon out of date. */
        url?: string | null;
        callback_id?: WebhookCallbackId;
        gif_download_url?: string | null;
        video_page_url?: string | null;
        video_share_page_url?: string | null;
        /** @description The folder of the video. */
        folder_id?: string | null;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/** Video failed */
export interface VideoFailEvent {
    /** @enum {string} */
    event_type: "avatar_video.fail" | "avatar_video_gif.fail";
    event_data: {
        /** @description Pass it to `getVideo`. */
        video_id: VideoId;
        /** @description Why, for people. */
        msg?: string | null;
        callback_id?: WebhookCallbackId;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/** Captions finished */
export interface VideoCaptionEvent {
    /** @constant */
    event_type: "avatar_video_caption.success";
    event_data: {
        caption_url?: string | null;
        subtitle_url?: string | null;
        callback_id?: WebhookCallbackId;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/** Video agent finished */
export interface VideoAgentSuccessEvent {
    /** @constant */
    event_type: "video_agent.success";
    event_data: {
        /** @description Pass it to `getVideoAgentSession`. */
        session_id?: SessionId | null;
        /** @description Pass it to `getVideo`. */
        video_id?: VideoId | null;
        /** @description Here it is not called `url`. */
        video_url?: string | null;
        callback_id?: WebhookCallbackId;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/**
 * Video agent failed
 * @description Under which key it says why is not known.
 */
export interface VideoAgentFailEvent {
    /** @constant */
    event_type: "video_agent.fail";
    event_data: {
        /** @description Pass it to `getVideoAgentSession`. */
        session_id?: SessionId | null;
        /** @description The video, where one was started. */
        video_id?: VideoId | null;
        callback_id?: WebhookCallbackId;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/** Translation finished */
export interface VideoTranslateSuccessEvent {
    /** @constant */
    event_type: "video_translate.success";
    event_data: {
        /** @description The translation, under its older name. */
        video_translate_id?: string | null;
        /** @description The translation, under its newer name. */
        video_translation_id?: string | null;
        /** @description The translation, under another name that was seen. */
        id?: string | null;
        url?: string | null;
        /** @description The language that was translated into. */
        output_language?: string | null;
        callback_id?: WebhookCallbackId;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/** Translation failed */
export interface VideoTranslateFailEvent {
    /** @constant */
    event_type: "video_translate.fail";
    event_data: {
        /** @description The translation, under its older name. */
        video_translate_id?: string | null;
        /** @description The translation, under its newer name. */
        video_translation_id?: string | null;
        /** @description The translation, under another name that was seen. */
        id?: string | null;
        /** @description Why, for people. Here it is not called `msg`. */
        message?: string | null;
        /** @description The language that was translated into. */
        output_language?: string | null;
        callback_id?: WebhookCallbackId;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/** Personalized video finished */
export interface PersonalizedVideoEvent {
    /** @constant */
    event_type: "personalized_video";
    event_data: {
        /** @description The project of personalized videos. */
        project_id?: string | null;
        /** @description Pass it to `getVideo`. */
        video_id?: VideoId | null;
        video_url?: string | null;
        landing_page_url?: string | null;
        gif_url?: string | null;
        gif_html?: string | null;
        contact_info?: {
            [key: string]: unknown;
        } | null;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/**
 * Event without a documented payload
 * @description The name is known and nothing else: read the resource that it is about.
 */
export interface UndocumentedEvent {
    /** @enum {string} */
    event_type: "avatar_video_caption.fail" | "video_translate.preflight.validation_failed" | "video_translate.preflight.download_failed" | "instant_avatar.success" | "instant_avatar.fail" | "photo_avatar_generation.success" | "photo_avatar_generation.fail" | "photo_avatar_train.success" | "photo_avatar_train.fail" | "photo_avatar_add_motion.success" | "photo_avatar_add_motion.fail" | "proofread_creation.success" | "proofread_creation.fail" | "live_avatar.success" | "live_avatar.fail" | "hyperframes_video.success" | "hyperframes_video.fail" | "ai_clipping.success" | "ai_clipping.fail" | "filler_word_removal.success" | "filler_word_removal.fail" | "podcast.success" | "podcast.fail" | "batch.finished";
    event_data: {
        [key: string]: unknown;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/**
 * Known webhook event
 * @description One of the known events, told apart by `event_type`.
 */
export type KnownWebhookEvent = VideoSuccessEvent | VideoFailEvent | VideoCaptionEvent | VideoAgentSuccessEvent | VideoAgentFailEvent | VideoTranslateSuccessEvent | VideoTranslateFailEvent | PersonalizedVideoEvent | UndocumentedEvent;
/**
 * Known webhook events
 * @description The names that the API listed in September 2026. New ones may appear at any time. There is none for consent.
 * @enum {string}
 */
export type WebhookEventType = "avatar_video.success" | "avatar_video.fail" | "avatar_video_gif.success" | "avatar_video_gif.fail" | "avatar_video_caption.success" | "avatar_video_caption.fail" | "video_agent.success" | "video_agent.fail" | "video_translate.success" | "video_translate.fail" | "video_translate.preflight.validation_failed" | "video_translate.preflight.download_failed" | "personalized_video" | "instant_avatar.success" | "instant_avatar.fail" | "photo_avatar_generation.success" | "photo_avatar_generation.fail" | "photo_avatar_train.success" | "photo_avatar_train.fail" | "photo_avatar_add_motion.success" | "photo_avatar_add_motion.fail" | "proofread_creation.success" | "proofread_creation.fail" | "live_avatar.success" | "live_avatar.fail" | "hyperframes_video.success" | "hyperframes_video.fail" | "ai_clipping.success" | "ai_clipping.fail" | "filler_word_removal.success" | "filler_word_removal.fail" | "podcast.success" | "podcast.fail" | "batch.finished";
/**
 * New webhook event
 * @description An event that is not known yet. It has what every event has.
 */
export interface NewWebhookEvent {
    event_type: string;
    event_data: {
        [key: string]: unknown;
    };
    event_id?: WebhookEventId;
    created_at?: WebhookCreatedAt;
}
/**
 * Webhook delivery
 * @description The body of every delivery to an endpoint, one of the known events or a new one.
 */
export type WebhookDelivery = KnownWebhookEvent | NewWebhookEvent;
/**
 * Callback without an envelope
 * @description What the `callback_url` of one request may get in the place of an event.
 */
export type FlatCallback = {
    status: string;
    event_type?: never;
} & {
    [key: string]: unknown;
};
/**
 * Kind of billing
 * @enum {string}
 */
export type BillingType = "wallet" | "subscription" | "usage_based";
/** Automatic reload */
export interface AutoReload {
    enabled: boolean;
    /** @description The balance below which money is added. */
    threshold_usd?: number | null;
    /** @description How much is added. */
    amount_usd?: number | null;
}
/** Wallet */
export interface Wallet {
    /**
     * @description What the numbers of the wallet count.
     * @enum {string}
     */
    currency: "usd" | "credits";
    /** @description What is left, in `currency`. */
    remaining_balance?: number | null;
    /** @description Whether and when the wallet is filled again by itself. */
    auto_reload?: AutoReload | null;
}
/** Credits */
export interface CreditPool {
    /** @description How many credits are left. */
    remaining?: number | null;
    /** @description When the credits are renewed; its form is not documented. */
    resets_at?: string | null;
}
/** Subscription */
export interface Subscription {
    /** @enum {string} */
    plan: "free" | "starter" | "creator" | "pro" | "team" | "enterprise" | "business_plus";
    credits: {
        premium_credits?: CreditPool | null;
        add_on_credits?: CreditPool | null;
    };
}
/** Billing by usage */
export interface UsageBasedBilling {
    /** @description Credits that the plan includes. */
    included_credits?: number | null;
    /** @description Credits that are left. */
    remaining_credits?: number | null;
    /** @description What has been spent so far, in US dollars. */
    spending_current_usd?: number | null;
    /** @description The most that may be spent, in US dollars. */
    spending_cap_usd?: number | null;
}
/**
 * Account
 * @description Of `wallet`, `subscription` and `usage_based` the one that `billing_type` names is filled.
 */
export interface CurrentUser {
    username: string;
    email: string | null;
    first_name: string | null;
    last_name: string | null;
    /** @description How the call is paid for. An API key pays from a wallet. */
    billing_type?: BillingType | null;
    /** @description Given when `billing_type` is `wallet`. */
    wallet?: Wallet | null;
    /** @description Given when `billing_type` is `subscription`. */
    subscription?: Subscription | null;
    /** @description Given when `billing_type` is `usage_based`. */
    usage_based?: UsageBasedBilling | null;
}
/** The account that calls */
export interface CurrentUserResponse {
    data: CurrentUser;
}
/** Listed session */
export interface VideoAgentSessionItem {
    /** @description Pass it to `getVideoAgentSession`. */
    session_id: SessionId;
    title?: string | null;
    /** @description Unix time, in seconds. */
    created_at: number;
}
/** Page of sessions */
export interface VideoAgentSessionPage {
    data: VideoAgentSessionItem[];
    has_more: HasMore;
    next_token?: NextToken;
}
/**
 * Brand glossary
 * @description A glossary that says how names are pronounced in speech made from a script. Captions keep their spelling.
 */
export type BrandGlossaryId = string | null;
/** Video agent request */
export interface CreateVideoAgentSessionRequest {
    /** @description What the video is about, in words. */
    prompt: string;
    /** @description A look id. */
    avatar_id?: LookId | null;
    /** @description A voice id, from `listVoices`. */
    voice_id?: VoiceId | null;
    /** @description From `listVideoAgentStyles`. */
    style_id?: StyleId | null;
    /** @description A brand kit of the workspace. No operation described here lists them. */
    brand_kit_id?: string | null;
    brand_glossary_id?: BrandGlossaryId;
    /**
     * @description The shape of the video.
     * @enum {string|null}
     */
    orientation?: "landscape" | "portrait" | null;
    /** @description Files for the agent to work with, at most 20. */
    files?: AssetInput[] | null;
    /**
     * @description `generate` makes the video at once; `chat` lets you answer and correct the agent first.
     * @default generate
     * @enum {string}
     */
    mode?: "generate" | "chat";
    /**
     * @description Its effect is not documented.
     * @default false
     */
    incognito_mode?: boolean;
    /** @description A webhook to call when the session is done. */
    callback_url?: string | null;
    /** @description Handed back to the webhook. */
    callback_id?: string | null;
}
/** Video agent session */
export interface VideoAgentSessionResponse {
    data: {
        /** @description Poll `getVideoAgentSession` with it. */
        session_id: SessionId;
        /**
         * @description What the agent does first.
         * @enum {string}
         */
        status: "generating" | "thinking" | "completed" | "failed";
        /** @description Unix time, in seconds. */
        created_at: number;
        /** @description The video, as soon as there is one; null at first. */
        video_id?: VideoId | null;
    };
}
/**
 * Session status
 * @description `completed` and `failed` are final. `waiting_for_input` and `reviewing` wait for a message, which a session in mode `chat` takes.
 * @enum {string}
 */
export type SessionStatus = "thinking" | "waiting_for_input" | "reviewing" | "generating" | "completed" | "failed";
/**
 * Known roles
 * @enum {string}
 */
export type SessionRole = "user" | "model";
/** Message of a session */
export interface SessionMessage {
    /** @description Who wrote it; one of the known words or a new one. */
    role: SessionRole | (string & Record<never, never>);
    content: string;
    /**
     * @description `resource` comes with `resource_ids`, `error` tells what went wrong.
     * @enum {string}
     */
    type: "text" | "resource" | "error";
    /** @description Unix time, in seconds. */
    created_at?: number | null;
    /** @description Read them with `getVideoAgentResource`. */
    resource_ids?: ResourceId[] | null;
}
/** Session of the video agent */
export interface VideoAgentSession {
    /** @description The id that was asked for. */
    session_id: SessionId;
    status: SessionStatus;
    /**
     * @description From 0 to 100.
     * @default 0
     */
    progress?: number;
    title?: string | null;
    /** @description The video, as soon as there is one; read it with `getVideo`. */
    video_id?: VideoId | null;
    /** @description Unix time, in seconds. */
    created_at: number;
    /** @description The newest first, at most 40. */
    messages?: SessionMessage[];
}
/** One video agent session */
export interface VideoAgentSessionDetailResponse {
    data: VideoAgentSession;
}
/** Message to the video agent */
export interface SendVideoAgentMessageRequest {
    /** @description What to tell the agent. */
    message: string;
    /** @description A look id. */
    avatar_id?: LookId | null;
    /** @description A voice id, from `listVoices`. */
    voice_id?: VoiceId | null;
    /** @description A brand kit of the workspace. No operation described here lists them. */
    brand_kit_id?: string | null;
    /** @description Further files for the agent to work with, at most 20. */
    files?: AssetInput[] | null;
}
/** Sent message */
export interface SentMessageResponse {
    data: {
        /** @description The session that the message was sent to. */
        session_id: SessionId;
        /** @description The work that the message has started. */
        run_id: string;
        title?: string | null;
    };
}
/**
 * Known kinds of resources
 * @enum {string}
 */
export type SessionResourceType = "image" | "video" | "draft" | "avatar" | "voice";
/** Resource of a session */
export interface SessionResource {
    /** @description The id that was asked for. */
    resource_id: ResourceId;
    /** @description One of the known kinds or a new one. */
    resource_type: SessionResourceType | (string & Record<never, never>);
    source_type?: string | null;
    url?: string | null;
    thumbnail_url?: string | null;
    preview_url?: string | null;
    /** @description Unix time, in seconds. */
    created_at?: number | null;
    /** @description Further facts, which depend on the kind of resource. */
    metadata?: {
        [key: string]: unknown;
    } | null;
}
/** One resource of a session */
export interface SessionResourceResponse {
    data: SessionResource;
}
/**
 * Nothing to say
 * @description An empty object.
 */
export type StopVideoAgentSessionRequest = Record<string, unknown>;
/** Stopped session */
export interface StoppedSessionResponse {
    data: {
        /** @description The session that was stopped. */
        session_id: SessionId;
    };
}
/**
 * Videos of a session
 * @description The whole list at once, in the envelope of a page.
 */
export interface SessionVideosResponse {
    data: Video[];
    /** @description Never a reason to go on; the list takes no token. */
    has_more?: boolean;
    next_token?: NextToken;
}
/** Style */
export interface VideoAgentStyle {
    /** @description Pass it as `style_id` to `createVideoAgentSession`. */
    style_id: StyleId;
    name: string;
    tags?: string[] | null;
    aspect_ratio?: string | null;
    thumbnail_url?: string | null;
    preview_video_url?: string | null;
}
/** Page of styles */
export interface VideoAgentStylePage {
    data: VideoAgentStyle[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** Page of videos */
export interface VideoPage {
    data: Video[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** Avatar V */
export interface AvatarVEngine {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "avatar_v";
    /** @description Whose movements to use: a look of type `digital_twin` in the same group. Other types are refused, and one of your own needs consent. */
    reference_look_id?: LookId | null;
}
/** Avatar IV */
export interface AvatarIvEngine {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "avatar_iv";
}
/**
 * Avatar III
 * @description Takes neither `motion_prompt` nor `expressiveness`.
 */
export interface AvatarIiiEngine {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "avatar_iii";
}
/** Video engine */
export type VideoEngine = AvatarVEngine | AvatarIvEngine | AvatarIiiEngine;
/**
 * Script
 * @description What is said. Excludes `audio_url` and `audio_asset_id`.
 */
export type VideoScript = string | null;
/** ElevenLabs */
export interface ElevenLabsSettings {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    engine_type: "elevenlabs";
    /**
     * @description The ElevenLabs model. HeyGen chooses one when it is left out.
     * @enum {string|null}
     */
    model?: "eleven_multilingual_v2" | "eleven_turbo_v2_5" | "eleven_flash_v2_5" | "eleven_v3" | null;
    /** @description How close the speech stays to the recorded voice, from 0 to 1. */
    similarity_boost?: number | null;
    /** @description How even the speech sounds, from 0 (lively) to 1 (even). */
    stability?: number | null;
    /** @description How much the style of the voice is exaggerated, from 0 to 1. */
    style?: number | null;
    /** @description Makes the speech sound more like the speaker of the recording. */
    use_speaker_boost?: boolean | null;
}
/** Fish */
export interface FishSettings {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    engine_type: "fish";
    /**
     * @description The Fish model. HeyGen chooses one when it is left out.
     * @enum {string|null}
     */
    model?: "s1" | "s2-pro" | null;
    /** @description How close the speech stays to the recorded voice, from 0 to 1. */
    similarity?: number | null;
    /** @description How even the speech sounds, from 0 (lively) to 1 (even). */
    stability?: number | null;
}
/** Starfish */
export interface StarfishSettings {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    engine_type: "starfish";
}
/** Voice engine settings */
export type VoiceEngineSettings = ElevenLabsSettings | FishSettings | StarfishSettings;
/** Voice settings */
export interface VoiceSettings {
    /**
     * @description 1 is the normal speed, 0.5 half of it.
     * @default 1
     */
    speed?: number;
    /**
     * @description 0 is the normal pitch; lower is deeper. The unit is not documented.
     * @default 0
     */
    pitch?: number;
    /**
     * @description From 0 (silent) to 1.
     * @default 1
     */
    volume?: number;
    /** @description The accent, such as `en-US`, of a voice whose `support_locale` is true. */
    locale?: string | null;
    /** @description Settings that only the engine of the voice knows. */
    engine_settings?: VoiceEngineSettings | null;
}
/**
 * Resolution
 * @description Size of the video, by its lines. The default is not documented.
 * @enum {string|null}
 */
export type VideoResolution = "4k" | "1080p" | "720p" | null;
/**
 * Aspect ratio
 * @description Width to height of the video; `16:9` when left out.
 * @default 16:9
 * @enum {string|null}
 */
export type VideoAspectRatio = "16:9" | "9:16" | "4:5" | "5:4" | "1:1" | "auto" | null;
/**
 * Fit
 * @description How the avatar fills the frame; the server picks when it is left out.
 * @enum {string|null}
 */
export type VideoFit = "contain" | "cover" | null;
/**
 * Background
 * @description A colour (`value`), or a picture (either `url` or `asset_id`).
 * @example {
 *       "type": "color",
 *       "value": "#1e293b"
 *     }
 * @example {
 *       "type": "image",
 *       "url": "https://example.com/office.jpg"
 *     }
 * @example {
 *       "type": "image",
 *       "asset_id": "asset_abc123"
 *     }
 */
export interface VideoBackground {
    /**
     * @description A `color` needs `value`; an `image` needs either `url` or `asset_id`.
     * @enum {string}
     */
    type: "color" | "image";
    /** @description A hex colour; needed for type `color`. */
    value?: string | null;
    /** @description The address of the picture; for type `image`, instead of `asset_id`. */
    url?: string | null;
    /** @description The picture, from `uploadAsset`; for type `image`, instead of `url`. */
    asset_id?: AssetId | null;
}
/**
 * Output format
 * @description webm needs matting and forbids a background.
 * @default mp4
 * @enum {string}
 */
export type VideoOutputFormat = "mp4" | "webm";
/**
 * Expressiveness
 * @description Photo avatars with engine `avatar_iv` only.
 * @default low
 * @enum {string|null}
 */
export type VideoExpressiveness = "high" | "medium" | "low" | null;
/** Captions */
export interface VideoCaption {
    /**
     * @description The format of the caption file.
     * @default srt
     * @enum {string}
     */
    file_format?: "srt";
    /**
     * @description How the captions look.
     * @enum {string|null}
     */
    style?: "default" | null;
}
/** Watermark placement */
export interface WatermarkPlacement {
    /**
     * @description The corner of the picture.
     * @default bottom_right
     * @enum {string}
     */
    position?: "top_left" | "top_right" | "bottom_left" | "bottom_right";
    /** @description How far from that corner, sideways. The unit is not documented. */
    offset_x?: number | null;
    /** @description How far from that corner, up or down. The unit is not documented. */
    offset_y?: number | null;
}
/**
 * Watermark
 * @description Enterprise only.
 */
export interface VideoWatermark {
    image: AssetInput;
    /**
     * @description From 0 (invisible) to 1 (solid).
     * @default 1
     */
    opacity?: number;
    /**
     * @description The size; 1 is that of the picture.
     * @default 1
     */
    scale?: number;
    /** @description Where the watermark stands; bottom right when it is left out. */
    placement?: WatermarkPlacement | null;
}
/**
 * Video of a look
 * @description A look speaks. Exactly one of `script`, `audio_url` and `audio_asset_id` gives the sound; the look's default voice serves when `voice_id` is left out.
 */
export interface CreateAvatarVideoRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "avatar";
    /** @description The id of a look, not of a group. The look must be finished. */
    avatar_id: LookId;
    /** @description Must be among the look's `supported_api_engines`; `avatar_iv` when left out. */
    engine?: VideoEngine | null;
    script?: VideoScript;
    /** @description The voice for `script`, from `listVoices`. The look's default voice speaks when it is left out. */
    voice_id?: VoiceId | null;
    /** @description The address of a recording to speak, instead of `script` and `audio_asset_id`. */
    audio_url?: string | null;
    /** @description A recording to speak, from `uploadAsset`, instead of `script` and `audio_url`. */
    audio_asset_id?: AssetId | null;
    /** @description How the voice reads `script`. */
    voice_settings?: VoiceSettings | null;
    /** @description The name of the video in the workspace. */
    title?: string | null;
    folder_id?: FolderId;
    brand_glossary_id?: BrandGlossaryId;
    resolution?: VideoResolution;
    aspect_ratio?: VideoAspectRatio;
    fit?: VideoFit;
    /** @description What stands behind the avatar. Not together with the output format `webm`. */
    background?: VideoBackground | null;
    /** @description Video avatars need matting for it; the background of a studio avatar is fixed. */
    remove_background?: boolean | null;
    output_format?: VideoOutputFormat;
    expressiveness?: VideoExpressiveness;
    /** @description Photo avatars; also video avatars with engine `avatar_v`. */
    motion_prompt?: string | null;
    /** @description Asks for captions. */
    caption?: VideoCaption | null;
    /** @description A picture laid over the video. Enterprise only. */
    watermark?: VideoWatermark | null;
    /** @description A webhook to call when the video is done. */
    callback_url?: string | null;
    /** @description Handed back to the webhook. */
    callback_id?: string | null;
}
/**
 * Video of a picture
 * @description A picture speaks, without an avatar being made. Exactly one of `script` (together with `voice_id`), `audio_url` and `audio_asset_id` gives the sound.
 */
export interface CreateImageVideoRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "image";
    /** @description The picture that speaks. */
    image: AssetInput;
    script?: VideoScript;
    /** @description Needed with `script`. */
    voice_id?: VoiceId | null;
    /** @description The address of a recording to speak, instead of `script` and `audio_asset_id`. */
    audio_url?: string | null;
    /** @description A recording to speak, from `uploadAsset`, instead of `script` and `audio_url`. */
    audio_asset_id?: AssetId | null;
    /** @description How the voice reads `script`. */
    voice_settings?: VoiceSettings | null;
    /** @description The name of the video in the workspace. */
    title?: string | null;
    folder_id?: FolderId;
    brand_glossary_id?: BrandGlossaryId;
    resolution?: VideoResolution;
    aspect_ratio?: VideoAspectRatio;
    fit?: VideoFit;
    /** @description What stands behind the person. Not together with the output format `webm`. */
    background?: VideoBackground | null;
    /** @description Cuts the person out of the picture. */
    remove_background?: boolean | null;
    output_format?: VideoOutputFormat;
    expressiveness?: VideoExpressiveness;
    /** @description How the person moves, in words. */
    motion_prompt?: string | null;
    /** @description Asks for captions. */
    caption?: VideoCaption | null;
    /** @description A picture laid over the video. Enterprise only. */
    watermark?: VideoWatermark | null;
    /** @description A webhook to call when the video is done. */
    callback_url?: string | null;
    /** @description Handed back to the webhook. */
    callback_id?: string | null;
}
/**
 * Cinematic video
 * @description One to three looks act out a prompt. Known under this name since June 2026.
 */
export interface CreateCinematicVideoRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "cinematic_avatar";
    /** @description What happens in the video, in words. */
    prompt: string;
    /** @description Look ids; a list here, unlike in the other kinds. */
    avatar_id: LookId[];
    /** @description At most 3 videos, and at most 9 pictures counted together with the avatars. */
    references?: AssetInput[] | null;
    /** @description Seconds; 10 when left out. Leave it out with `auto_duration`. */
    duration?: number | null;
    /**
     * @description Lets HeyGen choose the length. Then leave out `duration`.
     * @default false
     */
    auto_duration?: boolean;
    /**
     * @description Lets HeyGen rewrite the prompt first.
     * @default false
     */
    enhance_prompt?: boolean;
    /**
     * @description Width to height of the video.
     * @default 16:9
     * @enum {string}
     */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /**
     * @description Size of the video, by its lines.
     * @default 720p
     * @enum {string}
     */
    resolution?: "720p" | "1080p";
    /** @description The name of the video in the workspace. */
    title?: string | null;
    folder_id?: FolderId;
}
/**
 * Script of a scene
 * @description What is said. Excludes `audio_url` and `audio_asset_id`.
 */
export type SceneScript = string | null;
/**
 * Background of a scene
 * @description A colour; nothing else is offered here. Its key is `color`, not `value` as elsewhere.
 */
export interface StudioColorBackground {
    /** @constant */
    type: "color";
    /** @description A hex colour, such as `#1e293b`. */
    color: string;
}
/**
 * Look of a scene
 * @description Exactly one of `script`, `audio_url` and `audio_asset_id` gives the sound. Until September 2026 a picture could stand here too.
 */
export interface StudioAvatarInput {
    /** @constant */
    type: "avatar";
    /** @description A look id. The look must be finished. */
    avatar_id: LookId;
    script?: SceneScript;
    /** @description The look's default voice when left out. */
    voice_id?: VoiceId | null;
    /** @description The address of a recording to speak, instead of `script` and `audio_asset_id`. */
    audio_url?: string | null;
    /** @description A recording to speak, from `uploadAsset`, instead of `script` and `audio_url`. */
    audio_asset_id?: AssetId | null;
    /** @description How the voice reads `script`. */
    voice_settings?: VoiceSettings | null;
    /** @description Must be among the look's `supported_api_engines`; `avatar_iv` when left out. */
    engine?: VideoEngine | null;
    /** @description Photo avatars; other looks with engine `avatar_v` only. A photo avatar with `avatar_v` needs a digital twin, or another reference for its movements, in its group. */
    motion_prompt?: string | null;
    expressiveness?: VideoExpressiveness;
    /** @description A colour behind the avatar. */
    background?: StudioColorBackground | null;
}
/**
 * Avatar scene
 * @description A look speaks for the whole scene.
 */
export interface AvatarScene {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "avatar_video";
    input: StudioAvatarInput;
}
/**
 * Image scene
 * @description A still picture: silent for `duration` seconds, or for as long as its sound lasts. Either `duration` or exactly one of `script`, `audio_url` and `audio_asset_id`.
 * @example {
 *       "type": "image",
 *       "source": {
 *         "type": "url",
 *         "url": "https://example.com/title.png"
 *       },
 *       "duration": 3
 *     }
 * @example {
 *       "type": "image",
 *       "source": {
 *         "type": "url",
 *         "url": "https://example.com/title.png"
 *       },
 *       "script": "Welcome.",
 *       "voice_id": "voice_xyz789"
 *     }
 */
export interface ImageScene {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "image";
    /** @description The picture to show. */
    source: AssetInput;
    /** @description Seconds. */
    duration?: number | null;
    script?: SceneScript;
    /** @description Needed with `script`. */
    voice_id?: VoiceId | null;
    /** @description The address of a recording to hear, instead of `script` and `audio_asset_id`. */
    audio_url?: string | null;
    /** @description A recording to hear, from `uploadAsset`, instead of `script` and `audio_url`. */
    audio_asset_id?: AssetId | null;
    /** @description How the voice reads `script`. */
    voice_settings?: VoiceSettings | null;
}
/** Playback of a clip */
export interface ClipPlayback {
    /**
     * @description How the clip fills the time of a voiceover, which it needs: it holds its last picture, as it does when left out, starts again, or changes its speed.
     * @enum {string|null}
     */
    mode?: "freeze" | "loop" | "fit_to_scene" | null;
    /**
     * @description The sound of the clip, from 0 (silent) to 1.
     * @default 1
     */
    volume?: number;
    /**
     * @description Silences the sound of the clip.
     * @default false
     */
    mute?: boolean;
}
/**
 * Video scene
 * @description A clip, as long as it is, or as long as a voiceover lasts: at most one of `script`, `audio_url` and `audio_asset_id`.
 * @example {
 *       "type": "video",
 *       "source": {
 *         "type": "url",
 *         "url": "https://example.com/clip.mp4"
 *       }
 *     }
 * @example {
 *       "type": "video",
 *       "source": {
 *         "type": "url",
 *         "url": "https://example.com/clip.mp4"
 *       },
 *       "script": "Look at this.",
 *       "voice_id": "voice_xyz789"
 *     }
 */
export interface VideoScene {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "video";
    /** @description The clip to show. */
    source: AssetInput;
    /** @description How loud the clip is, and how it fills a scene that a voice makes longer. */
    playback?: ClipPlayback | null;
    script?: SceneScript;
    /** @description Needed with `script`. */
    voice_id?: VoiceId | null;
    /** @description The address of a voiceover, instead of `script` and `audio_asset_id`. */
    audio_url?: string | null;
    /** @description A voiceover, from `uploadAsset`, instead of `script` and `audio_url`. */
    audio_asset_id?: AssetId | null;
    /** @description How the voice reads `script`. */
    voice_settings?: VoiceSettings | null;
}
/**
 * Studio scene
 * @description One scene, told apart by `type`.
 */
export type StudioScene = AvatarScene | ImageScene | VideoScene;
/**
 * Studio video
 * @description Several scenes in one video, an mp4; all of them or nothing. Known since July 2026.
 */
export interface CreateStudioVideoRequest {
    /**
     * @description discriminator enum property added by openapi-typescript
     * @enum {string}
     */
    type: "studio";
    /** @description In the order of playing. Each is cropped around its centre to `aspect_ratio`. */
    scenes: StudioScene[];
    /** @description The name of the video in the workspace. */
    title?: string | null;
    folder_id?: FolderId;
    brand_glossary_id?: BrandGlossaryId;
    resolution?: VideoResolution;
    /** @description Width to height. Every scene is cropped to it around its centre. */
    aspect_ratio?: VideoAspectRatio;
    /** @description Asks for captions. */
    caption?: VideoCaption | null;
    /** @description A picture laid over the video. Enterprise only. */
    watermark?: VideoWatermark | null;
    /** @description A webhook to call when the video is done. */
    callback_url?: string | null;
    /** @description Handed back to the webhook. */
    callback_id?: string | null;
}
/**
 * Create video request
 * @description One of four kinds of video, told apart by `type`.
 */
export type CreateVideoRequest = CreateAvatarVideoRequest | CreateImageVideoRequest | CreateCinematicVideoRequest | CreateStudioVideoRequest;
/** Started video */
export interface CreatedVideoResponse {
    data: {
        /** @description Poll `getVideo` with it. */
        video_id: VideoId;
        /** @description `waiting` at first. */
        status: string;
        /**
         * @default mp4
         * @enum {string}
         */
        output_format?: "mp4" | "webm";
    };
}
/** One video */
export interface VideoResponse {
    data: Video;
}
/** Deleted video */
export interface DeletedVideoResponse {
    data: {
        /** @description The id that no longer exists. */
        id: VideoId;
        /** @default true */
        deleted?: boolean;
    };
}
/** Whether there are captions */
export interface CaptionState {
    enabled: boolean;
}
/** What scenes are part of */
export interface VideoContext {
    title?: string | null;
    aspect_ratio?: VideoAspectRatio;
    /** @description Missing where the size is none that a request could ask for. */
    resolution?: VideoResolution;
    caption?: CaptionState | null;
    /** @description The glossary that the video was made with. */
    brand_glossary_id?: string | null;
}
/** Coloured background */
export interface ColorBackground {
    /**
     * @default color
     * @constant
     */
    type?: "color";
    /** @description In hex, such as `#f6f6fc`. */
    color: string;
}
/** Picture as background */
export interface ImageBackground {
    /** @description Opaque; the same after edits. */
    id: string;
    /**
     * @default image
     * @constant
     */
    type?: "image";
    /** @description Missing where no address is on record or the signed one has lapsed. */
    url?: string | null;
}
/**
 * Trim of a clip
 * @description Seconds that are cut off at each end.
 */
export interface ClipTrim {
    /** @description Where the clip begins, in seconds. */
    start_offset: number;
    /** @description Where the clip ends, in seconds. */
    end_offset: number;
}
/** Clip as background */
export interface ClipBackground {
    /** @description Opaque; the same after edits. */
    id: string;
    /**
     * @default video
     * @constant
     */
    type?: "video";
    /** @description Missing where no address is on record or the signed one has lapsed. */
    url?: string | null;
    /** @description How the clip fills its scene, such as `freeze`, `loop`, `fit_to_scene` or `full_video`. */
    playback?: string | null;
    trim?: ClipTrim | null;
    /** @description 1 is the volume of the clip, 0 silence. */
    volume?: number | null;
    /** @description How fast the clip runs; 1 is its own speed. */
    speed_multiplier?: number | null;
}
/**
 * Recorded expressiveness
 * @description Missing where it was left at its default.
 * @enum {string|null}
 */
export type ExpressivenessOnRecord = "high" | "medium" | "low" | null;
/** Look in a scene */
export interface AvatarElement {
    /** @description Opaque; the same after edits. */
    id: string;
    /**
     * @default avatar
     * @constant
     */
    type?: "avatar";
    /** @description The look id. */
    avatar_id: LookId;
    /**
     * @description Missing where the video does not record it.
     * @enum {string|null}
     */
    engine?: "avatar_v" | "avatar_iv" | "avatar_iii" | null;
    expressiveness?: ExpressivenessOnRecord;
    /** @description How the avatar moves, in words. */
    motion_prompt?: string | null;
}
/** Picture in a scene */
export interface ImageElement {
    /** @description Opaque; the same after edits. */
    id: string;
    /**
     * @default image
     * @constant
     */
    type?: "image";
    /** @description Missing where no address is on record or the signed one has lapsed. */
    url?: string | null;
}
/** Clip in a scene */
export interface ClipElement {
    /** @description Opaque; the same after edits. */
    id: string;
    /**
     * @default video
     * @constant
     */
    type?: "video";
    /** @description Missing where no address is on record or the signed one has lapsed. */
    url?: string | null;
    /** @description How the clip fills its scene, such as `freeze`, `loop`, `fit_to_scene` or `full_video`. */
    playback?: string | null;
    trim?: ClipTrim | null;
    /** @description 1 is the volume of the clip, 0 silence. */
    volume?: number | null;
    /** @description How fast the clip runs; 1 is its own speed. */
    speed_multiplier?: number | null;
}
/**
 * Element of another kind
 * @description Named, but not described.
 */
export interface PlaceholderElement {
    /** @description Opaque; the same after edits. */
    id: string;
    /** @description An open vocabulary. */
    type: string;
}
/**
 * Element of a scene
 * @description Told apart by `type`. A type of a new name stands for something that this version does not describe.
 */
export type SceneElement = AvatarElement | ImageElement | ClipElement | PlaceholderElement | ContainerElement;
/**
 * Group of elements
 * @description Such as a `group` or a `mask`.
 */
export interface ContainerElement {
    /** @description Opaque; the same after edits. */
    id: string;
    type: string;
    children?: SceneElement[];
}
/**
 * Recorded voice settings
 * @description Values may lie outside what a request may ask for.
 */
export interface ScriptVoiceSettings {
    /** @description 1 is the normal speed, 0.5 half of it. */
    speed?: number | null;
    /** @description 0 is the normal pitch; lower is deeper. The unit is not documented. */
    pitch?: number | null;
    /** @description From 0 (silent) to 1. */
    volume?: number | null;
    /** @description The accent, such as `en-US`. */
    locale?: string | null;
    /** @description Settings that only the engine of the voice knows. */
    engine_settings?: VoiceEngineSettings | null;
}
/**
 * Spoken text
 * @description The same id in two scenes stands for one text that both share.
 */
export interface TextScriptEntry {
    /** @description Names the entry within the video. */
    id: string;
    /**
     * @default text
     * @constant
     */
    type?: "text";
    /** @description As it was written; empty where the scene was never finished. */
    text: string;
    /** @description The voice that reads it. */
    voice_id?: VoiceId | null;
    voice_settings?: ScriptVoiceSettings | null;
    /** @description Whether silence around the speech is cut. */
    trim_to_speech?: boolean | null;
}
/** Uploaded sound */
export interface AudioScriptEntry {
    /** @description Names the entry within the video. */
    id: string;
    /**
     * @default audio
     * @constant
     */
    type?: "audio";
    /** @description Missing where no address is on record or the signed one has lapsed. */
    audio_url?: string | null;
}
/** Silence */
export interface SilenceScriptEntry {
    /** @description Names the entry within the video. */
    id: string;
    /**
     * @default silence
     * @constant
     */
    type?: "silence";
    /** @description Seconds. */
    duration?: number | null;
}
/**
 * Scene
 * @description What fills the frame, what is placed in it, and what is said over it.
 */
export interface Scene {
    /** @description Names the scene within the video. */
    id: string;
    background?: ColorBackground | ImageBackground | ClipBackground | null;
    elements?: SceneElement[];
    /** @description What is heard, one after another. */
    script?: (TextScriptEntry | AudioScriptEntry | SilenceScriptEntry)[];
}
/**
 * Scenes of one video
 * @description A video and all its scenes, at once.
 */
export interface VideoScenes {
    /** @description The video that was asked for. */
    video_id: VideoId;
    /** @description What holds for the whole video. */
    video: VideoContext;
    /** @description In the order of the video. */
    scenes?: Scene[];
}
/** Scenes of a video */
export interface VideoScenesResponse {
    data: VideoScenes;
}
/**
 * Video of a batch request
 * @description What `createVideo` takes, without `folder_id`, which the batch has.
 */
export type BatchVideoRequest = CreateVideoRequest & {
    folder_id?: never;
};
/** Batch of videos request */
export interface CreateVideoBatchRequest {
    /** @description The name of the batch in the workspace. */
    title?: string | null;
    folder_id?: FolderId;
    /** @description Called once, when each video of the batch has ended. What is sent there is not documented. */
    callback_url?: string | null;
    /** @description Each is what `createVideo` takes, without `folder_id`. */
    videos: BatchVideoRequest[];
}
/** Started batch of videos */
export interface CreatedVideoBatchResponse {
    data: {
        /** @description Read `getVideoBatch` with it. */
        batch_id: VideoBatchId;
    };
}
/** Video of a batch */
export interface VideoBatchItem {
    /** @description The place in the request, from 0. */
    item_index: number;
    status: BatchItemStatus;
    /** @description Null until the video exists. */
    video_id?: VideoId | null;
    /** @description Why the video failed; its keys are not documented. */
    error?: {
        [key: string]: unknown;
    } | null;
}
/** Batch of videos */
export interface VideoBatch {
    /** @description What `createVideoBatch` called `batch_id`. */
    batch_id: VideoBatchId;
    title?: string | null;
    status: BatchStatus;
    /** @description How many videos the batch has, on all pages. */
    total_items: number;
    /** @description How many videos of the batch have each status. */
    counts_by_status: {
        [key: string]: number;
    };
    /** @description Unix time, in seconds. */
    created_at: number;
    /** @description In the order of the request. */
    items: VideoBatchItem[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** One batch of videos */
export interface VideoBatchResponse {
    data: VideoBatch;
}
/** Status of a video */
export interface VideoStatusEntry {
    /** @description One of the known words or a new one. */
    status: KnownVideoStatus | (string & Record<never, never>);
    /** @description The id that was asked for; missing for an entry of a batch without a video. */
    video_id?: VideoId | null;
    /** @description The batch that the video is part of, if it was asked for by `batch_ids`. */
    batch_id?: VideoBatchId | null;
    /** @description The place of the video in its batch, if it was asked for by `batch_ids`. */
    item_index?: number | null;
    /** @description Why the video failed; its keys are not documented. */
    error?: {
        [key: string]: unknown;
    } | null;
}
/**
 * Statuses of videos
 * @description The whole list at once, in the envelope of a page.
 */
export interface VideoStatusesResponse {
    data: VideoStatusEntry[];
    /** @description Never a reason to go on; the list takes no token. */
    has_more?: boolean;
    next_token?: NextToken;
}
/** Voice */
export interface Voice {
    /** @description Pass it as `voice_id` to whatever speaks. */
    voice_id: VoiceId;
    name: string;
    language: string;
    gender: string;
    /**
     * @description `public` voices are HeyGen's, `private` ones are your own.
     * @enum {string}
     */
    type: "public" | "private";
    /** @description Whether a script may ask for pauses. */
    support_pause: boolean;
    /** @description Whether `locale` of the voice settings changes the accent. */
    support_locale: boolean;
    /** @description A sample of the voice. */
    preview_audio_url?: string | null;
}
/** Page of voices */
export interface VoicePage {
    data: Voice[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** Wanted voice */
export interface DesignVoiceRequest {
    /** @description The voice in words. */
    prompt: string;
    /** @description Only `male` or `female` voices. */
    gender?: string | null;
    /**
     * @description Only voices of this locale, such as `en-US`.
     * @example en-US
     */
    locale?: string | null;
    /**
     * @description Which batch to get; the next number gives the next one. The same prompt and seed give the same voices.
     * @default 0
     */
    seed?: number;
}
/** Voices that fit */
export interface DesignedVoicesResponse {
    data: {
        /** @description At most three, the best first. */
        voices: Voice[];
        /** @description The one that was asked for. */
        seed: number;
    };
}
/**
 * Voice status
 * @description The final word is `complete`, unlike elsewhere.
 * @enum {string}
 */
export type VoiceStatus = "processing" | "complete" | "failed";
/** Voice in detail */
export interface VoiceDetails {
    /** @description The id that was asked for. */
    voice_id: VoiceId;
    name?: string | null;
    language?: string | null;
    gender?: string | null;
    /** @description A sample of the voice. */
    preview_audio_url?: string | null;
    /** @description How far a clone is; missing for other voices. `complete` and `failed` are final. */
    status?: VoiceStatus | null;
    /** @description Given with status `failed` only. */
    failure_message?: string | null;
    /** @description Whether a script may ask for pauses. */
    support_pause: boolean;
    /** @default false */
    support_interactive_avatar?: boolean;
    /** @description Unix time, in seconds. */
    created_at?: number | null;
}
/** One voice */
export interface VoiceResponse {
    data: VoiceDetails;
}
/** Deleted voice */
export interface DeletedVoiceResponse {
    data: {
        /** @description The id that no longer exists. */
        voice_id: VoiceId;
    };
}
/** Voice to clone */
export interface CloneVoiceRequest {
    /** @description A recording of the voice. */
    audio: AssetInput;
    /** @description Display name of the new voice. */
    voice_name: string;
    /** @description A hint, such as `en`; found from the recording when left out. */
    language?: string | null;
    /**
     * @description Cleans the recording first.
     * @default true
     */
    remove_background_noise?: boolean;
}
/** Started clone */
export interface ClonedVoiceResponse {
    data: {
        /** @description A voice id; poll `getVoice` with it. */
        voice_clone_id: VoiceId;
    };
}
/** Text to speak */
export interface CreateSpeechRequest {
    /** @description Breaks in it are given in seconds. */
    text: string;
    /** @description A voice of the engine `starfish`. */
    voice_id: VoiceId;
    /**
     * @description `text` or `ssml`.
     * @default text
     * @example text
     */
    input_type?: string;
    /**
     * @description 1 is the normal speed, 0.5 half of it.
     * @default 1
     */
    speed?: number;
    /** @description Such as `en`; found from the text when left out. */
    language?: string | null;
    /** @description Such as `en-US`; says the language too. */
    locale?: string | null;
}
/** Spoken word */
export interface SpokenWord {
    word: string;
    /** @description Seconds. */
    start: number;
    /** @description Seconds. */
    end: number;
}
/** Speech */
export interface SpeechResponse {
    data: {
        /** @description Where the speech can be read. */
        audio_url: string;
        /** @description Seconds. */
        duration: number;
        /** @description Names the request; what takes it is not documented. */
        request_id?: string | null;
        /** @description When each word is spoken. */
        word_timestamps?: SpokenWord[] | null;
    };
}
/**
 * Known statuses of endpoints
 * @enum {string}
 */
export type WebhookEndpointStatus = "enabled" | "disabled";
/** Webhook endpoint */
export interface WebhookEndpoint {
    /** @description Pass it to the other operations on endpoints. */
    endpoint_id: EndpointId;
    url: string;
    /** @description The types it is told of; null for all. */
    events?: (WebhookEventType | (string & Record<never, never>))[] | null;
    /** @description One of the known words or a new one. */
    status: WebhookEndpointStatus | (string & Record<never, never>);
    /** @description Time as ISO 8601 writes it, unlike elsewhere. */
    created_at: string;
    /** @description The key that deliveries are signed with. Given on creation only; keep it. */
    secret?: string | null;
}
/** Page of webhook endpoints */
export interface WebhookEndpointPage {
    data: WebhookEndpoint[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** New webhook endpoint */
export interface CreateWebhookEndpointRequest {
    /** @description A public HTTPS address. */
    url: string;
    /** @description What to be told of; everything when left out or null. */
    events?: WebhookEventType[] | null;
    /** @description Its meaning is not documented. */
    entity_id?: string | null;
}
/** One webhook endpoint */
export interface WebhookEndpointResponse {
    data: WebhookEndpoint;
}
/** Deleted webhook endpoint */
export interface DeletedWebhookEndpointResponse {
    /** @description Its keys are not documented. */
    data: Record<string, unknown>;
    /** @description Never filled here. */
    error?: Record<string, unknown> | null;
}
/** Endpoint changes */
export interface UpdateWebhookEndpointRequest {
    /** @description The new address. Public and HTTPS. */
    url?: string | null;
    /** @description Replaces the whole list. */
    events?: WebhookEventType[] | null;
}
/** New secret */
export interface RotatedSecretResponse {
    data: {
        /** @description The endpoint that has the new secret. */
        endpoint_id: EndpointId;
        /** @description The new secret. It is shown only here. */
        secret: string;
    };
}
/** Event type */
export interface WebhookEventTypeItem {
    /** @description One of the known types or a new one. */
    event_type: WebhookEventType | (string & Record<never, never>);
    description: string;
}
/**
 * Event types
 * @description The whole list at once, in the envelope of a page.
 */
export interface WebhookEventTypesResponse {
    data: WebhookEventTypeItem[];
    /** @description Never a reason to go on; the list takes no token. */
    has_more?: boolean;
    next_token?: NextToken;
}
/** Webhook event */
export interface WebhookEvent {
    /** @description Names the event, not the delivery. */
    event_id: string;
    /** @description One of the known types or a new one. */
    event_type: WebhookEventType | (string & Record<never, never>);
    /** @description Differs by type. */
    event_data: {
        [key: string]: unknown;
    };
    /** @description Time as ISO 8601 writes it, unlike elsewhere. */
    created_at: string;
}
/** Page of webhook events */
export interface WebhookEventPage {
    data: WebhookEvent[];
    has_more: HasMore;
    next_token?: NextToken;
}
/** v2 avatar group */
export interface V2AvatarGroup {
    /** @description Pass it as `group_id`. */
    id: GroupId;
    name: string;
    /** @description Unix time in seconds, sometimes with a fraction. */
    created_at?: number;
    /** @description How many looks the group holds; may be 0. */
    num_looks?: number;
    /** @description Some clients read `preview_image_url` instead. */
    preview_image?: string | null;
    preview_image_url?: string | null;
    /** @description Open; PRIVATE, PUBLIC_PHOTO, PHOTO and GENERATED_PHOTO were seen. */
    group_type?: string;
    /** @description Training progress, as in `getPhotoAvatarTrainingStatus`. */
    train_status?: string | null;
    /** @description The voice that belongs to the group. */
    default_voice_id?: VoiceId | null;
}
/**
 * v2 warning
 * @description The notice that v2 answers carry since mid 2026.
 */
export interface V2Warning {
    message: string;
    /** @description Method and path of the successor, such as `POST /v3/videos`. */
    v3_endpoint?: string;
    docs_url: string;
    /** @description The day v2 was announced to end, such as 2026-10-31. */
    sunset_date: string;
}
/** v2 avatar groups */
export interface V2AvatarGroupsResponse {
    error: null;
    data: {
        /** @description How many groups there are. */
        total_count?: number;
        avatar_group_list: V2AvatarGroup[];
    };
    warning?: V2Warning;
}
/** v2 failure */
export interface V2Failure {
    data?: null;
    /** @description An object in live answers; older pages call it a plain string. */
    error: {
        code: ErrorCode;
        message: string;
    } | string;
    warning?: V2Warning;
}
/** v1 failure */
export interface V1Failure {
    /** @description Anything but 100, which means success. 400112 is a wrong key, 40001 a missing body. */
    code: number;
    message: string;
}
/**
 * v2 error
 * @description How v2 operations fail: in the v2 envelope, or, on the routes that answer in the older v1 envelope, in that one.
 */
export type V2Error = V2Failure | V1Failure;
/** Photo avatar */
export interface PhotoAvatar {
    /** @description The same as `group_id` in a fresh group. */
    id: LookId;
    /** @description The group that the photo avatar belongs to. */
    group_id: GroupId;
    name: string;
    /** @description `pending`, then `completed` or `failed`. Third parties also saw `in_appeal` and `moderation_rejected`. */
    status: string;
    /** @description Empty while pending; afterwards a signed link, valid for 7 days and renewed on each call. */
    image_url?: string;
    /** @description Unix time in seconds, with a fraction. */
    created_at?: number;
    /** @description Whether the picture moves; `addPhotoAvatarMotion` makes one that does. */
    is_motion?: boolean;
    /** @description A clip of the motion, where `is_motion` is true. */
    motion_preview_url?: string | null;
    /** @description Open; `user_upload`, `uploaded` and `generated` were seen. */
    business_type?: string;
    upscale_availability?: {
        /** @description Whether `upscalePhotoAvatar` would take it. */
        available: boolean;
        /** @description Why it would not. */
        reason?: string | null;
    };
    /** @description Whether `upscalePhotoAvatar` has enlarged the picture. */
    upscaled?: boolean;
    background_sound_effect?: string | Record<string, unknown> | null;
    /** @description The voice that belongs to the photo avatar. */
    default_voice_id?: VoiceId | null;
    /** @description Why a picture was rejected. */
    moderation_msg?: string | null;
}
/** v2 avatar */
export interface V2Avatar {
    /** @description What v3 calls a look id. */
    avatar_id: LookId;
    avatar_name: string;
    gender?: string | null;
    preview_image_url?: string | null;
    preview_video_url?: string | null;
    /** @description Whether the avatar takes a paid plan. */
    premium?: boolean | null;
    type?: string | null;
    tags?: string[] | null;
    /** @description The voice that belongs to the avatar. */
    default_voice_id?: VoiceId | null;
}
/** Avatars of a v2 group */
export interface V2AvatarGroupAvatarsResponse {
    error: null;
    data: {
        /** @description Photo avatars in photo groups, v2 avatars in the others. */
        avatar_list: (PhotoAvatar | V2Avatar)[];
    };
    warning?: V2Warning;
}
/** v2 avatar details */
export interface V2AvatarDetails {
    /** @description Always `avatar` so far. */
    type?: string;
    /** @description The id that was asked for. Other operations call it `avatar_id`. */
    id: LookId;
    name: string;
    gender?: string | null;
    preview_image_url?: string | null;
    preview_video_url?: string | null;
    /** @description Whether the avatar takes a paid plan. */
    premium?: boolean;
    is_public?: boolean;
    /** @description The voice that belongs to the avatar. */
    default_voice_id?: VoiceId | null;
    tags?: string[] | null;
}
/** Details of a v2 avatar */
export interface V2AvatarDetailsResponse {
    error: null;
    data: V2AvatarDetails;
    warning?: V2Warning;
}
/** Talking photo */
export interface TalkingPhoto {
    /** @description The photo avatar, under its older name. */
    talking_photo_id: LookId;
    talking_photo_name: string;
    preview_image_url?: string | null;
}
/** v2 avatars */
export interface V2AvatarsResponse {
    error: null;
    data: {
        avatars: V2Avatar[];
        talking_photos: TalkingPhoto[];
    };
    warning?: V2Warning;
}
/**
 * v1 success without data
 * @description The envelope of the v2 deletions, inherited from v1.
 */
export interface V1DeletedResponse {
    /**
     * @description 100 means success.
     * @constant
     */
    code: 100;
    data?: null;
    /**
     * @deprecated
     * @description The older twin of `message`.
     */
    msg?: string | null;
    message?: string | null;
    warning?: V2Warning;
}
/** One photo avatar */
export interface PhotoAvatarResponse {
    error: null;
    data: PhotoAvatar;
    warning?: V2Warning;
}
/** Motion request */
export interface AddPhotoAvatarMotionRequest {
    /** @description The photo avatar to set in motion. */
    id: LookId;
    /** @description How the person moves, in words. */
    prompt?: string;
    /**
     * @description The engine that makes the motion.
     * @default consistent
     * @enum {string}
     */
    motion_type?: "expressive" | "consistent" | "consistent_gen_3" | "hailuo_2" | "veo2" | "seedance_lite" | "kling";
}
/** Id of a new photo avatar */
export interface PhotoAvatarIdResponse {
    error: null;
    data: {
        /** @description The new look, pending at first. */
        id: LookId;
    };
    warning?: V2Warning;
}
/** Sound effect request */
export interface AddPhotoAvatarSoundEffectRequest {
    /** @description A photo avatar with motion. */
    id: LookId;
}
/** Sound effect */
export interface SoundEffect {
    /** @description The new sound effect. */
    sound_effect_id: string;
}
/** Sound effect in a v1 envelope */
export interface NestedSoundEffect {
    /** @description 100 for a success. */
    code?: number;
    data: SoundEffect;
    msg?: string | null;
    message?: string | null;
}
/** Added sound effect */
export interface SoundEffectResponse {
    error: null;
    data: NestedSoundEffect | SoundEffect;
    warning?: V2Warning;
}
/** Looks to add */
export interface AddPhotoAvatarLooksRequest {
    /** @description The group to add to, from `createPhotoAvatarGroup`. */
    group_id: GroupId;
    /** @description One to four pictures: `image_key` of HeyGen's v1 upload, or `image_key_list` of `getPhotoAvatarGeneration`. */
    image_keys: string[];
    /** @description Display name of the new looks. */
    name: string;
    /** @description For generated pictures, the generation they come from. */
    generation_id?: GenerationId;
}
/** Added photo avatars */
export interface PhotoAvatarListResponse {
    error: null;
    data: {
        photo_avatar_list: PhotoAvatar[];
    };
    warning?: V2Warning;
}
/** New photo avatar group */
export interface CreatePhotoAvatarGroupRequest {
    /** @description Display name of the group. */
    name: string;
    /** @description From `getPhotoAvatarGeneration`, or from the older raw upload (v1 asset). */
    image_key: string;
    /** @description For generated pictures, the generation they come from. */
    generation_id?: GenerationId;
}
/** State of a generation */
export interface V2GenerationResponse {
    error: null;
    data: {
        /** @description The generation that was asked for. */
        id: GenerationId;
        /** @description `pending`, `processing` or `in_progress` at first; then `success` (`completed` in one third-party client) or `failed`. */
        status: string;
        /** @deprecated */
        msg?: string | null;
        /** @description Usually four pictures; missing or null until done. */
        image_url_list?: string[] | null;
        /** @description Keys for `createPhotoAvatarGroup` and `addPhotoAvatarLooks`, in the order of the pictures. */
        image_key_list?: string[] | null;
    };
    warning?: V2Warning;
}
/**
 * Orientation
 * @description The shape of the picture.
 * @enum {string}
 */
export type PhotoAvatarOrientation = "square" | "horizontal" | "vertical";
/**
 * Pose
 * @description How much of the body is shown.
 * @enum {string}
 */
export type PhotoAvatarPose = "half_body" | "close_up" | "full_body";
/**
 * Style
 * @description The artistic style of the picture.
 * @enum {string}
 */
export type PhotoAvatarStyle = "Realistic" | "Pixar" | "Cinematic" | "Vintage" | "Noir" | "Cyberpunk" | "Unspecified";
/** Look generation request */
export interface GeneratePhotoAvatarLooksRequest {
    /** @description A trained photo avatar group, from `createPhotoAvatarGroup`. */
    group_id: GroupId;
    /** @description Clothing, mood and light of the new look. */
    prompt: string;
    /** @description The shape of the picture. */
    orientation: PhotoAvatarOrientation;
    /** @description How much of the body is in the picture. */
    pose: PhotoAvatarPose;
    /** @description The artistic style of the picture. */
    style: PhotoAvatarStyle;
}
/** Started generation */
export interface V2GenerationStartedResponse {
    /** @description `null` for a success. */
    error: null;
    data: {
        /** @description Poll `getPhotoAvatarGeneration` with it. */
        generation_id: GenerationId;
    };
    warning?: V2Warning;
}
/** Photo generation request */
export interface GeneratePhotoAvatarRequest {
    /** @description Display name of the pictures. */
    name: string;
    /**
     * @description About how old the person looks.
     * @enum {string}
     */
    age: "Young Adult" | "Early Middle Age" | "Late Middle Age" | "Senior" | "Unspecified";
    /**
     * @description Whether the person looks like a woman or a man.
     * @enum {string}
     */
    gender: "Woman" | "Man" | "Unspecified";
    /**
     * @description Where the person seems to come from.
     * @enum {string}
     */
    ethnicity: "White" | "Black" | "Asian American" | "East Asian" | "South East Asian" | "South Asian" | "Middle Eastern" | "Pacific" | "Hispanic" | "Unspecified";
    orientation: PhotoAvatarOrientation;
    pose: PhotoAvatarPose;
    style: PhotoAvatarStyle;
    /** @description Clothing, mood, light and whatever else the picture should show. */
    appearance: string;
}
/** Training request */
export interface TrainPhotoAvatarGroupRequest {
    /** @description From `createPhotoAvatarGroup`. */
    group_id: GroupId;
}
/**
 * Started training
 * @description A v1 envelope inside the v2 one.
 */
export interface StartedTraining {
    /** @description 100 for a success. */
    code?: number;
    data?: {
        /** @description How many photo avatars the account has; the name is HeyGen's. */
        num_of_photar?: number;
        /** @description How many instant avatars the account has. */
        num_of_instant_avatar?: number;
        /** @description How many studio avatars the account has. */
        num_of_studio_avatar?: number;
        /** @description Names the training; what takes it is not documented. */
        flow_id?: string;
    } | null;
    msg?: string | null;
    message?: string | null;
}
/** Started training */
export interface TrainPhotoAvatarGroupResponse {
    error: null;
    data: StartedTraining | null;
    warning?: V2Warning;
}
/** State of a training */
export interface TrainingStatusResponse {
    error: null;
    data: {
        /** @description `empty` before any training; `pending`, `processing` or `training` while it runs; then `ready` or `failed`. */
        status: string;
        /** @description Why the training failed. */
        error_msg?: string | null;
        /** @description Unix time, in seconds. */
        created_at?: number;
        /** @description Unix time, in seconds. */
        updated_at?: number | null;
    };
    warning?: V2Warning;
}
/** Upscale request */
export interface UpscalePhotoAvatarRequest {
    /** @description A photo avatar whose `upscale_availability` says it can be upscaled. */
    id: LookId;
}

declare const of: unique symbol;
/** Marks ids with what they are ids of. Nothing has the mark while the program runs. */
interface Id {
  readonly [of]?: string | undefined;
}
/** The id of one asset: any text, but not the id of something else. */
export type AssetId = string & OfAsset;
interface OfAsset extends Id {
  readonly [of]?: "asset" | undefined;
}
/** The id of one assetBatch: any text, but not the id of something else. */
export type AssetBatchId = string & OfAssetBatch;
interface OfAssetBatch extends Id {
  readonly [of]?: "assetBatch" | undefined;
}
/** The id of one endpoint: any text, but not the id of something else. */
export type EndpointId = string & OfEndpoint;
interface OfEndpoint extends Id {
  readonly [of]?: "endpoint" | undefined;
}
/** The id of one generation: any text, but not the id of something else. */
export type GenerationId = string & OfGeneration;
interface OfGeneration extends Id {
  readonly [of]?: "generation" | undefined;
}
/** The id of one group: any text, but not the id of something else. */
export type GroupId = string & OfGroup;
interface OfGroup extends Id {
  readonly [of]?: "group" | undefined;
}
/** The id of one look: any text, but not the id of something else. */
export type LookId = string & OfLook;
interface OfLook extends Id {
  readonly [of]?: "look" | undefined;
}
/** The id of one resource: any text, but not the id of something else. */
export type ResourceId = string & OfResource;
interface OfResource extends Id {
  readonly [of]?: "resource" | undefined;
}
/** The id of one session: any text, but not the id of something else. */
export type SessionId = string & OfSession;
interface OfSession extends Id {
  readonly [of]?: "session" | undefined;
}
/** The id of one style: any text, but not the id of something else. */
export type StyleId = string & OfStyle;
interface OfStyle extends Id {
  readonly [of]?: "style" | undefined;
}
/** The id of one template: any text, but not the id of something else. */
export type TemplateId = string & OfTemplate;
interface OfTemplate extends Id {
  readonly [of]?: "template" | undefined;
}
/** The id of one upload: any text, but not the id of something else. */
export type UploadId = string & OfUpload;
interface OfUpload extends Id {
  readonly [of]?: "upload" | undefined;
}
/** The id of one video: any text, but not the id of something else. */
export type VideoId = string & OfVideo;
interface OfVideo extends Id {
  readonly [of]?: "video" | undefined;
}
/** The id of one videoBatch: any text, but not the id of something else. */
export type VideoBatchId = string & OfVideoBatch;
interface OfVideoBatch extends Id {
  readonly [of]?: "videoBatch" | undefined;
}
/** The id of one voice: any text, but not the id of something else. */
export type VoiceId = string & OfVoice;
interface OfVoice extends Id {
  readonly [of]?: "voice" | undefined;
}

/**
 * An operation whose bodies have ids and open lists as plain texts. openapi-fetch and what builds on it rewrite bodies
 * field by field, and would make objects of texts that are an intersection.
 */
export type Plain<Operation> = {
  [Part in keyof Operation]: Part extends "parameters" ? Operation[Part] : PlainMember<Operation[Part]>;
};
type PlainMember<Member> = Member extends string
  ? string extends Member
    ? string
    : Member extends Id
      ? string
      : Member
  : Member extends object
    ? { [Key in keyof Member]: PlainMember<Member[Key]> }
    : Member;
/** The operation that a plain one was made of. */
export type Marked<Operation> = Operation extends Plain<infer Original> ? Original : never;
