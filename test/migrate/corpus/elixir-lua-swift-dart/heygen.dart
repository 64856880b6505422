import 'package:http/http.dart' as http;

const String baseUrl = 'https://api.heygen.com';

Future<http.Response> voices() => http.get(Uri.parse('$baseUrl/v2/voices'));
Future<http.Response> train(String group) => http.post(Uri.https('api.heygen.com', '/v2/photo_avatar/train'));
