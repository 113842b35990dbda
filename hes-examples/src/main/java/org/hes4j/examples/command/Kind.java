package org.hes4j.examples.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Map;
import org.hes4j.recipient.MailDomain;

/** What an option's value is, and how it is read. */
interface Kind<T> {
  Kind<String> TEXT = text -> text;
  Kind<Path> FILE = Path::of;
  Kind<MailDomain> DOMAIN = MailDomain::of;
  Kind<URI> ADDRESS = Kind::address;
  Kind<Charset> CHARSET = Kind::charset;
  Kind<Character> CHARACTER = Kind::character;
  Kind<Boolean> SWITCH = Kind::yesOrNo;
  Kind<Map.Entry<String, String>> PAIR = Kind::pair;

  /**
   * The value.
   *
   * @throws IllegalArgumentException when it is none of this kind; the message gives the reason
   */
  T read(String text);

  /** A whole number, no less and no more than these. */
  static Kind<Integer> number(int least, int most) {
    return text -> Math.toIntExact(within(text, least, most));
  }

  /** A whole number, 0 or more, that may be large. */
  static Kind<Long> largeNumber() {
    return text -> within(text, 0, Long.MAX_VALUE);
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getScheme() == null || address.getHost() == null) {
        throw new IllegalArgumentException(
            "it is no whole URL; expected one such as https://hes.example.com/soap");
      }
      return address;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no URL (" + e.getReason() + ")", e);
    }
  }

  private static Charset charset(String text) {
    try {
      return Charset.forName(text);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "it is no character set that this Java knows, such as UTF-8 or ISO-8859-1", e);
    }
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("it is not one character");
    }
    return text.charAt(0);
  }

  private static long within(String text, long least, long most) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("it is no whole number up to " + most, e);
    }
    if (value < least) {
      throw new IllegalArgumentException("it must be at least " + least);
    }
    if (value > most) {
      throw new IllegalArgumentException("it must be at most " + most);
    }
    return value;
  }

  private static Boolean yesOrNo(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException("it is neither true nor false");
  }

  private static Map.Entry<String, String> pair(String text) {
    int end = text.indexOf('=');
    if (end < 1) {
      throw new IllegalArgumentException("it is not NAME=VALUE");
    }
    return Map.entry(text.substring(0, end), text.substring(end + 1));
  }
}
