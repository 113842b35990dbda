package org.hes4j.client.rest;

import org.hes4j.client.http.BodyWriter;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param operation the method of {@code HesClient}, for messages
 * @param domain whose users it is about, or null for the list of domains
 * @param body of a write, or null
 */
record RestRequest(
    String operation, String method, @Nullable MailDomain domain, @Nullable BodyWriter body) {

  static RestRequest domains() {
    return new RestRequest("listDomains", "GET", null, null);
  }

  static RestRequest users(String operation, MailDomain domain) {
    return new RestRequest(operation, "GET", domain, null);
  }

  /** Below the base URL. The characters of a domain need no escape. */
  String path() {
    return domain == null ? "domains" : "domains/" + domain.name() + "/users";
  }
}
