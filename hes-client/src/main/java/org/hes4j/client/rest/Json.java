package org.hes4j.client.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;

/** How this binding reads and writes JSON. */
final class Json {
  /**
   * UTF-8 alone and without a byte order mark (RFC 8259, 8.1). What is not whole is not made to
   * look whole: a generator closed early adds no brackets.
   */
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(20_000)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .maxNestingDepth(50)
                  .build())
          .build();

  private Json() {}
}
