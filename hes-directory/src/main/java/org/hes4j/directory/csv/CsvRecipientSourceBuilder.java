package org.hes4j.directory.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Configures a {@link CsvRecipientSource}. Not thread-safe. */
public final class CsvRecipientSourceBuilder {
  private final String name;
  private final StreamOpener opener;
  private Charset charset = StandardCharsets.UTF_8;

  CsvRecipientSourceBuilder(String name, StreamOpener opener) {
    this.name = name;
    this.opener = opener;
  }

  /** The charset of the text; default UTF-8. Bytes that are not in it end the read. */
  public CsvRecipientSourceBuilder charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /** The source. Nothing is opened yet. */
  public CsvRecipientSource build() {
    return new CsvRecipientSource(name, opener, charset);
  }
}
