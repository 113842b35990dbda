package org.hes4j.recipient;

import com.sanctionco.jmail.EmailValidationResult;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.FailureReason;
import com.sanctionco.jmail.JMail;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns raw values into canonical addresses, or says why that cannot be.
 *
 * <p>An {@code smtp:} prefix in any case is removed, and so is what surrounds an address and is
 * blank or cannot be seen ({@link UnseenCharacters#strip}); the rest becomes lower case and its
 * domain A-labels. Syntax is that of RFC 5321 with the UTF-8 local parts of RFC 6531; address
 * literals, source routes and comments are no recipients. What cannot be seen inside ({@link
 * UnseenCharacters}) is rejected, and so is a domain of which nobody can say which one it is
 * ({@link MailDomain}). {@code x500:}, {@code sip:} and the other known address types of
 * directories are left out; an unknown type is rejected, for it may be a recipient.
 *
 * <p>Not thread-safe: it remembers the domains it has seen. Use one for each read.
 */
public final class AddressNormalizer {
  /**
   * Names these rules together with the Java that knows the characters: another name, other
   * addresses of the same values. For whoever keeps what came of values.
   */
  public static final String RULES = "2, Java " + Runtime.version().feature();

  /** RFC 5321, 4.5.3.1.1. */
  private static final int MAX_LOCAL_OCTETS = 64;

  /** RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets. */
  private static final int MAX_OCTETS = 254;

  private static final int REMEMBERED_DOMAINS = 1000;

  private static final EmailValidator VALIDATOR =
      JMail.validator()
          .disallowIpDomain()
          .disallowExplicitSourceRouting()
          .disallowObsoleteWhitespace();

  /** A type prefix as in {@code proxyAddresses}; a local part cannot hold an unquoted colon. */
  private static final Pattern TYPED =
      Pattern.compile("([A-Za-z][A-Za-z0-9-]*):(.*)", Pattern.DOTALL);

  /** Address types of directories that are not mail: those of Exchange, Domino and telephony. */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "x500", "x400", "sip", "sips", "eum", "fax", "rfax", "tel", "ms", "ccmail", "notes",
          "gwise", "im", "xmpp", "spo", "mapipdl", "h323");

  private static final String NOT_ALLOWED = "a character that is not allowed there";

  private static final Map<FailureReason, String> REASONS =
      Map.ofEntries(
          Map.entry(FailureReason.MISSING_AT_SYMBOL, "no @"),
          Map.entry(FailureReason.LOCAL_PART_MISSING, "nothing before the @"),
          Map.entry(FailureReason.BEGINS_WITH_AT_SYMBOL, "nothing before the @"),
          Map.entry(FailureReason.DOMAIN_MISSING, "no domain after the @"),
          Map.entry(FailureReason.MULTIPLE_AT_SYMBOLS, "more than one @"),
          Map.entry(FailureReason.MULTIPLE_DOT_SEPARATORS, "two dots in a row"),
          Map.entry(FailureReason.STARTS_WITH_DOT, "starts with a dot"),
          Map.entry(FailureReason.ENDS_WITH_DOT, "ends with a dot"),
          Map.entry(FailureReason.LOCAL_PART_ENDS_WITH_DOT, "a dot right before the @"),
          Map.entry(FailureReason.ADDRESS_TOO_SHORT, "too short for an address"),
          Map.entry(FailureReason.INVALID_WHITESPACE, "a blank inside"),
          Map.entry(FailureReason.CONTAINS_OBSOLETE_WHITESPACE, "a blank inside"),
          Map.entry(FailureReason.UNQUOTED_ANGLED_BRACKET, "an angle bracket inside"),
          Map.entry(FailureReason.CONTAINS_IP_DOMAIN, "an address literal instead of a domain"),
          Map.entry(FailureReason.INVALID_IP_DOMAIN, "an address literal instead of a domain"));

  private final Map<String, MailDomain> domains =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MailDomain> eldest) {
          return size() > REMEMBERED_DOMAINS;
        }
      };

  /** Most values have the domain of the one before. */
  private @Nullable MailDomain last;

  /** A normaliser that has seen nothing yet. */
  public AddressNormalizer() {}

  /** What the raw value is. Never throws for any text. */
  public Normalized normalize(String raw) {
    MailDomain domain = last;
    String local = domain == null ? null : plainLocalPart(raw, domain);
    return domain == null || local == null
        ? normalizeAny(raw)
        : new Normalized.Accepted(new EmailAddress(local, domain));
  }

  /**
   * The local part of what nearly all values are: a plain one, in any case, at that domain in
   * canonical form. Null of all others.
   */
  private static @Nullable String plainLocalPart(String raw, MailDomain domain) {
    int at = raw.length() - domain.name().length() - 1;
    boolean atDomain =
        at > 0
            && at <= MAX_LOCAL_OCTETS
            && raw.length() <= MAX_OCTETS
            && raw.charAt(at) == '@'
            && raw.endsWith(domain.name());
    return atDomain ? PlainLocalPart.lowered(raw, at) : null;
  }

  /** What {@link #normalize} says, of a plain value as of any other. */
  private Normalized normalizeAny(String raw) {
    String text = UnseenCharacters.strip(raw);
    return text.indexOf(':') < 0 ? untyped(text) : perhapsTyped(text);
  }

  /**
   * What an address of a known domain is, such as one that was kept by its local part: the same as
   * {@link #normalize(String)} says of both with an {@code @} between, and sooner.
   */
  public Normalized normalize(String localPart, MailDomain domain) {
    return isPlainAt(localPart, domain)
        ? new Normalized.Accepted(new EmailAddress(localPart, domain))
        : normalize(localPart + "@" + domain.name());
  }

  /**
   * An address that stands in a service's list, or did. What would be rejected today (by a rule
   * that is younger than the list, or that the service does not have) is taken as it stands there,
   * in lower case, so that it can be told apart and removed. Nothing is taken off.
   *
   * @throws IllegalArgumentException when it has no domain, a local part of none or more than 64
   *     octets, or a control character, which no list can hold; the message gives the reason, not
   *     the text
   */
  public EmailAddress listed(String text) {
    if (normalize(text) instanceof Normalized.Accepted accepted
        && isOfLength(accepted.address(), text.length())) {
      return accepted.address();
    }
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException("no local part before an @");
    }
    String local = text.substring(0, at).toLowerCase(Locale.ROOT);
    if (local.chars().anyMatch(c -> Character.isISOControl(c) || c >= 0xFFFE)) {
      throw new IllegalArgumentException("a control character inside");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(local)) {
      throw new IllegalArgumentException("half of a surrogate pair inside");
    }
    lengthProblem(local)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return new EmailAddress(local, domain(text.substring(at + 1)));
  }

  /** The same of an address that was kept by its local part; sooner than of both in one text. */
  public EmailAddress listed(String localPart, MailDomain domain) {
    return isPlainAt(localPart, domain)
        ? new EmailAddress(localPart, domain)
        : listed(localPart + "@" + domain.name());
  }

  /** What the normaliser took something away from would be another address. */
  private static boolean isOfLength(EmailAddress address, int length) {
    return address.localPart().length() + 1 + address.domain().name().length() == length;
  }

  private Normalized perhapsTyped(String text) {
    Matcher typed = TYPED.matcher(text);
    if (typed.matches() && !typed.group(2).startsWith("//")) {
      String type = typed.group(1).toLowerCase(Locale.ROOT);
      if (OTHER_TYPES.contains(type)) {
        return new Normalized.LeftOut(type + ": address");
      }
      if (!type.equals("smtp")) {
        return new Normalized.Rejected("an address type that is not known, before the colon");
      }
      return untyped(UnseenCharacters.strip(typed.group(2)));
    }
    return untyped(text);
  }

  private Normalized untyped(String text) {
    return text.isEmpty() ? new Normalized.LeftOut("empty value") : parse(text);
  }

  private Normalized parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return new Normalized.Rejected("no @");
    }
    String given = text.substring(0, at);
    String local = given.toLowerCase(Locale.ROOT);
    Optional<String> problem =
        isShortAndPlain(local)
            ? Optional.empty()
            : UnseenCharacters.problem(given, "local part").or(() -> lengthProblem(local));
    if (problem.isPresent()) {
      return new Normalized.Rejected(problem.get());
    }
    return domainOf(local, text.substring(at + 1));
  }

  private static boolean isShortAndPlain(String local) {
    return local.length() <= MAX_LOCAL_OCTETS && PlainLocalPart.is(local);
  }

  private static boolean isPlainAt(String local, MailDomain domain) {
    return isShortAndPlain(local) && local.length() + 1 + domain.name().length() <= MAX_OCTETS;
  }

  private Normalized domainOf(String local, String domainText) {
    MailDomain domain;
    try {
      domain = domain(domainText);
    } catch (IllegalArgumentException e) {
      return new Normalized.Rejected(domainProblem(domainText, e));
    }
    last = domain;
    EmailAddress address = new EmailAddress(local, domain);
    return syntaxProblem(address)
        .<Normalized>map(Normalized.Rejected::new)
        .orElseGet(() -> new Normalized.Accepted(address));
  }

  private MailDomain domain(String text) {
    MailDomain known = domains.get(text);
    if (known == null) {
      if (text.endsWith(".") || !text.equals(UnseenCharacters.strip(text))) {
        throw MailDomain.notAName(text);
      }
      known = MailDomain.of(text);
      domains.put(text, known);
    }
    return known;
  }

  private static String domainProblem(String text, IllegalArgumentException problem) {
    if (text.isEmpty()) {
      return "no domain after the @";
    }
    if (text.startsWith("[")) {
      return "an address literal instead of a domain";
    }
    return "what follows the @ is "
        + (problem.getMessage() == null ? "not a domain name" : problem.getMessage());
  }

  private static Optional<String> lengthProblem(String local) {
    int octets = local.getBytes(StandardCharsets.UTF_8).length;
    return octets > MAX_LOCAL_OCTETS
        ? Optional.of(
            "local part of "
                + octets
                + " octets, at most "
                + MAX_LOCAL_OCTETS
                + " are allowed (RFC 5321)")
        : Optional.empty();
  }

  private static Optional<String> syntaxProblem(EmailAddress address) {
    if (isPlainAt(address.localPart(), address.domain())) {
      return Optional.empty();
    }
    String text = address.toString();
    int octets = text.getBytes(StandardCharsets.UTF_8).length;
    if (octets > MAX_OCTETS) {
      return Optional.of(octets + " octets, at most " + MAX_OCTETS + " are allowed (RFC 5321)");
    }
    EmailValidationResult result;
    try {
      result = VALIDATOR.validate(text);
    } catch (RuntimeException e) {
      // JMail trips over a quotation mark behind an @: one such value must not end a whole read
      return Optional.of(NOT_ALLOWED);
    }
    if (result.isFailure()) {
      return Optional.of(REASONS.getOrDefault(result.getFailureReason(), NOT_ALLOWED));
    }
    boolean comments = result.getEmail().filter(email -> !email.comments().isEmpty()).isPresent();
    return comments ? Optional.of("a comment in parentheses inside") : Optional.empty();
  }
}
