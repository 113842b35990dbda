package org.hes4j.testkit.emulator;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/** Short words for what goes over the REST wire of an emulator. */
final class RestCalls {
  static final String USERS = "domains/example.com/users";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HesEmulator hes;

  RestCalls(HesEmulator hes) {
    this.hes = hes;
  }

  static HesEmulator emulator(RestSwitches switches) {
    return HesEmulator.builder()
        .username("admin")
        .apiKey("key")
        .domain("example.com")
        .domain("example.org")
        .rest(switches)
        .start();
  }

  static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  static Recipient recipient(String address, String name) {
    return Recipient.of(EmailAddress.of(address), name);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hes.restEndpoint().resolve(path))
        .header("Authorization", basic("admin:key"));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(String method, BodyPublisher body, String coding)
      throws IOException, InterruptedException {
    return send(
        request(USERS)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", coding)
            .method(method, body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
