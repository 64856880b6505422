package films

import retrofit2.Retrofit
import retrofit2.http.*

interface HeyGenApi {
    @GET("v2/avatars")
    suspend fun avatars(): Avatars

    @POST("v2/video/generate")
    suspend fun generate(@Body body: Generate): Generated

    @GET("v1/video_status.get")
    suspend fun status(@Query("video_id") id: String): Status
}

val api = Retrofit.Builder().baseUrl("https://api.heygen.com/").build().create(HeyGenApi::class.java)
