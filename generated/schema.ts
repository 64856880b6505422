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
        post: operations["uploadAsset"];
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
         * @description Lists the characters that the account can use, HeyGen's presets and your own, a page at a time. To pick what a video is made with, list looks.
         */
        get: operations["listAvatarGroups"];
        put?: never;
        /**
         * Create an avatar
         * @description Starts a new look from a prompt, from footage or from a photo, and returns at once; the work goes on for minutes, so poll the look until it is finished. Costs money, so send an `Idempotency-Key` with every try.
         */
        post: operations["createAvatar"];
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
        get: operations["getAvatarGroup"];
        put?: never;
        post?: never;
        /**
         * Delete an avatar group
         * @description Removes one of your characters with all its looks, for good. Presets and community avatars are refused.
         */
        delete: operations["deleteAvatarGroup"];
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Asks the person in the footage of a digital twin for consent. Send that person the page behind `url`, then poll the group. Avatars from photos and prompts need none.
         */
        post: operations["createAvatarConsent"];
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
         * @description Lists outfits, poses and styles, of one character or of all, a page at a time. The filters combine. The id of a look is what videos call `avatar_id`.
         */
        get: operations["listAvatarLooks"];
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
        get: operations["getAvatarLook"];
        put?: never;
        post?: never;
        /**
         * Delete an avatar look
         * @description Removes one of your looks for good; studio looks are refused. With its last look a group disappears too.
         */
        delete: operations["deleteAvatarLook"];
        options?: never;
        head?: never;
        /**
         * Rename an avatar look
         * @description Changes the name of one of your photo avatars or digital twins; looks of other types are refused. Tags cannot be changed.
         */
        patch: operations["updateAvatarLook"];
        trace?: never;
    };
    "/v3/video-agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a video agent session
         * @description Lets an agent write and make a whole video from a prompt, optionally with a given look. Takes no `Idempotency-Key`, so a repetition may cost twice.
         */
        post: operations["createVideoAgentSession"];
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
        get?: never;
        put?: never;
        /**
         * Create a video
         * @description Starts a video of a look, a picture, a prompt or several scenes, and returns at once; poll the video until it is finished. Costs money, so send an `Idempotency-Key` with every try.
         */
        post: operations["createVideo"];
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
        get: operations["getVideo"];
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
        get: operations["listVoices"];
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
        get: operations["listV2AvatarGroups"];
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
        get: operations["listV2AvatarGroupAvatars"];
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
        get: operations["getV2AvatarDetails"];
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
        get: operations["listV2Avatars"];
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
        delete: operations["deletePhotoAvatarGroup"];
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
        get: operations["getPhotoAvatar"];
        put?: never;
        post?: never;
        /**
         * Delete a photo avatar (v2)
         * @deprecated
         * @description Removes one photo avatar. Answers in the v1 envelope. Part of v2, which was announced to end on 2026-10-31; use `deleteAvatarLook` instead.
         */
        delete: operations["deletePhotoAvatar"];
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
        post: operations["addPhotoAvatarMotion"];
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
         * @description Gives a look with motion a background sound. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        post: operations["addPhotoAvatarSoundEffect"];
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
        post: operations["addPhotoAvatarLooks"];
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
        post: operations["createPhotoAvatarGroup"];
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
        get: operations["getPhotoAvatarGeneration"];
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
         * @description Starts the generation of further pictures of a group, which has to be trained first. Poll the generation. Part of v2, which was announced to end on 2026-10-31; use `createAvatar` instead.
         */
        post: operations["generatePhotoAvatarLooks"];
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
        post: operations["generatePhotoAvatar"];
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
        post: operations["trainPhotoAvatarGroup"];
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
        get: operations["getPhotoAvatarTrainingStatus"];
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
         * @description Makes a new look in higher resolution, where `upscale_availability` says that this is possible. Part of v2, which was announced to end on 2026-10-31; v3 has no counterpart.
         */
        post: operations["upscalePhotoAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Upload */
        UploadAssetRequest: {
            /** @description At most 32 MB of png, jpeg, mp4, webm, mp3, wav, pdf or srt. The kind is found from the bytes, not from the name. */
            file: string;
        };
        /** Uploaded asset */
        AssetResponse: {
            data: {
                asset_id: string;
                url: string;
                mime_type: string;
                size_bytes: number;
            };
        };
        /**
         * Known error codes
         * @description The codes seen so far, lower case as live answers write them. New ones may appear at any time.
         * @enum {string}
         */
        KnownErrorCode: "invalid_parameter" | "download_failed" | "resource_limit_reached" | "resource_limit_exceeded" | "script_too_short" | "tts_text_invalid" | "voice_unavailable" | "ephemeral_upload_disabled" | "content_policy_violation" | "avatar_consent_required" | "unlimited_mode_disabled" | "unauthorized" | "authentication_failed" | "insufficient_credit" | "trial_limit_exceeded" | "plan_upgrade_required" | "forbidden" | "resource_access_denied" | "ai_vendor_access_restricted" | "voice_not_usable" | "avatar_not_found" | "avatar_group_not_found" | "video_not_found" | "voice_not_found" | "asset_not_found" | "template_not_found" | "webhook_not_found" | "resource_not_found" | "hyperframes_render_not_found" | "not_found" | "conflict" | "resource_not_ready" | "request_in_progress" | "payload_too_large" | "rate_limit_exceeded" | "rate_limited" | "quota_exceeded" | "internal_error" | "video_delete_failed" | "gateway_timeout" | "timeout" | "asset_not_available" | "phone_verification_required" | "video_failed";
        /**
         * Error code
         * @description A machine-readable code; one of the known ones or a new one.
         */
        ErrorCode: components["schemas"]["KnownErrorCode"] | string;
        /**
         * Error
         * @description How every v3 operation fails.
         */
        ErrorResponse: {
            error: {
                code: components["schemas"]["ErrorCode"];
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
                    /** @description Where in the request; its form is not documented. */
                    path?: unknown;
                }[];
            };
        };
        /**
         * Known consent statuses
         * @description The values seen so far. The API documents no complete set.
         * @enum {string}
         */
        ConsentStatus: "pending" | "approved" | "accepted" | "revoked";
        /**
         * Avatar status
         * @description `completed` and `failed` are final. `pending_consent` waits for the person in the footage.
         * @enum {string}
         */
        AvatarStatus: "processing" | "pending_consent" | "failed" | "completed";
        /**
         * Training error
         * @description Why an avatar could not be made.
         */
        TrainingError: {
            code: string;
            message: string;
        };
        /**
         * Avatar group
         * @description A character. Its looks are the outfits and poses that videos are made with.
         */
        AvatarGroup: {
            /** @description Filters looks, saves new looks to this character, starts its consent. Not an `avatar_id`. */
            id: string;
            name: string;
            /** @description Unix time of creation, in seconds. */
            created_at: number;
            /** @description How many looks the group holds. */
            looks_count: number;
            /** @description An open vocabulary; lower case in every documented answer. */
            gender?: string | null;
            /** @description May already be set while the only look is unfinished, so it is no sign of readiness. */
            preview_image_url?: string | null;
            preview_video_url?: string | null;
            default_voice_id?: string | null;
            /** @description `null` where no consent is needed. New values may appear. */
            consent_status?: components["schemas"]["ConsentStatus"] | (string | null);
            /** @description Training progress; given for private avatars only. */
            status?: components["schemas"]["AvatarStatus"] | null;
            /** @description Why training failed; given with status `failed` only. */
            error?: components["schemas"]["TrainingError"] | null;
        };
        /**
         * Has more
         * @description Whether another page follows. Stop when it is false; a token past the end is refused.
         */
        HasMore: boolean;
        /**
         * Next token
         * @description Pass it as `token` to get the next page. Opaque; may be missing on the last page.
         */
        NextToken: string | null;
        /** Page of avatar groups */
        AvatarGroupPage: {
            data: components["schemas"]["AvatarGroup"][];
            has_more: components["schemas"]["HasMore"];
            next_token?: components["schemas"]["NextToken"];
        };
        /** Asset by address */
        AssetUrl: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "url";
            /** @description A publicly reachable HTTPS address. */
            url: string;
        };
        /** Asset by id */
        AssetId: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "asset_id";
            /** @description From `uploadAsset`. Ids of the older v1 upload were seen to work for audio. */
            asset_id: string;
        };
        /** Asset inline */
        AssetBase64: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "base64";
            /** @description Media type of the bytes, such as `image/png` or `video/mp4`. */
            media_type: string;
            /** @description The bytes, base64 encoded. */
            data: string;
        };
        /**
         * Asset input
         * @description A file, given by its address, by the id of an upload, or inline. The bytes must match the declared type.
         */
        AssetInput: components["schemas"]["AssetUrl"] | components["schemas"]["AssetId"] | components["schemas"]["AssetBase64"];
        /**
         * Avatar from a prompt
         * @description A synthetic character, or a new look of an existing one. `avatar_id` steers the picture and `avatar_group_id` says where the look is saved: without either, a new group; with `avatar_group_id` alone, that group and no reference picture; with `avatar_id` alone, the group of that look; with both, the look has to belong to the group.
         */
        CreatePromptAvatarRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "prompt";
            /** @description Display name. Its length limit is not documented. */
            name: string;
            /** @description Appearance, clothing, setting and style, in words. */
            prompt: string;
            /** @description A finished look whose picture guides the new one. */
            avatar_id?: string | null;
            /** @description The group to save to. Since June 2026 it no longer influences the picture. */
            avatar_group_id?: string | null;
            /** @description Further pictures for style and setting, with or without `avatar_id`. */
            reference_images?: components["schemas"]["AssetInput"][] | null;
        };
        /**
         * Avatar from footage
         * @description A digital twin of the person in a video. That person has to consent before it can be used.
         */
        CreateDigitalTwinRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "digital_twin";
            /** @description Display name. Its length limit is not documented. */
            name: string;
            /** @description The footage. */
            file: components["schemas"]["AssetInput"];
            /** @description An existing group to add the look to. A new one is made without it. */
            avatar_group_id?: string | null;
        };
        /**
         * Avatar from a photo
         * @description An avatar from a single picture. JPEG and PNG of at least 512 by 512 pixels are known to work.
         */
        CreatePhotoAvatarRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "photo";
            /** @description Display name. Its length limit is not documented. */
            name: string;
            /** @description The picture. */
            file: components["schemas"]["AssetInput"];
            /** @description An existing group to add the look to. A new one is made without it. */
            avatar_group_id?: string | null;
        };
        /**
         * Create avatar request
         * @description One of three ways to make a look, told apart by `type`.
         */
        CreateAvatarRequest: components["schemas"]["CreatePromptAvatarRequest"] | components["schemas"]["CreateDigitalTwinRequest"] | components["schemas"]["CreatePhotoAvatarRequest"];
        /**
         * Avatar type
         * @description `studio_avatar` is a HeyGen preset or an avatar generated from a prompt, `digital_twin` comes from footage and `photo_avatar` from a single picture.
         * @enum {string}
         */
        AvatarType: "studio_avatar" | "digital_twin" | "photo_avatar";
        /**
         * Known engines
         * @description The first three are current; the two others were renamed in July 2026 and still stand in older answers.
         * @enum {string}
         */
        EngineName: "avatar_v" | "avatar_iv" | "avatar_iii" | "avatar_4_quality" | "avatar_4_turbo";
        /**
         * Avatar look
         * @description One outfit, pose or style of a character. Its id is what other endpoints call `avatar_id`.
         */
        AvatarLook: {
            /** @description Pass it as `avatar_id` to `createVideo`, `createVideoAgentSession` and `createAvatar`. */
            id: string;
            name: string;
            avatar_type: components["schemas"]["AvatarType"];
            /** @description The group that the look belongs to. */
            group_id?: string | null;
            gender?: string | null;
            preview_image_url?: string | null;
            preview_video_url?: string | null;
            /** @description The voice that a video of this look speaks with when the request names none. */
            default_voice_id?: string | null;
            tags?: string[];
            /** @description The engines that a video of this look may ask for. New names may appear. */
            supported_api_engines?: (components["schemas"]["EngineName"] | string)[];
            /** @description Native width in pixels. */
            image_width?: number | null;
            /** @description Native height in pixels. */
            image_height?: number | null;
            /** @enum {string|null} */
            preferred_orientation?: "portrait" | "landscape" | "square" | null;
            /** @description Training progress; given for private looks only. */
            status?: components["schemas"]["AvatarStatus"] | null;
            /** @description Why training failed; given with status `failed` only. */
            error?: components["schemas"]["TrainingError"] | null;
        };
        /**
         * Created avatar
         * @description The new look and the group it was saved to. Both are always filled in documented answers.
         */
        CreatedAvatarResponse: {
            data: {
                avatar_item: components["schemas"]["AvatarLook"];
                avatar_group: components["schemas"]["AvatarGroup"];
            };
        };
        /** One avatar group */
        AvatarGroupResponse: {
            data: components["schemas"]["AvatarGroup"];
        };
        /** What was deleted */
        DeletedResponse: {
            data: {
                /** @description The id that no longer exists. */
                id: string;
            };
        };
        /** Consent request */
        CreateAvatarConsentRequest: {
            /** @description Where the browser goes after the consent page. HeyGen's own closing page without it. */
            reroute_url?: string | null;
            /** @description Plain text shown to the person instead of the default; no angle brackets. For selected enterprise accounts. */
            consent_text?: string | null;
            /** @description A recording in which the person consents. Enterprise only; excludes the two other fields. */
            consent_video?: components["schemas"]["AssetInput"] | null;
        };
        /** Started consent */
        ConsentResponse: {
            data: {
                avatar_group: components["schemas"]["AvatarGroup"];
                /** @description The page to send to the person. Missing when `consent_video` was sent. */
                url?: string | null;
            };
        };
        /** Page of avatar looks */
        AvatarLookPage: {
            data: components["schemas"]["AvatarLook"][];
            has_more: components["schemas"]["HasMore"];
            next_token?: components["schemas"]["NextToken"];
        };
        /** One avatar look */
        AvatarLookResponse: {
            data: components["schemas"]["AvatarLook"];
        };
        /**
         * Look changes
         * @description Only the name can be changed.
         */
        UpdateAvatarLookRequest: {
            /** @description The new display name. */
            name?: string | null;
        };
        /** Video agent request */
        CreateVideoAgentSessionRequest: {
            prompt: string;
            /** @description A look id. */
            avatar_id?: string | null;
            voice_id?: string | null;
            style_id?: string | null;
            brand_kit_id?: string | null;
            /** @enum {string|null} */
            orientation?: "landscape" | "portrait" | null;
            files?: components["schemas"]["AssetInput"][] | null;
            /**
             * @default generate
             * @enum {string}
             */
            mode?: "generate" | "chat";
            /** @default false */
            incognito_mode?: boolean;
            /** @description A webhook to call when the session is done. */
            callback_url?: string | null;
            /** @description Handed back to the webhook. */
            callback_id?: string | null;
        };
        /** Video agent session */
        VideoAgentSessionResponse: {
            data: {
                session_id: string;
                /** @enum {string} */
                status: "generating" | "thinking" | "completed" | "failed";
                /** @description Unix time, in seconds. */
                created_at: number;
                video_id?: string | null;
            };
        };
        /** Avatar V */
        AvatarVEngine: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avatar_v";
            reference_look_id?: string | null;
        };
        /** Avatar IV */
        AvatarIvEngine: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avatar_iv";
        };
        /**
         * Avatar III
         * @description Takes neither `motion_prompt` nor `expressiveness`.
         */
        AvatarIiiEngine: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avatar_iii";
        };
        /** Video engine */
        VideoEngine: components["schemas"]["AvatarVEngine"] | components["schemas"]["AvatarIvEngine"] | components["schemas"]["AvatarIiiEngine"];
        /**
         * Script
         * @description What is said. Excludes `audio_url` and `audio_asset_id`.
         */
        VideoScript: string | null;
        /** ElevenLabs */
        ElevenLabsSettings: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            engine_type: "elevenlabs";
            /** @enum {string|null} */
            model?: "eleven_multilingual_v2" | "eleven_turbo_v2_5" | "eleven_flash_v2_5" | "eleven_v3" | null;
            similarity_boost?: number | null;
            stability?: number | null;
            style?: number | null;
            use_speaker_boost?: boolean | null;
        };
        /** Fish */
        FishSettings: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            engine_type: "fish";
            /** @enum {string|null} */
            model?: "s1" | "s2-pro" | null;
            similarity?: number | null;
            stability?: number | null;
        };
        /** Starfish */
        StarfishSettings: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            engine_type: "starfish";
        };
        /** Voice engine settings */
        VoiceEngineSettings: components["schemas"]["ElevenLabsSettings"] | components["schemas"]["FishSettings"] | components["schemas"]["StarfishSettings"];
        /** Voice settings */
        VoiceSettings: {
            /** @default 1 */
            speed?: number;
            /** @default 0 */
            pitch?: number;
            /** @default 1 */
            volume?: number;
            locale?: string | null;
            engine_settings?: components["schemas"]["VoiceEngineSettings"] | null;
        };
        /**
         * Resolution
         * @enum {string|null}
         */
        VideoResolution: "4k" | "1080p" | "720p" | null;
        /**
         * Aspect ratio
         * @default 16:9
         * @enum {string|null}
         */
        VideoAspectRatio: "16:9" | "9:16" | "4:5" | "5:4" | "1:1" | "auto" | null;
        /**
         * Fit
         * @description How the avatar fills the frame; the server picks when it is left out.
         * @enum {string|null}
         */
        VideoFit: "contain" | "cover" | null;
        /**
         * Background
         * @description A colour (`value`), or a picture (either `url` or `asset_id`).
         */
        VideoBackground: {
            /** @enum {string} */
            type: "color" | "image";
            /** @description A hex colour; needed for type `color`. */
            value?: string | null;
            url?: string | null;
            asset_id?: string | null;
        };
        /**
         * Output format
         * @description webm needs matting and forbids a background.
         * @default mp4
         * @enum {string}
         */
        VideoOutputFormat: "mp4" | "webm";
        /**
         * Expressiveness
         * @description Photo avatars with engine `avatar_iv` only.
         * @default low
         * @enum {string|null}
         */
        VideoExpressiveness: "high" | "medium" | "low" | null;
        /** Captions */
        VideoCaption: {
            /**
             * @default srt
             * @enum {string}
             */
            file_format?: "srt";
            /** @enum {string|null} */
            style?: "default" | null;
        };
        /** Watermark placement */
        WatermarkPlacement: {
            /**
             * @default bottom_right
             * @enum {string}
             */
            position?: "top_left" | "top_right" | "bottom_left" | "bottom_right";
            offset_x?: number | null;
            offset_y?: number | null;
        };
        /**
         * Watermark
         * @description Enterprise only.
         */
        VideoWatermark: {
            image: components["schemas"]["AssetInput"];
            /** @default 1 */
            opacity?: number;
            /** @default 1 */
            scale?: number;
            placement?: components["schemas"]["WatermarkPlacement"] | null;
        };
        /**
         * Video of a look
         * @description A look speaks. Exactly one of `script`, `audio_url` and `audio_asset_id` gives the sound; the look's default voice serves when `voice_id` is left out.
         */
        CreateAvatarVideoRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avatar";
            /** @description A look id. The look must be finished. */
            avatar_id: string;
            /** @description Must be among the look's `supported_api_engines`; `avatar_iv` when left out. */
            engine?: components["schemas"]["VideoEngine"] | null;
            script?: components["schemas"]["VideoScript"];
            voice_id?: string | null;
            audio_url?: string | null;
            audio_asset_id?: string | null;
            voice_settings?: components["schemas"]["VoiceSettings"] | null;
            title?: string | null;
            resolution?: components["schemas"]["VideoResolution"];
            aspect_ratio?: components["schemas"]["VideoAspectRatio"];
            fit?: components["schemas"]["VideoFit"];
            background?: components["schemas"]["VideoBackground"] | null;
            /** @description Video avatars need matting for it. */
            remove_background?: boolean | null;
            output_format?: components["schemas"]["VideoOutputFormat"];
            expressiveness?: components["schemas"]["VideoExpressiveness"];
            /** @description Photo avatars; also video avatars with engine `avatar_v`. */
            motion_prompt?: string | null;
            caption?: components["schemas"]["VideoCaption"] | null;
            watermark?: components["schemas"]["VideoWatermark"] | null;
            /** @description A webhook to call when the video is done. */
            callback_url?: string | null;
            /** @description Handed back to the webhook. */
            callback_id?: string | null;
        };
        /**
         * Video of a picture
         * @description A picture speaks, without an avatar being made. Exactly one of `script` (together with `voice_id`), `audio_url` and `audio_asset_id` gives the sound.
         */
        CreateImageVideoRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "image";
            image: components["schemas"]["AssetInput"];
            script?: components["schemas"]["VideoScript"];
            /** @description Needed with `script`. */
            voice_id?: string | null;
            audio_url?: string | null;
            audio_asset_id?: string | null;
            voice_settings?: components["schemas"]["VoiceSettings"] | null;
            title?: string | null;
            resolution?: components["schemas"]["VideoResolution"];
            aspect_ratio?: components["schemas"]["VideoAspectRatio"];
            fit?: components["schemas"]["VideoFit"];
            background?: components["schemas"]["VideoBackground"] | null;
            remove_background?: boolean | null;
            output_format?: components["schemas"]["VideoOutputFormat"];
            expressiveness?: components["schemas"]["VideoExpressiveness"];
            motion_prompt?: string | null;
            caption?: components["schemas"]["VideoCaption"] | null;
            watermark?: components["schemas"]["VideoWatermark"] | null;
            /** @description A webhook to call when the video is done. */
            callback_url?: string | null;
            /** @description Handed back to the webhook. */
            callback_id?: string | null;
        };
        /**
         * Cinematic video
         * @description One to three looks act out a prompt. Known under this name since June 2026.
         */
        CreateCinematicVideoRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cinematic_avatar";
            prompt: string;
            /** @description Look ids; a list here, unlike in the other kinds. */
            avatar_id: string[];
            /** @description At most 3 videos, and at most 9 pictures counted together with the avatars. */
            references?: components["schemas"]["AssetInput"][] | null;
            /** @description Seconds; 10 when left out. Leave it out with `auto_duration`. */
            duration?: number | null;
            /** @default false */
            auto_duration?: boolean;
            /** @default false */
            enhance_prompt?: boolean;
            /** @description Of the values, 16:9, 9:16 and 1:1 are known to work here. */
            aspect_ratio?: components["schemas"]["VideoAspectRatio"];
            /**
             * @default 720p
             * @enum {string|null}
             */
            resolution?: "720p" | "1080p" | null;
            title?: string | null;
        };
        /** Avatar scene */
        AvatarScene: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avatar_video";
            /** @description An avatar or an image source. Its fields are not documented in full. */
            input: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * Image scene
         * @description Shown for `duration` seconds, or for as long as its sound lasts.
         */
        ImageScene: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "image";
            /** @description The picture. Its fields are not documented in full. */
            source: {
                [key: string]: unknown;
            };
            /** @description Seconds. */
            duration?: number;
        } & {
            [key: string]: unknown;
        };
        /** Video scene */
        VideoScene: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "video";
            /** @description The clip. Its fields are not documented in full. */
            source: {
                [key: string]: unknown;
            };
            playback?: {
                mute?: boolean;
                volume?: number;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * Studio scene
         * @description One scene, told apart by `type`.
         */
        StudioScene: components["schemas"]["AvatarScene"] | components["schemas"]["ImageScene"] | components["schemas"]["VideoScene"];
        /**
         * Studio video
         * @description Several scenes in one video. Known since July 2026.
         */
        CreateStudioVideoRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "studio";
            scenes: components["schemas"]["StudioScene"][];
            title?: string | null;
            resolution?: components["schemas"]["VideoResolution"];
            aspect_ratio?: components["schemas"]["VideoAspectRatio"];
            caption?: components["schemas"]["VideoCaption"] | null;
            watermark?: components["schemas"]["VideoWatermark"] | null;
            /** @description A webhook to call when the video is done. */
            callback_url?: string | null;
            /** @description Handed back to the webhook. */
            callback_id?: string | null;
        };
        /**
         * Create video request
         * @description One of four kinds of video, told apart by `type`.
         */
        CreateVideoRequest: components["schemas"]["CreateAvatarVideoRequest"] | components["schemas"]["CreateImageVideoRequest"] | components["schemas"]["CreateCinematicVideoRequest"] | components["schemas"]["CreateStudioVideoRequest"];
        /** Started video */
        CreatedVideoResponse: {
            data: {
                video_id: string;
                /** @description `waiting` at first. */
                status: string;
                /**
                 * @default mp4
                 * @enum {string}
                 */
                output_format?: "mp4" | "webm";
            };
        };
        /** Video */
        Video: {
            id: string;
            /** @enum {string} */
            status: "pending" | "processing" | "completed" | "failed";
            title?: string | null;
            video_url?: string | null;
            captioned_video_url?: string | null;
            subtitle_url?: string | null;
            thumbnail_url?: string | null;
            gif_url?: string | null;
            video_page_url?: string | null;
            folder_id?: string | null;
            output_language?: string | null;
            /** @description Seconds. */
            duration?: number | null;
            /** @description Unix time, in seconds. */
            created_at?: number | null;
            /** @description Unix time, in seconds. */
            completed_at?: number | null;
            failure_code?: string | null;
            failure_message?: string | null;
        };
        /** One video */
        VideoResponse: {
            data: components["schemas"]["Video"];
        };
        /** Voice */
        Voice: {
            voice_id: string;
            name: string;
            language: string;
            gender: string;
            /** @enum {string} */
            type: "public" | "private";
            support_pause: boolean;
            support_locale: boolean;
            preview_audio_url?: string | null;
        };
        /** Page of voices */
        VoicePage: {
            data: components["schemas"]["Voice"][];
            has_more: components["schemas"]["HasMore"];
            next_token?: components["schemas"]["NextToken"];
        };
        /** v2 avatar group */
        V2AvatarGroup: {
            id: string;
            name: string;
            /** @description Unix time in seconds, sometimes with a fraction. */
            created_at?: number;
            num_looks?: number;
            /** @description Some clients read `preview_image_url` instead. */
            preview_image?: string | null;
            preview_image_url?: string | null;
            /** @description Open; PRIVATE, PUBLIC_PHOTO, PHOTO and GENERATED_PHOTO were seen. */
            group_type?: string;
            train_status?: string | null;
            default_voice_id?: string | null;
        };
        /**
         * v2 warning
         * @description The notice that v2 answers carry since mid 2026.
         */
        V2Warning: {
            message: string;
            /** @description Method and path of the successor, such as `POST /v3/videos`. */
            v3_endpoint?: string;
            docs_url: string;
            /** @description The day v2 was announced to end, such as 2026-10-31. */
            sunset_date: string;
        };
        /** v2 avatar groups */
        V2AvatarGroupsResponse: {
            error: null;
            data: {
                total_count?: number;
                avatar_group_list: components["schemas"]["V2AvatarGroup"][];
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /** v2 failure */
        V2Failure: {
            data?: null;
            /** @description An object in live answers; older pages call it a plain string. */
            error: {
                code: components["schemas"]["ErrorCode"];
                message: string;
            } | string;
            warning?: components["schemas"]["V2Warning"];
        };
        /** v1 failure */
        V1Failure: {
            /** @description Anything but 100, which means success. 400112 is a wrong key, 40001 a missing body. */
            code: number;
            message: string;
        };
        /**
         * v2 error
         * @description How v2 operations fail: in the v2 envelope, or, on the routes that answer in the older v1 envelope, in that one.
         */
        V2Error: components["schemas"]["V2Failure"] | components["schemas"]["V1Failure"];
        /** Photo avatar */
        PhotoAvatar: {
            /** @description The same as `group_id` in a fresh group. */
            id: string;
            group_id: string;
            name: string;
            /** @description `pending`, then `completed` or `failed`. Third parties also saw `in_appeal` and `moderation_rejected`. */
            status: string;
            /** @description Empty while pending; afterwards a signed link, valid for 7 days and renewed on each call. */
            image_url?: string;
            /** @description Unix time in seconds, with a fraction. */
            created_at?: number;
            is_motion?: boolean;
            motion_preview_url?: string | null;
            /** @description Open; `user_upload`, `uploaded` and `generated` were seen. */
            business_type?: string;
            upscale_availability?: {
                available: boolean;
                reason?: string | null;
            };
            upscaled?: boolean;
            background_sound_effect?: string | Record<string, unknown> | null;
            default_voice_id?: string | null;
            moderation_msg?: string | null;
        };
        /** v2 avatar */
        V2Avatar: {
            /** @description What v3 calls a look id. */
            avatar_id: string;
            avatar_name: string;
            gender?: string | null;
            preview_image_url?: string | null;
            preview_video_url?: string | null;
            premium?: boolean | null;
            type?: string | null;
            tags?: string[] | null;
            default_voice_id?: string | null;
        };
        /** Avatars of a v2 group */
        V2AvatarGroupAvatarsResponse: {
            error: null;
            data: {
                /** @description Photo avatars in photo groups, v2 avatars in the others. */
                avatar_list: (components["schemas"]["PhotoAvatar"] | components["schemas"]["V2Avatar"])[];
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /** v2 avatar details */
        V2AvatarDetails: {
            /** @description Always `avatar` so far. */
            type?: string;
            id: string;
            name: string;
            gender?: string | null;
            preview_image_url?: string | null;
            preview_video_url?: string | null;
            premium?: boolean;
            is_public?: boolean;
            default_voice_id?: string | null;
            tags?: string[] | null;
        };
        /** Details of a v2 avatar */
        V2AvatarDetailsResponse: {
            error: null;
            data: components["schemas"]["V2AvatarDetails"];
            warning?: components["schemas"]["V2Warning"];
        };
        /** Talking photo */
        TalkingPhoto: {
            talking_photo_id: string;
            talking_photo_name: string;
            preview_image_url?: string | null;
        };
        /** v2 avatars */
        V2AvatarsResponse: {
            error: null;
            data: {
                avatars: components["schemas"]["V2Avatar"][];
                talking_photos: components["schemas"]["TalkingPhoto"][];
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /**
         * v1 success without data
         * @description The envelope of the v2 deletions, inherited from v1.
         */
        V1DeletedResponse: {
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
            warning?: components["schemas"]["V2Warning"];
        };
        /** One photo avatar */
        PhotoAvatarResponse: {
            error: null;
            data: components["schemas"]["PhotoAvatar"];
            warning?: components["schemas"]["V2Warning"];
        };
        /** Motion request */
        AddPhotoAvatarMotionRequest: {
            /** @description The photo avatar to set in motion. */
            id: string;
            prompt?: string;
            /**
             * @default consistent
             * @enum {string}
             */
            motion_type?: "expressive" | "consistent" | "consistent_gen_3" | "hailuo_2" | "veo2" | "seedance_lite" | "kling";
        };
        /** Id of a new photo avatar */
        PhotoAvatarIdResponse: {
            error: null;
            data: {
                /** @description The new look, pending at first. */
                id: string;
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /** Sound effect request */
        AddPhotoAvatarSoundEffectRequest: {
            /** @description A photo avatar with motion. */
            id: string;
        };
        /** Sound effect */
        SoundEffect: {
            sound_effect_id: string;
        };
        /** Sound effect in a v1 envelope */
        NestedSoundEffect: {
            code?: number;
            data: components["schemas"]["SoundEffect"];
            msg?: string | null;
            message?: string | null;
        };
        /** Added sound effect */
        SoundEffectResponse: {
            error: null;
            data: components["schemas"]["NestedSoundEffect"] | components["schemas"]["SoundEffect"];
            warning?: components["schemas"]["V2Warning"];
        };
        /** Looks to add */
        AddPhotoAvatarLooksRequest: {
            group_id: string;
            image_keys: string[];
            name: string;
            /** @description For generated pictures, the generation they come from. */
            generation_id?: string;
        };
        /** Added photo avatars */
        PhotoAvatarListResponse: {
            error: null;
            data: {
                photo_avatar_list: components["schemas"]["PhotoAvatar"][];
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /** New photo avatar group */
        CreatePhotoAvatarGroupRequest: {
            name: string;
            /** @description From `getPhotoAvatarGeneration`, or from the older raw upload (v1 asset). */
            image_key: string;
            /** @description For generated pictures, the generation they come from. */
            generation_id?: string;
        };
        /** State of a generation */
        V2GenerationResponse: {
            error: null;
            data: {
                id: string;
                /** @description `pending`, `processing` or `in_progress` at first; then `success` (`completed` in one third-party client) or `failed`. */
                status: string;
                /** @deprecated */
                msg?: string | null;
                /** @description Usually four pictures; missing or null until done. */
                image_url_list?: string[] | null;
                /** @description Keys for `createPhotoAvatarGroup` and `addPhotoAvatarLooks`, in the order of the pictures. */
                image_key_list?: string[] | null;
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /**
         * Orientation
         * @enum {string}
         */
        PhotoAvatarOrientation: "square" | "horizontal" | "vertical";
        /**
         * Pose
         * @description How much of the body is shown.
         * @enum {string}
         */
        PhotoAvatarPose: "half_body" | "close_up" | "full_body";
        /**
         * Style
         * @enum {string}
         */
        PhotoAvatarStyle: "Realistic" | "Pixar" | "Cinematic" | "Vintage" | "Noir" | "Cyberpunk" | "Unspecified";
        /** Look generation request */
        GeneratePhotoAvatarLooksRequest: {
            /** @description A trained photo avatar group. */
            group_id: string;
            /** @description Clothing, mood and light of the new look. */
            prompt: string;
            orientation: components["schemas"]["PhotoAvatarOrientation"];
            pose: components["schemas"]["PhotoAvatarPose"];
            style: components["schemas"]["PhotoAvatarStyle"];
        };
        /** Started generation */
        V2GenerationStartedResponse: {
            error: null;
            data: {
                generation_id: string;
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /** Photo generation request */
        GeneratePhotoAvatarRequest: {
            name: string;
            /** @enum {string} */
            age: "Young Adult" | "Early Middle Age" | "Late Middle Age" | "Senior" | "Unspecified";
            /** @enum {string} */
            gender: "Woman" | "Man" | "Unspecified";
            /** @enum {string} */
            ethnicity: "White" | "Black" | "Asian American" | "East Asian" | "South East Asian" | "South Asian" | "Middle Eastern" | "Pacific" | "Hispanic" | "Unspecified";
            orientation: components["schemas"]["PhotoAvatarOrientation"];
            pose: components["schemas"]["PhotoAvatarPose"];
            style: components["schemas"]["PhotoAvatarStyle"];
            /** @description Clothing, mood, light and whatever else the picture should show. */
            appearance: string;
        };
        /** Training request */
        TrainPhotoAvatarGroupRequest: {
            group_id: string;
        };
        /**
         * Started training
         * @description A v1 envelope inside the v2 one.
         */
        StartedTraining: {
            code?: number;
            data?: {
                num_of_photar?: number;
                num_of_instant_avatar?: number;
                num_of_studio_avatar?: number;
                flow_id?: string;
            } | null;
            msg?: string | null;
            message?: string | null;
        };
        /** Started training */
        TrainPhotoAvatarGroupResponse: {
            error: null;
            data: components["schemas"]["StartedTraining"] | null;
            warning?: components["schemas"]["V2Warning"];
        };
        /** State of a training */
        TrainingStatusResponse: {
            error: null;
            data: {
                /** @description `empty` before any training; `pending`, `processing` or `training` while it runs; then `ready` or `failed`. */
                status: string;
                error_msg?: string | null;
                created_at?: number;
                updated_at?: number | null;
            };
            warning?: components["schemas"]["V2Warning"];
        };
        /** Upscale request */
        UpscalePhotoAvatarRequest: {
            /** @description A photo avatar whose `upscale_availability` says it can be upscaled. */
            id: string;
        };
    };
    responses: {
        /** @description The request breaks a rule; `param` names the field where there is one. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key or token is missing or wrong. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The account may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A request with the same key still runs, or something is not ready. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The file is larger than 32 MB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
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
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server failed. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A parameter has a wrong value. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The call costs more than the account has left. */
        PaymentRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body refers to something that does not exist. */
        ReferenceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such group. */
        GroupNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such look. */
        LookNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such video. */
        VideoNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
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
                "application/json": components["schemas"]["V2Error"];
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
                "application/json": components["schemas"]["V2Error"];
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
                "application/json": components["schemas"]["V2Error"];
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
                "application/json": components["schemas"]["V2Error"];
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
                "application/json": components["schemas"]["V2Error"];
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
                "application/json": components["schemas"]["V2Error"];
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
                "application/json": components["schemas"]["V2Error"];
            };
        };
    };
    parameters: {
        /** @description Makes a repetition safe. For 24 hours the same key on the same path gets the first answer again, even with a different body; while the first request still runs, a second one gets 409 `request_in_progress`. */
        IdempotencyKey: string;
        /** @description HeyGen's presets or your own; both when left out. */
        Ownership: "public" | "private";
        /** @description How many items a page holds at most. What the API does with a value out of range is not documented. */
        Limit: number;
        /** @description The `next_token` of the page before. Opaque. */
        Token: string;
        /** @description The id of an avatar group. */
        GroupId: string;
        /** @description Only looks of this group. */
        GroupFilter: string;
        /** @description Only looks of this type. */
        AvatarTypeFilter: components["schemas"]["AvatarType"];
        /** @description The id of an avatar look. */
        LookId: string;
        /** @description The id that `createVideo` gave. */
        VideoId: string;
        /** @description HeyGen's voices or your own. */
        VoiceType: "public" | "private";
        /** @description Only voices of this engine. The values are not documented. */
        VoiceEngine: string;
        /** @description Only voices of this language. */
        VoiceLanguage: string;
        /** @description Only voices of this gender. */
        VoiceGender: string;
        /** @description How many voices a page holds at most. */
        VoicesLimit: number;
        /** @description Whether HeyGen's presets are listed too. */
        IncludePublic: boolean;
        /** @description The id of a v2 avatar, which v3 calls a look id. */
        AvatarId: string;
        /** @description The id of a photo avatar. A group id is not found here. */
        PhotoAvatarId: string;
        /** @description The id that `generatePhotoAvatar` or `generatePhotoAvatarLooks` gave. */
        GenerationId: string;
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
export type UploadAssetRequest = components['schemas']['UploadAssetRequest'];
export type AssetResponse = components['schemas']['AssetResponse'];
export type KnownErrorCode = components['schemas']['KnownErrorCode'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ConsentStatus = components['schemas']['ConsentStatus'];
export type AvatarStatus = components['schemas']['AvatarStatus'];
export type TrainingError = components['schemas']['TrainingError'];
export type AvatarGroup = components['schemas']['AvatarGroup'];
export type HasMore = components['schemas']['HasMore'];
export type NextToken = components['schemas']['NextToken'];
export type AvatarGroupPage = components['schemas']['AvatarGroupPage'];
export type AssetUrl = components['schemas']['AssetUrl'];
export type AssetId = components['schemas']['AssetId'];
export type AssetBase64 = components['schemas']['AssetBase64'];
export type AssetInput = components['schemas']['AssetInput'];
export type CreatePromptAvatarRequest = components['schemas']['CreatePromptAvatarRequest'];
export type CreateDigitalTwinRequest = components['schemas']['CreateDigitalTwinRequest'];
export type CreatePhotoAvatarRequest = components['schemas']['CreatePhotoAvatarRequest'];
export type CreateAvatarRequest = components['schemas']['CreateAvatarRequest'];
export type AvatarType = components['schemas']['AvatarType'];
export type EngineName = components['schemas']['EngineName'];
export type AvatarLook = components['schemas']['AvatarLook'];
export type CreatedAvatarResponse = components['schemas']['CreatedAvatarResponse'];
export type AvatarGroupResponse = components['schemas']['AvatarGroupResponse'];
export type DeletedResponse = components['schemas']['DeletedResponse'];
export type CreateAvatarConsentRequest = components['schemas']['CreateAvatarConsentRequest'];
export type ConsentResponse = components['schemas']['ConsentResponse'];
export type AvatarLookPage = components['schemas']['AvatarLookPage'];
export type AvatarLookResponse = components['schemas']['AvatarLookResponse'];
export type UpdateAvatarLookRequest = components['schemas']['UpdateAvatarLookRequest'];
export type CreateVideoAgentSessionRequest = components['schemas']['CreateVideoAgentSessionRequest'];
export type VideoAgentSessionResponse = components['schemas']['VideoAgentSessionResponse'];
export type AvatarVEngine = components['schemas']['AvatarVEngine'];
export type AvatarIvEngine = components['schemas']['AvatarIvEngine'];
export type AvatarIiiEngine = components['schemas']['AvatarIiiEngine'];
export type VideoEngine = components['schemas']['VideoEngine'];
export type VideoScript = components['schemas']['VideoScript'];
export type ElevenLabsSettings = components['schemas']['ElevenLabsSettings'];
export type FishSettings = components['schemas']['FishSettings'];
export type StarfishSettings = components['schemas']['StarfishSettings'];
export type VoiceEngineSettings = components['schemas']['VoiceEngineSettings'];
export type VoiceSettings = components['schemas']['VoiceSettings'];
export type VideoResolution = components['schemas']['VideoResolution'];
export type VideoAspectRatio = components['schemas']['VideoAspectRatio'];
export type VideoFit = components['schemas']['VideoFit'];
export type VideoBackground = components['schemas']['VideoBackground'];
export type VideoOutputFormat = components['schemas']['VideoOutputFormat'];
export type VideoExpressiveness = components['schemas']['VideoExpressiveness'];
export type VideoCaption = components['schemas']['VideoCaption'];
export type WatermarkPlacement = components['schemas']['WatermarkPlacement'];
export type VideoWatermark = components['schemas']['VideoWatermark'];
export type CreateAvatarVideoRequest = components['schemas']['CreateAvatarVideoRequest'];
export type CreateImageVideoRequest = components['schemas']['CreateImageVideoRequest'];
export type CreateCinematicVideoRequest = components['schemas']['CreateCinematicVideoRequest'];
export type AvatarScene = components['schemas']['AvatarScene'];
export type ImageScene = components['schemas']['ImageScene'];
export type VideoScene = components['schemas']['VideoScene'];
export type StudioScene = components['schemas']['StudioScene'];
export type CreateStudioVideoRequest = components['schemas']['CreateStudioVideoRequest'];
export type CreateVideoRequest = components['schemas']['CreateVideoRequest'];
export type CreatedVideoResponse = components['schemas']['CreatedVideoResponse'];
export type Video = components['schemas']['Video'];
export type VideoResponse = components['schemas']['VideoResponse'];
export type Voice = components['schemas']['Voice'];
export type VoicePage = components['schemas']['VoicePage'];
export type V2AvatarGroup = components['schemas']['V2AvatarGroup'];
export type V2Warning = components['schemas']['V2Warning'];
export type V2AvatarGroupsResponse = components['schemas']['V2AvatarGroupsResponse'];
export type V2Failure = components['schemas']['V2Failure'];
export type V1Failure = components['schemas']['V1Failure'];
export type V2Error = components['schemas']['V2Error'];
export type PhotoAvatar = components['schemas']['PhotoAvatar'];
export type V2Avatar = components['schemas']['V2Avatar'];
export type V2AvatarGroupAvatarsResponse = components['schemas']['V2AvatarGroupAvatarsResponse'];
export type V2AvatarDetails = components['schemas']['V2AvatarDetails'];
export type V2AvatarDetailsResponse = components['schemas']['V2AvatarDetailsResponse'];
export type TalkingPhoto = components['schemas']['TalkingPhoto'];
export type V2AvatarsResponse = components['schemas']['V2AvatarsResponse'];
export type V1DeletedResponse = components['schemas']['V1DeletedResponse'];
export type PhotoAvatarResponse = components['schemas']['PhotoAvatarResponse'];
export type AddPhotoAvatarMotionRequest = components['schemas']['AddPhotoAvatarMotionRequest'];
export type PhotoAvatarIdResponse = components['schemas']['PhotoAvatarIdResponse'];
export type AddPhotoAvatarSoundEffectRequest = components['schemas']['AddPhotoAvatarSoundEffectRequest'];
export type SoundEffect = components['schemas']['SoundEffect'];
export type NestedSoundEffect = components['schemas']['NestedSoundEffect'];
export type SoundEffectResponse = components['schemas']['SoundEffectResponse'];
export type AddPhotoAvatarLooksRequest = components['schemas']['AddPhotoAvatarLooksRequest'];
export type PhotoAvatarListResponse = components['schemas']['PhotoAvatarListResponse'];
export type CreatePhotoAvatarGroupRequest = components['schemas']['CreatePhotoAvatarGroupRequest'];
export type V2GenerationResponse = components['schemas']['V2GenerationResponse'];
export type PhotoAvatarOrientation = components['schemas']['PhotoAvatarOrientation'];
export type PhotoAvatarPose = components['schemas']['PhotoAvatarPose'];
export type PhotoAvatarStyle = components['schemas']['PhotoAvatarStyle'];
export type GeneratePhotoAvatarLooksRequest = components['schemas']['GeneratePhotoAvatarLooksRequest'];
export type V2GenerationStartedResponse = components['schemas']['V2GenerationStartedResponse'];
export type GeneratePhotoAvatarRequest = components['schemas']['GeneratePhotoAvatarRequest'];
export type TrainPhotoAvatarGroupRequest = components['schemas']['TrainPhotoAvatarGroupRequest'];
export type StartedTraining = components['schemas']['StartedTraining'];
export type TrainPhotoAvatarGroupResponse = components['schemas']['TrainPhotoAvatarGroupResponse'];
export type TrainingStatusResponse = components['schemas']['TrainingStatusResponse'];
export type UpscalePhotoAvatarRequest = components['schemas']['UpscalePhotoAvatarRequest'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseInvalidQuery = components['responses']['InvalidQuery'];
export type ResponsePaymentRequired = components['responses']['PaymentRequired'];
export type ResponseReferenceNotFound = components['responses']['ReferenceNotFound'];
export type ResponseGroupNotFound = components['responses']['GroupNotFound'];
export type ResponseLookNotFound = components['responses']['LookNotFound'];
export type ResponseVideoNotFound = components['responses']['VideoNotFound'];
export type ResponseV2BadRequest = components['responses']['V2BadRequest'];
export type ResponseV2Unauthorized = components['responses']['V2Unauthorized'];
export type ResponseV2Forbidden = components['responses']['V2Forbidden'];
export type ResponseV2TooManyRequests = components['responses']['V2TooManyRequests'];
export type ResponseV2InternalError = components['responses']['V2InternalError'];
export type ResponseV2NotFound = components['responses']['V2NotFound'];
export type ResponseV2PaymentRequired = components['responses']['V2PaymentRequired'];
export type ParameterIdempotencyKey = components['parameters']['IdempotencyKey'];
export type ParameterOwnership = components['parameters']['Ownership'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterToken = components['parameters']['Token'];
export type ParameterGroupId = components['parameters']['GroupId'];
export type ParameterGroupFilter = components['parameters']['GroupFilter'];
export type ParameterAvatarTypeFilter = components['parameters']['AvatarTypeFilter'];
export type ParameterLookId = components['parameters']['LookId'];
export type ParameterVideoId = components['parameters']['VideoId'];
export type ParameterVoiceType = components['parameters']['VoiceType'];
export type ParameterVoiceEngine = components['parameters']['VoiceEngine'];
export type ParameterVoiceLanguage = components['parameters']['VoiceLanguage'];
export type ParameterVoiceGender = components['parameters']['VoiceGender'];
export type ParameterVoicesLimit = components['parameters']['VoicesLimit'];
export type ParameterIncludePublic = components['parameters']['IncludePublic'];
export type ParameterAvatarId = components['parameters']['AvatarId'];
export type ParameterPhotoAvatarId = components['parameters']['PhotoAvatarId'];
export type ParameterGenerationId = components['parameters']['GenerationId'];
export type HeaderRequestId = components['headers']['RequestId'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type HeaderDeprecation = components['headers']['Deprecation'];
export type HeaderSunset = components['headers']['Sunset'];
export type $defs = Record<string, never>;
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
                "multipart/form-data": components["schemas"]["UploadAssetRequest"];
            };
        };
        responses: {
            /** @description The stored file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listAvatarGroups: {
        parameters: {
            query?: {
                /** @description HeyGen's presets or your own; both when left out. */
                ownership?: components["parameters"]["Ownership"];
                /** @description How many items a page holds at most. What the API does with a value out of range is not documented. */
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
                    "application/json": components["schemas"]["AvatarGroupPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
                "application/json": components["schemas"]["CreateAvatarRequest"];
            };
        };
        responses: {
            /** @description The new look, still in training, and its group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAvatarResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ReferenceNotFound"];
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
                    "application/json": components["schemas"]["AvatarGroupResponse"];
                };
            };
            400: components["responses"]["InvalidQuery"];
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
                    "application/json": components["schemas"]["DeletedResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["GroupNotFound"];
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
                "application/json": components["schemas"]["CreateAvatarConsentRequest"];
            };
        };
        responses: {
            /** @description The group, and the page for the person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["GroupNotFound"];
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
                /** @description How many items a page holds at most. What the API does with a value out of range is not documented. */
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
                    "application/json": components["schemas"]["AvatarLookPage"];
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
                    "application/json": components["schemas"]["AvatarLookResponse"];
                };
            };
            400: components["responses"]["InvalidQuery"];
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
                    "application/json": components["schemas"]["DeletedResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
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
                "application/json": components["schemas"]["UpdateAvatarLookRequest"];
            };
        };
        responses: {
            /** @description The changed look. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvatarLookResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["LookNotFound"];
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
                "application/json": components["schemas"]["CreateVideoAgentSessionRequest"];
            };
        };
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoAgentSessionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ReferenceNotFound"];
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
                "application/json": components["schemas"]["CreateVideoRequest"];
            };
        };
        responses: {
            /** @description The id to poll with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedVideoResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
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
                    "application/json": components["schemas"]["VideoResponse"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["VideoNotFound"];
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
                /** @description How many voices a page holds at most. */
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
                    "application/json": components["schemas"]["VoicePage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
                    "application/json": components["schemas"]["V2AvatarGroupsResponse"];
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
                    "application/json": components["schemas"]["V2AvatarGroupAvatarsResponse"];
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
                    "application/json": components["schemas"]["V2AvatarDetailsResponse"];
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
                    "application/json": components["schemas"]["V2AvatarsResponse"];
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
                    "application/json": components["schemas"]["V1DeletedResponse"];
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
                    "application/json": components["schemas"]["PhotoAvatarResponse"];
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
                    "application/json": components["schemas"]["V1DeletedResponse"];
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
                "application/json": components["schemas"]["AddPhotoAvatarMotionRequest"];
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
                    "application/json": components["schemas"]["PhotoAvatarIdResponse"];
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
                "application/json": components["schemas"]["AddPhotoAvatarSoundEffectRequest"];
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
                    "application/json": components["schemas"]["SoundEffectResponse"];
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
                "application/json": components["schemas"]["AddPhotoAvatarLooksRequest"];
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
                    "application/json": components["schemas"]["PhotoAvatarListResponse"];
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
    createPhotoAvatarGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePhotoAvatarGroupRequest"];
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
                    "application/json": components["schemas"]["PhotoAvatarResponse"];
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
                    "application/json": components["schemas"]["V2GenerationResponse"];
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
    generatePhotoAvatarLooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GeneratePhotoAvatarLooksRequest"];
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
                    "application/json": components["schemas"]["V2GenerationStartedResponse"];
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
    generatePhotoAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GeneratePhotoAvatarRequest"];
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
                    "application/json": components["schemas"]["V2GenerationStartedResponse"];
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
                "application/json": components["schemas"]["TrainPhotoAvatarGroupRequest"];
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
                    "application/json": components["schemas"]["TrainPhotoAvatarGroupResponse"];
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
                    "application/json": components["schemas"]["TrainingStatusResponse"];
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
    upscalePhotoAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpscalePhotoAvatarRequest"];
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
                    "application/json": components["schemas"]["PhotoAvatarIdResponse"];
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
