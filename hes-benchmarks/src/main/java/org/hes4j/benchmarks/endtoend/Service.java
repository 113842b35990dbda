package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hes4j.benchmarks.SampleRecipients;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.MailDomain;

/** hes-emulator.jar in a JVM of its own, with one domain. */
final class Service implements AutoCloseable {
  private static final String USER = "admin";
  private static final String KEY = "key";
  private static final MailDomain DOMAIN = MailDomain.of(SampleRecipients.DOMAIN);

  private final Process process;
  private final URI uri;

  private Service(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static Service start(Path jar) {
    List<String> words =
        List.of(
            Command.javaProgram(),
            "-jar",
            jar.toString(),
            "--port",
            "0",
            "--username",
            USER,
            "--api-key",
            KEY,
            "--domain",
            DOMAIN.name());
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader output = process.inputReader(UTF_8);
      String first = String.valueOf(output.readLine());
      int at = first.indexOf("http://");
      if (at < 0) {
        process.destroyForcibly();
        throw new IllegalStateException(jar + " did not say where it listens, but: " + first);
      }
      return new Service(process, URI.create(first.substring(at).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** For the environment of imhs-cmd. */
  Map<String, String> environment(String binding) {
    String path = binding.equals("rest") ? "/api/v1/" : "/hes/soap";
    return Map.of(
        "HES_ENDPOINT", uri.resolve(path).toString(), "HES_USERNAME", USER, "HES_API_KEY", KEY);
  }

  ListState state() {
    try (HesClient client = soap()) {
      return client.listDomains().get(0).state().orElseThrow();
    }
  }

  /** Leaves nobody in the list. */
  void empty() {
    try (HesClient client = soap();
        StagedChange nobody = client.beginChange(DOMAIN, StageBase.NOTHING, state().revision())) {
      nobody.commit(0, ListDigest.of(List.of()));
    }
  }

  /**
   * Throws unless the list is the right one.
   *
   * @throws IllegalStateException with what was expected and found
   */
  void mustHold(int count, ListDigest digest) {
    ListState state = state();
    if (state.count() != count || !state.digest().equals(digest)) {
      throw new IllegalStateException(
          "the service holds "
              + state.count()
              + " addresses with digest "
              + state.digest()
              + ", expected "
              + count
              + " with "
              + digest);
    }
  }

  private HesClient soap() {
    return SoapHesClient.builder(uri.resolve("/hes/soap"), account()).build();
  }

  private static Credentials account() {
    return Credentials.of(USER, KEY);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
