package org.hes4j.examples.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hes4j.testkit.emulator.HesEmulator;

/** Types commands as a user would, with an environment and a home folder of its own. */
final class Shell {
  static final String USERNAME = "admin@example.com";
  static final String API_KEY = "the-service-authentication-key";

  private final Map<String, String> environment = new HashMap<>();
  private final Path home;
  private byte[] input = {};

  Shell(Path home) {
    this.home = home;
  }

  /** A shell whose environment names that service and its account. */
  static Shell on(HesEmulator hes, Path home) {
    return new Shell(home)
        .with("HES_ENDPOINT", hes.soapUri().toString())
        .with("HES_USERNAME", USERNAME)
        .with("HES_API_KEY", API_KEY);
  }

  /** What a command said and how it ended. */
  record Result(int exit, String out, String err) {

    /** A value of the one JSON object on standard output, which must be all that is there. */
    String json(String field) {
      try (JsonParser parser = new JsonFactory().createParser(out)) {
        return read(parser, field);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String read(JsonParser parser, String field) throws IOException {
      String value = null;
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new AssertionError("no JSON object: " + out);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(field)) {
          value = parser.getText();
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one JSON object: " + out);
      }
      return value;
    }
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell without(String variable) {
    environment.remove(variable);
    return this;
  }

  Shell input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        ImhsCmd.run(surroundings(new PrintStream(out, false, StandardCharsets.UTF_8), err), args);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What a command finds in this shell when its standard output is that stream. */
  Surroundings surroundings(PrintStream out, ByteArrayOutputStream err) {
    return new Surroundings(
        environment,
        home,
        new ByteArrayInputStream(input),
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false);
  }
}
