package org.hes4j.testkit.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Whether the body of a message follows the schema. For one use.
 *
 * <p>The RI would read a number that is missing or malformed as 0, and skip an element it does not
 * know: both can turn a mistake into a change that nobody meant.
 */
final class MessageCheck extends DefaultHandler {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final int MOST_SHOWN = 200;

  private final ValidatorHandler validator;
  private @Nullable Locator locator;
  private int depth;
  private int messages;
  private boolean inBody;

  private MessageCheck(Schema schema) {
    validator = schema.newValidatorHandler();
    validator.setErrorHandler(new Strict());
  }

  /** What is wrong with a message, fit to be shown, or nothing. */
  static Optional<String> problem(byte[] message, Schema schema) {
    MessageCheck check = new MessageCheck(schema);
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new ByteArrayInputStream(message), check);
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of("line " + e.getLineNumber() + ": " + shown(e));
    } catch (SAXException e) {
      return Optional.of(shown(e));
    } catch (IOException e) {
      return Optional.of("not text in the encoding it claims");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the XML parser of the JDK lacks a feature", e);
    }
  }

  private static String shown(SAXException problem) {
    String text = String.valueOf(problem.getMessage()).replaceAll("\\p{Cntrl}", " ");
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
    validator.setDocumentLocator(locator);
  }

  @Override
  public void startDocument() throws SAXException {
    validator.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    validator.endDocument();
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    validator.startPrefixMapping(prefix, uri);
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes)
      throws SAXException {
    place(uri.equals(SOAP) ? localName : "");
    depth++;
    if (inBody && depth > 2) {
      validator.startElement(uri, localName, name, attributes);
    }
  }

  /** Notes where in the envelope the parser is, by the name of the element if it is SOAP's. */
  private void place(String soapName) throws SAXParseException {
    if (depth == 0 && !soapName.equals("Envelope")) {
      throw new SAXParseException("not an Envelope of SOAP 1.1", locator);
    }
    if (depth == 1) {
      inBody = soapName.equals("Body");
    }
    if (depth == 2 && inBody && ++messages > 1) {
      throw new SAXParseException("more than one message in one Body", locator);
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (inBody && depth > 2) {
      validator.characters(text, start, length);
    }
  }

  @Override
  public void endElement(String uri, String localName, String name) throws SAXException {
    if (inBody && depth > 2) {
      validator.endElement(uri, localName, name);
    }
    depth--;
  }

  /** Ends the check at the first mistake. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) {
      // The schema is ours and fixed; a warning says nothing about the message.
    }

    @Override
    public void error(SAXParseException problem) throws SAXParseException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXParseException {
      throw problem;
    }
  }
}
