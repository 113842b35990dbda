package org.hes4j.examples.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hes4j.incremental.IncrementalSource;
import org.hes4j.incremental.LastRead;
import org.hes4j.recipient.ChangeSource;

/** Makes sources whose content is kept in a folder of the journal, one for each question. */
final class KeptSources {
  private static final int DIGITS = 8;

  private final Options options;
  private final Surroundings surroundings;

  KeptSources(Options options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  IncrementalSource make(ChangeSource source) {
    Path journal = new Journals(options, surroundings).open().folder();
    return IncrementalSource.builder(source, journal.resolve("incremental-" + question()))
        .fullReadAfter(options.incremental.fullReadAfter())
        .build();
  }

  /**
   * Tells accounts with several directories apart. It need not be exact: a store that belongs to
   * another question is read anew by the source itself. Servers are no part of it, as there.
   */
  private String question() {
    LdapOptions ldap = options.ldap;
    List<Object> parts = new ArrayList<>();
    ldap.urls.stream().limit(1).map(KeptSources::withoutServer).forEach(parts::add);
    parts.add(ldap.furtherBases);
    parts.add(ldap.attributes);
    parts.add(options.choices.withoutNames ? "no names" : ldap.displayNameAttributes);
    parts.add(String.valueOf(ldap.filter));
    parts.add(String.valueOf(ldap.profile));
    parts.add(String.valueOf(ldap.bindDn));
    parts.add(String.valueOf(ldap.saslUser));
    return digest(parts.toString());
  }

  private static String withoutServer(String url) {
    int slash = url.indexOf('/', url.indexOf("//") + 2);
    return slash < 0 ? "" : url.substring(slash);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  /** What was read, in a line for people. */
  static String words(LastRead read) {
    return read.reason()
        .map(why -> String.format(Locale.ROOT, "read all %,d entries: %s", read.entries(), why))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "read %,d changed %s of %,d since the last run",
                    read.changed(),
                    read.changed() == 1 ? "entry" : "entries",
                    read.entries()));
  }
}
