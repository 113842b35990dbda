package org.hes4j.client.soap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.hes4j.client.Utf8Recipients;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/**
 * The additions and removals of an appendToStage message, which writes them itself. The rest of the
 * message comes from the stubs, and these could too; but of a million recipients that is 0.6
 * seconds of work more for the same bytes, to which a test holds this class. Immutable.
 */
final class StageBatch {
  private static final String END = "</appendToStage>";

  private static final byte[] ADDITION = ascii("<addition><address>");
  private static final byte[] NAME = ascii("</address><displayName>");
  private static final byte[] NAMED_END = ascii("</displayName></addition>");
  private static final byte[] ADDITION_END = ascii("</address></addition>");
  private static final byte[] REMOVAL = ascii("<removal>");
  private static final byte[] REMOVAL_END = ascii("</removal>");
  private static final byte[] AMPERSAND = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");

  private final Collection<Recipient> additions;
  private final List<EmailAddress> removals;

  StageBatch(Collection<Recipient> additions, Collection<EmailAddress> removals) {
    this.additions = additions instanceof Utf8Recipients ? additions : List.copyOf(additions);
    this.removals = List.copyOf(removals);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(UTF_8);
  }

  /** Writes a message that the stubs have made of a batch of nobody, with this batch in it. */
  void writeInto(byte[] message, OutputStream out) throws IOException {
    int end = new String(message, ISO_8859_1).lastIndexOf(END);
    if (end < 0) {
      throw new IllegalStateException("a message that is no appendToStage");
    }
    out.write(message, 0, end);
    if (additions instanceof Utf8Recipients texts) {
      texts.forEachInUtf8((utf8, addressEnd, nameEnd) -> write(utf8, addressEnd, nameEnd, out));
    } else {
      writeAdditions(out);
    }
    for (EmailAddress removal : removals) {
      out.write(REMOVAL);
      byte[] utf8 = removal.toString().getBytes(UTF_8);
      text(utf8, 0, utf8.length, out);
      out.write(REMOVAL_END);
    }
    out.write(message, end, message.length - end);
  }

  private void writeAdditions(OutputStream out) throws IOException {
    for (Recipient addition : additions) {
      String address = addition.address().toString();
      byte[] utf8 = (address + addition.displayName().orElse("")).getBytes(UTF_8);
      write(utf8, address.getBytes(UTF_8).length, utf8.length, out);
    }
  }

  private static void write(byte[] utf8, int addressEnd, int end, OutputStream out)
      throws IOException {
    out.write(ADDITION);
    text(utf8, 0, addressEnd, out);
    if (addressEnd == end) {
      out.write(ADDITION_END);
    } else {
      out.write(NAME);
      text(utf8, addressEnd, end, out);
      out.write(NAMED_END);
    }
  }

  /** What XML has a meaning for is no part of a longer character in UTF-8. */
  private static void text(byte[] utf8, int begin, int end, OutputStream out) throws IOException {
    int from = begin;
    for (int i = begin; i < end; i++) {
      byte b = utf8[i];
      if (b <= '>' && (b == '&' || b == '<' || b == '>')) {
        out.write(utf8, from, i - from);
        out.write(b == '&' ? AMPERSAND : b == '<' ? LESS : GREATER);
        from = i + 1;
      }
    }
    out.write(utf8, from, end - from);
  }
}
