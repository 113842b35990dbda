package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/** How a body is packed: RFC 9110, 8.4.1. */
enum RestCoding {
  GZIP,
  DEFLATE,
  IDENTITY;

  private static final Pattern ZERO = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*$");

  /** The coding of a request's body, or nothing when it is unknown. */
  static Optional<RestCoding> ofBody(Headers headers) {
    List<String> names = listed(headers, "Content-Encoding");
    if (names.isEmpty()) {
      return Optional.of(IDENTITY);
    }
    return Arrays.stream(values())
        .filter(coding -> names.equals(List.of(coding.word())))
        .findFirst();
  }

  /** The best coding that a client takes for an answer. */
  static RestCoding accepted(Headers headers) {
    List<String> names = listed(headers, "Accept-Encoding");
    return Arrays.stream(values())
        .filter(coding -> names.contains(coding.word()))
        .findFirst()
        .orElse(IDENTITY);
  }

  private static List<String> listed(Headers headers, String name) {
    return headers.getOrDefault(name, List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(RestCoding::named)
        .filter(coding -> !coding.isEmpty())
        .toList();
  }

  /** The name alone; empty when the client says with {@code q=0} that it does not want it. */
  private static String named(String coding) {
    Matcher unwanted = ZERO.matcher(coding);
    int end = coding.indexOf(';');
    return unwanted.find()
        ? ""
        : coding.substring(0, end < 0 ? coding.length() : end).strip().toLowerCase(Locale.ROOT);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  InputStream unpacked(InputStream packed) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(packed, 8192);
      case DEFLATE -> new InflaterInputStream(packed);
      case IDENTITY -> packed;
    };
  }

  OutputStream packing(OutputStream out) throws IOException {
    return switch (this) {
      case GZIP -> new QuickGzip(out);
      case DEFLATE -> new DeflaterOutputStream(out);
      case IDENTITY -> out;
    };
  }

  /** Packs as servers do that answer many: to nearly as few bytes in a fraction of the time. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
