package org.example.cards.net

import retrofit2.http.Body
import retrofit2.http.DELETE
import retrofit2.http.GET
import retrofit2.http.Header
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query

interface HeyGenApi {

    @GET("v2/avatars")
    suspend fun avatars(@Header("x-api-key") key: String): Envelope<Avatars>

    @POST("v2/video/generate")
    suspend fun generate(@Header("x-api-key") key: String, @Body body: VideoRequest): Envelope<VideoId>

    @GET("v1/video_status.get")
    suspend fun status(@Header("x-api-key") key: String, @Query("video_id") id: String): Envelope<Status>

    @GET("v2/photo_avatar/{id}")
    suspend fun photo(@Header("x-api-key") key: String, @Path("id") id: String): Envelope<Photo>

    @DELETE("v2/photo_avatar/{id}")
    suspend fun removePhoto(@Header("x-api-key") key: String, @Path("id") id: String)
}

data class Envelope<T>(val data: T)
data class Avatars(val avatars: List<Map<String, Any?>>)
data class VideoId(val video_id: String)
data class Status(val status: String, val video_url: String?)
data class Photo(val id: String, val status: String)
data class VideoRequest(val video_inputs: List<Map<String, Any>>, val title: String? = null)
