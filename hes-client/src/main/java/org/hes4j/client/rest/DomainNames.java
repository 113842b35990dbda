package org.hes4j.client.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.http.ServiceText;
import org.hes4j.recipient.MailDomain;

/**
 * The answer to {@code GET domains}, whose form the vendor does not tell: an array of names, or of
 * objects with a name, or an object with such an array. Where anything in it might mean that there
 * is more, it is not understood, for a domain that is overlooked is a domain not kept in step.
 */
final class DomainNames {
  /** The names that a field with the domain may have, the likeliest first. */
  private static final List<String> FIELDS = List.of("domain", "domainName", "name");

  /** The names of a field that tells how many there are, in all; not how many a page may have. */
  private static final Set<String> COUNTS =
      Set.of(
          "count",
          "total",
          "totalcount",
          "totalsize",
          "totalitems",
          "totalelements",
          "totalresults",
          "totaldomains",
          "domaincount");

  private final JsonAnswer json;
  private final JsonValue answer;

  private DomainNames(JsonAnswer json, JsonValue answer) {
    this.json = json;
    this.answer = answer;
  }

  /** The domains, in order of their names. */
  static List<MailDomain> read(JsonAnswer json) {
    return new DomainNames(json, JsonValue.read(json)).domains();
  }

  private List<MailDomain> domains() {
    TreeSet<MailDomain> domains = new TreeSet<>();
    for (JsonValue element : array().elements()) {
      domains.add(domain(element));
    }
    return List.copyOf(domains);
  }

  private JsonValue.Array array() {
    if (answer instanceof JsonValue.Array array) {
      return array;
    }
    if (answer instanceof JsonValue.Fields fields) {
      return onlyArray(fields.values()).orElseThrow(this::notUnderstood);
    }
    throw notUnderstood();
  }

  /** The one array of an object that tells nothing else, except how many it has. */
  private static Optional<JsonValue.Array> onlyArray(Map<String, JsonValue> fields) {
    List<JsonValue.Array> arrays =
        fields.values().stream()
            .filter(JsonValue.Array.class::isInstance)
            .map(JsonValue.Array.class::cast)
            .toList();
    if (arrays.size() != 1) {
      return Optional.empty();
    }
    JsonValue count = new JsonValue.Digits(String.valueOf(arrays.get(0).elements().size()));
    boolean whole =
        fields.entrySet().stream()
            .allMatch(
                field ->
                    field.getValue() == arrays.get(0)
                        || (isCount(field.getKey()) && field.getValue().equals(count)));
    return whole ? Optional.of(arrays.get(0)) : Optional.empty();
  }

  private static boolean isCount(String name) {
    return COUNTS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
  }

  private MailDomain domain(JsonValue element) {
    JsonValue name = element instanceof JsonValue.Fields fields ? name(fields.values()) : element;
    if (!(name instanceof JsonValue.Text text)) {
      throw notUnderstood();
    }
    try {
      return MailDomain.of(text.text());
    } catch (IllegalArgumentException e) {
      throw json.unexpected(
          "a list of domains that holds '" + ServiceText.of(text.text()) + "'" + ADVICE);
    }
  }

  private JsonValue name(Map<String, JsonValue> fields) {
    return FIELDS.stream()
        .map(fields::get)
        .filter(JsonValue.Text.class::isInstance)
        .findFirst()
        .orElseThrow(this::notUnderstood);
  }

  private static final String ADVICE =
      " (the vendor does not tell the form of this answer: give the account's domains to the client instead, imhs-cmd with --account-domain)";

  private ProtocolException notUnderstood() {
    return json.unexpected(ServiceText.of(answer.form()) + ADVICE);
  }
}
