import Foundation

struct HeyGen {
    let baseURL = "https://api.heygen.com"

    func quota() -> URLRequest {
        var request = URLRequest(url: URL(string: "\(baseURL)/v2/user/remaining_quota")!)
        request.httpMethod = "GET"
        return request
    }
}
