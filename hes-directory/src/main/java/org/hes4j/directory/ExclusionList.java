package org.hes4j.directory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.UnseenCharacters;

/**
 * Addresses that are no recipients whatever a source says.
 *
 * <p>An entry is one of three, compared without regard to case and with domains as A-labels:
 *
 * <ul>
 *   <li>an address: {@code ann@example.com};
 *   <li>a whole domain, without its subdomains: {@code @example.com};
 *   <li>a pattern for a whole address, where {@code *} stands for any number of characters and
 *       {@code ?} for one: {@code test-*@example.com}, {@code *@*.lab.example.com}. There are no
 *       regular expressions: a dot is a dot.
 * </ul>
 *
 * <p>A pattern that excludes everybody, such as {@code *@*}, is refused, and so is an entry that no
 * address can match: one with a character that cannot be seen ({@link UnseenCharacters}; around an
 * entry they are taken off), or with a wildcard in a domain that is not ASCII. Immutable and
 * thread-safe.
 */
public final class ExclusionList {
  static final String BY_ADDRESS = "excluded by address";
  static final String BY_DOMAIN = "excluded by domain";
  static final String BY_PATTERN = "excluded by pattern";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Set<EmailAddress> addresses = new HashSet<>();
  private final Set<MailDomain> domains = new HashSet<>();
  private final List<AddressPattern> patterns = new ArrayList<>();

  private ExclusionList() {}

  private void add(String entry) {
    if (AddressPattern.isPattern(entry)) {
      patterns.add(AddressPattern.of(entry));
    } else if (entry.startsWith("@")) {
      domains.add(MailDomain.of(entry.substring(1)));
    } else if (entry.indexOf('@') < 0) {
      throw new IllegalArgumentException(
          "no @; expected an address, a domain such as @example.com, or a pattern such as"
              + " test-*@example.com");
    } else {
      addresses.add(EmailAddress.of(entry));
    }
  }

  /**
   * A list of entries.
   *
   * @throws IllegalArgumentException when one is no entry; the message names its place and the
   *     reason
   */
  public static ExclusionList of(Collection<String> entries) {
    ExclusionList list = new ExclusionList();
    int place = 0;
    for (String entry : entries) {
      place++;
      try {
        list.add(UnseenCharacters.strip(entry));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("exclusion " + place + ": " + e.getMessage(), e);
      }
    }
    return list;
  }

  /** The same with the entries one by one. */
  public static ExclusionList of(String... entries) {
    return of(List.of(entries));
  }

  /**
   * Reads a file now: UTF-8, one entry a line; blank lines and lines that begin with {@code #} do
   * not count.
   *
   * @throws RecipientSourceException when the file cannot be read, is not UTF-8, or a line is no
   *     entry; the message names the line
   */
  public static ExclusionList read(Path file) {
    ExclusionList list = new ExclusionList();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      try {
        String entry = UnseenCharacters.strip(line);
        if (!entry.isEmpty() && !entry.startsWith("#")) {
          list.add(entry);
        }
      } catch (IllegalArgumentException e) {
        throw new RecipientSourceException(
            "exclusion list " + file + ", line " + number + ": " + e.getMessage() + ".", e);
      }
    }
    return list;
  }

  private static List<String> lines(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return text.substring(marked ? 1 : 0).lines().toList();
    } catch (CharacterCodingException e) {
      throw new RecipientSourceException(
          "exclusion list " + file + ": it is not UTF-8. Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new RecipientSourceException(
          "exclusion list " + file + ": cannot be read: " + e + ". Check the path and its rights.",
          e);
    }
  }

  /** By what kind of entry the address is excluded; empty when it is not. */
  Optional<String> kindOf(EmailAddress address) {
    if (addresses.contains(address)) {
      return Optional.of(BY_ADDRESS);
    }
    if (domains.contains(address.domain())) {
      return Optional.of(BY_DOMAIN);
    }
    String text = patterns.isEmpty() ? "" : address.toString();
    return patterns.stream().anyMatch(pattern -> pattern.matches(text))
        ? Optional.of(BY_PATTERN)
        : Optional.empty();
  }

  /** {@code 3 exclusions}. */
  @Override
  public String toString() {
    int size = addresses.size() + domains.size() + patterns.size();
    return size == 1 ? "1 exclusion" : size + " exclusions";
  }
}
