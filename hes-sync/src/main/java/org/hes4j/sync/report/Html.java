package org.hes4j.sync.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.hes4j.recipient.PlainText;

/**
 * Writes HTML that is well-formed XML too. All text and every attribute's value is escaped, and
 * what does not show or would turn its neighbours around is written as its number: there is no way
 * to write markup through a value.
 */
final class Html {
  private static final int LONGEST = 20_000;

  /** Blanks between these would show. */
  private static final Set<String> INLINE = Set.of("b", "bdi", "span", "svg", "time", "code");

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  Html(Writer out) {
    this.out = out;
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  Html open(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.write('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that was begun last. */
  Html close() throws IOException {
    String tag = open.pop();
    out.write("</" + tag + ">");
    return INLINE.contains(tag) ? this : line();
  }

  /** An element without content. */
  Html empty(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.write("/>");
    return this;
  }

  /** An element that holds text alone. */
  Html element(String tag, String text, String... attributes) throws IOException {
    return open(tag, attributes).text(text).close();
  }

  Html text(String text) throws IOException {
    escape(PlainText.of(text, LONGEST));
    return this;
  }

  /** A value of strangers: cut, and kept apart from the direction of the text around it. */
  Html value(String text) throws IOException {
    return element("bdi", Printable.of(text));
  }

  /** A sentence of strangers, which may be longer. */
  Html sentence(String text) throws IOException {
    return element("bdi", Printable.sentence(text));
  }

  /** Writes what is markup: the document's own, from a resource. */
  Html markup(String trusted) throws IOException {
    out.write(trusted);
    return this;
  }

  Html line() throws IOException {
    out.write('\n');
    return this;
  }

  private void start(String tag, String... attributes) throws IOException {
    out.write("<" + tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.write(" " + attributes[i] + "=\"");
      escape(PlainText.of(attributes[i + 1], LONGEST));
      out.write('"');
    }
  }

  private void escape(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        default -> out.write(c);
      }
    }
  }
}
