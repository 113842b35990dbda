package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request: its type, its size, its packing, and what is in it. */
final class RestBody {
  private final HttpExchange exchange;
  private final long limitBytes;

  RestBody(HttpExchange exchange, long limitBytes) {
    this.exchange = exchange;
    this.limitBytes = limitBytes;
  }

  /** The users of a POST or PUT. */
  List<Line> users(MailDomain domain) throws IOException, RestError {
    return read(body -> RestIntake.users(domain, body));
  }

  /** The local parts of a DELETE. */
  List<Line> localParts(MailDomain domain) throws IOException, RestError {
    return read(body -> RestIntake.localParts(domain, body));
  }

  private interface Reader {
    List<Line> read(BufferedInputStream body) throws IOException, RestError;
  }

  private List<Line> read(Reader reader) throws IOException, RestError {
    Headers headers = exchange.getRequestHeaders();
    @Nullable String type = headers.getFirst("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Wire.REST.contentType())) {
      throw RestError.invalidFormat("The Content-Type is not application/json.");
    }
    RestCoding coding =
        RestCoding.ofBody(headers)
            .orElseThrow(
                () -> RestError.invalidFormat("The Content-Encoding is not gzip or deflate."));
    LimitedBody body = new LimitedBody(exchange.getRequestBody(), limitBytes);
    try (BufferedInputStream unpacked = new BufferedInputStream(coding.unpacked(body))) {
      return reader.read(unpacked);
    } catch (ZipException | EOFException | CharConversionException e) {
      throw RestError.invalidFormat("The body is not what its Content-Encoding says.");
    }
  }
}
