package org.hes4j.sync.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hes4j.sync.ReportFixture;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages of every kind. */
final class Pages {
  static final Instant STARTED = Instant.parse("2026-11-24T07:10:00Z");

  private Pages() {}

  static HtmlReport renderer() {
    return HtmlReport.of(STARTED)
        .service(
            URI.create("https://admin:secret@hes.example.com/hes/soap?key=secret"),
            "admin@example.com")
        .action("replace-users")
        .history(ReportFixture.history(34));
  }

  static String changed() {
    return renderer().render(ReportFixture.changing().replaceUsers());
  }

  static String inStep() {
    return renderer().render(ReportFixture.inStep().replaceUsers());
  }

  static String preview() {
    return renderer().render(ReportFixture.changing().plan());
  }

  static String previewStopped() {
    return renderer().render(ReportFixture.stopped().plan());
  }

  static String stopped() {
    return failed(() -> ReportFixture.stopped().replaceUsers());
  }

  static String large() {
    return renderer().render(ReportFixture.large().replaceUsers());
  }

  static String hostile() {
    String evil = "<script>" + ReportFixture.SCRIPT + "</script>";
    return HtmlReport.of(STARTED)
        .service(URI.create("https://hes.example.com/"), evil)
        .action(evil)
        .history(ReportFixture.history(3))
        .render(ReportFixture.hostile().plan());
  }

  static String unfinished() {
    return text(writer -> renderer().writeUnfinished(writer));
  }

  static String failed(RuntimeException failure, String message) {
    return text(writer -> renderer().write(failure, message, writer));
  }

  static String failed(Runnable run) {
    try {
      run.run();
    } catch (RuntimeException e) {
      return failed(e, e.getMessage());
    }
    throw new AssertionError("it did not fail");
  }

  static String text(ReportFile.Content content) {
    StringWriter writer = new StringWriter();
    try {
      content.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  /** The page as an XML parser reads it, which forgives nothing. */
  static Document parse(String page) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  /** What stands there to read, in one line. */
  static String words(String page) {
    Document document = parse(page);
    return document
        .getElementsByTagName("body")
        .item(0)
        .getTextContent()
        .replaceAll("\\s+", " ")
        .strip();
  }
}
