package org.hes4j.directory.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes messages of the directory protocol byte by byte, so that they can be odd. */
final class Ber {
  /** How lengths are written: with so many octets behind the first, or as short as can be. */
  private final int lengthOctets;

  private Ber(int lengthOctets) {
    this.lengthOctets = lengthOctets;
  }

  /** With lengths as short as can be, as most servers write them. */
  static Ber shortest() {
    return new Ber(0);
  }

  /** With so many octets of length, 1 to 4; Active Directory writes 4. */
  static Ber withLengthOctets(int octets) {
    return new Ber(octets);
  }

  byte[] element(int type, byte[]... contents) {
    byte[] content = joined(contents);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(type);
    int octets = Math.max(lengthOctets, fewestOctets(content.length));
    if (octets > 0) {
      out.write(0x80 | octets);
      for (int i = octets - 1; i >= 0; i--) {
        out.write(content.length >> (i * Byte.SIZE));
      }
    } else {
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static int fewestOctets(int length) {
    if (length < 0x80) {
      return 0;
    }
    return length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  byte[] octets(byte[] bytes) {
    return element(0x04, bytes);
  }

  byte[] octets(String text) {
    return octets(text.getBytes(UTF_8));
  }

  byte[] attribute(String name, List<byte[]> values) {
    byte[][] elements = values.stream().map(this::octets).toArray(byte[][]::new);
    return element(0x30, octets(name), element(0x31, elements));
  }

  byte[] attribute(String name, String... values) {
    return attribute(name, List.of(values).stream().map(v -> v.getBytes(UTF_8)).toList());
  }

  /** A message around an operation, and perhaps controls. */
  byte[] message(int id, byte[]... elements) {
    return element(0x30, element(0x02, integer(id)), joined(elements));
  }

  byte[] entry(int id, String dn, byte[]... attributes) {
    return message(id, element(0x64, octets(dn), element(0x30, attributes)));
  }

  /** The end of a search that went well. */
  byte[] done(int id) {
    return message(id, element(0x65, element(0x0A, new byte[] {0}), octets(""), octets("")));
  }

  private static byte[] integer(int number) {
    return number < 0x80
        ? new byte[] {(byte) number}
        : new byte[] {
          (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
        };
  }
}
