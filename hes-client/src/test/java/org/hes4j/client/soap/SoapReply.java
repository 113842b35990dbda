package org.hes4j.client.soap;

import java.util.List;
import org.hes4j.client.ListDigest;

/** Answers of a HES service, as text for WireMock. */
final class SoapReply {
  static final String ZEROS = "0".repeat(64);

  private SoapReply() {}

  static String envelope(String body) {
    return "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
        + body
        + "</S:Body></S:Envelope>";
  }

  static String domains(String... statuses) {
    return envelope(element("listDomainsResponse", String.join("", statuses)));
  }

  static String status(String domain, long revision, long count) {
    return "<status><domain>"
        + domain
        + "</domain><revision>"
        + revision
        + "</revision><count>"
        + count
        + "</count><digest>"
        + digest(count)
        + "</digest></status>";
  }

  private static String digest(long count) {
    return count == 0 ? ListDigest.of(List.of()).hex() : ZEROS;
  }

  static String page(long revision, boolean more, String... addresses) {
    StringBuilder page = new StringBuilder();
    page.append("<page><revision>").append(revision).append("</revision><more>").append(more);
    page.append("</more>");
    for (String address : addresses) {
      page.append("<recipient><address>").append(address).append("</address></recipient>");
    }
    return envelope(element("listUsersResponse", page.append("</page>").toString()));
  }

  static String changed(String response, long revision, long count) {
    return envelope(
        element(
            response,
            "<result><revision>"
                + revision
                + "</revision><count>"
                + count
                + "</count><digest>"
                + digest(count)
                + "</digest><added>0</added><removed>0</removed></result>"));
  }

  static String fault(String element, String code, String more) {
    return envelope(
        "<S:Fault><faultcode>S:Server</faultcode><faultstring>fault</faultstring><detail>"
            + element(element, "<code>" + code + "</code><message>it said so</message>" + more)
            + "</detail></S:Fault>");
  }

  private static String element(String name, String content) {
    return "<" + name + " xmlns=\"urn:hes4j:hes:1\">" + content + "</" + name + ">";
  }
}
