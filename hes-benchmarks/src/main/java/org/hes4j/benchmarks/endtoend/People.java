package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.hes4j.benchmarks.SampleRecipients;
import org.hes4j.client.ListDigest;

/** The same people as each input has them, and what the service must hold of them. */
final class People {
  private static final String BASE = "dc=example,dc=com";

  private final int count;

  People(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  static String dn(int number) {
    return "uid=u" + number + "," + BASE;
  }

  /** Entries for slapadd. */
  Path entries(Path folder) {
    return write(
        folder.resolve("entries.ldif"),
        n ->
            "dn: %s\nobjectClass: inetOrgPerson\nuid: u%s\ncn: %s\nsn: %s\nmail: %s\n\n"
                .formatted(
                    dn(n),
                    n,
                    SampleRecipients.name(n),
                    SampleRecipients.familyName(n),
                    SampleRecipients.mail(n)));
  }

  /** A dump as ldapsearch writes it when asked for mail. */
  Path ldif(Path folder) {
    return write(
        folder.resolve("recipients.ldif"),
        n -> "dn: " + dn(n) + "\nmail: " + SampleRecipients.mail(n) + "\n\n");
  }

  /** Lines as the vendor's import takes them. */
  Path csv(Path folder) {
    return write(
        folder.resolve("recipients.csv"),
        n -> SampleRecipients.mail(n) + ",\"" + SampleRecipients.name(n) + "\"\n");
  }

  /** The digest of the list that holds all of them. */
  ListDigest digest() {
    ListDigest.Accumulator accumulator = new ListDigest.Accumulator();
    IntStream.range(0, count)
        .mapToObj(SampleRecipients::canonical)
        .sorted()
        .forEach(address -> accumulator.add(address.getBytes(UTF_8)));
    return accumulator.digest();
  }

  private interface Form {
    String of(int number);
  }

  private Path write(Path file, Form form) {
    try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
      for (int n = 0; n < count; n++) {
        writer.write(form.of(n));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
