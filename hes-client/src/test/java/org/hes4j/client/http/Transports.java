package org.hes4j.client.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.jspecify.annotations.Nullable;

/** Transports for tests, and calls to send. */
final class Transports {
  private Transports() {}

  /** Takes the settings out of a builder. */
  static final class Settings extends HesClientBuilder<Settings> {
    private @Nullable ConnectionSettings settings;

    private Settings() {
      super(URI.create("https://hes.example.com/"), Credentials.of("a", "k"));
    }

    @Override
    protected HesClient build(URI endpoint, Credentials credentials, ConnectionSettings settings) {
      this.settings = settings;
      return null;
    }

    private ConnectionSettings get() {
      build();
      return settings;
    }
  }

  static HttpTransport transport(UnaryOperator<Settings> how) {
    return new HttpTransport(Credentials.of("admin", "key"), how.apply(new Settings()).get());
  }

  static HttpCall call(URI endpoint, @Nullable BodyWriter body) {
    return new HttpCall("POST", Map.of(), body, new CallDetails(endpoint, "test", "id-1"));
  }

  static byte[] readAll(HttpTransport http, URI endpoint) {
    try (HttpAnswer answer = http.send(call(endpoint, null))) {
      return read(answer);
    }
  }

  static byte[] read(HttpAnswer answer) {
    try {
      return answer.body().readAllBytes();
    } catch (IOException e) {
      throw answer.failure().orElseThrow();
    }
  }
}
