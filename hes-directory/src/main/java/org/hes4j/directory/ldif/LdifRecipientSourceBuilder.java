package org.hes4j.directory.ldif;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.directory.text.AttributeNames;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;

/** Configures an {@link LdifRecipientSource}. Not thread-safe. */
public final class LdifRecipientSourceBuilder {
  private static final int LONGEST_LINE = 1_000_000;

  private final TextInput input;
  private TextGuards guards = TextGuards.ofLines(LONGEST_LINE);
  private LdifAttributes attributes = LdifAttributes.DEFAULT;

  LdifRecipientSourceBuilder(TextInput input) {
    this.input = input;
  }

  /**
   * The attributes whose values are addresses, in any case and with any options; default {@code
   * mail}.
   *
   * @throws IllegalArgumentException when there is none, or one is no attribute's name
   */
  public LdifRecipientSourceBuilder attributes(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("no attribute is given");
    }
    this.attributes = new LdifAttributes(baseNames("attribute", names), attributes.names());
    return this;
  }

  /**
   * The attributes that hold the display name: the first of them that an entry has is taken.
   * Default {@code displayName}, {@code cn}; none reads no names.
   *
   * @throws IllegalArgumentException when one is no attribute's name
   */
  public LdifRecipientSourceBuilder displayNameAttributes(String... names) {
    this.attributes =
        new LdifAttributes(attributes.addresses(), baseNames("display name attribute", names));
    return this;
  }

  private static List<String> baseNames(String what, String... names) {
    List<String> bases = Stream.of(names).map(LdifRecipientSourceBuilder::baseName).toList();
    return AttributeNames.of(what, bases).stream().map(Field::lower).toList();
  }

  private static String baseName(String name) {
    int options = name.indexOf(';');
    return (options < 0 ? name : name.substring(0, options)).strip();
  }

  /**
   * The charset of the lines; default UTF-8, as RFC 2849 has it. Bytes that are not in it end the
   * read. What base64 stands for is UTF-8 always.
   */
  public LdifRecipientSourceBuilder charset(Charset charset) {
    this.guards = guards.in(charset);
    return this;
  }

  /**
   * The line that whoever writes the file writes last, such as {@code # end}: a file that ends
   * otherwise was cut off, and the read fails. Blank lines may follow it. Default none.
   *
   * @throws IllegalArgumentException when it is blank or more than one line
   */
  public LdifRecipientSourceBuilder endMarker(String line) {
    this.guards = guards.endingWith(line);
    return this;
  }

  /**
   * The fewest addresses that a whole dump can have: with fewer the read fails. Values with an
   * {@code @} count, valid or not, each time they occur. Default 0.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public LdifRecipientSourceBuilder atLeast(long addresses) {
    this.guards = guards.atLeast(addresses);
    return this;
  }

  /** The source. Nothing is opened yet. */
  public LdifRecipientSource build() {
    return new LdifRecipientSource(input, guards, new LdifReading(attributes));
  }
}
