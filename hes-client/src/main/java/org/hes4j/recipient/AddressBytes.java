package org.hes4j.recipient;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A {@link SourceRecord.Address} as the bytes that a source has of it, for {@link
 * AddressBytesConsumer}s: sources of millions need not make objects of each value.
 *
 * <p>One is used for all records of a read, one after the other: it points into arrays that may
 * change as soon as the consumer has returned. Text is UTF-8; bytes that are none stand for the
 * replacement character, as in {@link String#String(byte[], java.nio.charset.Charset)}. Not
 * thread-safe.
 */
public final class AddressBytes {
  private static final byte[] NOTHING = {};

  private final Part value = new Part();
  private final Part name = new Part();
  private final Part place = new Part();
  private boolean named;
  private Places places = Places.LINES;
  private long number;

  /** An empty value without a name, at line 0. */
  public AddressBytes() {}

  /** Some bytes of an array. */
  public static final class Part {
    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    private Part() {}

    private void set(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    /** The array that holds them. Not to be changed. */
    public byte[] bytes() {
      return bytes;
    }

    /** Where they begin. */
    public int from() {
      return from;
    }

    /** Where they end, exclusive. */
    public int to() {
      return to;
    }

    /** How many they are. */
    public int length() {
      return to - from;
    }

    /** What they say. */
    public String text() {
      return new String(bytes, from, to - from, UTF_8);
    }
  }

  /** Makes an {@link Origin} of a text and a number, for the few records whose origin is shown. */
  @FunctionalInterface
  public interface Places {
    /** The number is that of a line. */
    Places LINES = (text, number) -> Origin.line(number);

    /** The number is that of a row of a result. */
    Places ROWS = (text, number) -> Origin.row(number);

    /** The origin of a record. Called in any thread. */
    Origin origin(String text, long number);
  }

  /** Sets the raw value: those bytes of that array. */
  public void setValue(byte[] bytes, int from, int to) {
    value.set(bytes, from, to);
  }

  /** Sets the name that stands beside it. */
  public void setName(byte[] bytes, int from, int to) {
    name.set(bytes, from, to);
    named = true;
  }

  /** There is no name beside it. */
  public void setNoName() {
    name.set(NOTHING, 0, 0);
    named = false;
  }

  /** Sets where it was found: at what the places make of the number and no text. */
  public void setPlace(Places places, long number) {
    setPlace(places, number, NOTHING, 0, 0);
  }

  /** Sets where it was found: at what the places make of that text and the number. */
  public void setPlace(Places places, long number, byte[] bytes, int from, int to) {
    this.places = places;
    this.number = number;
    place.set(bytes, from, to);
  }

  /** The raw value. */
  public Part value() {
    return value;
  }

  /** Whether a name stands beside it, perhaps an empty one. */
  public boolean hasName() {
    return named;
  }

  /** The name that stands beside it, empty where there is none. */
  public Part name() {
    return name;
  }

  /** What makes the origin. */
  public Places places() {
    return places;
  }

  /** The text that the origin is made of, most often empty or the DN of an entry. */
  public Part place() {
    return place;
  }

  /** The number that the origin is made of. */
  public long number() {
    return number;
  }

  /** The same as a value that lasts. */
  public SourceRecord.Address toRecord() {
    return new SourceRecord.Address(value.text(), nameText(), places.origin(place.text(), number));
  }

  private @Nullable String nameText() {
    return named ? name.text() : null;
  }
}
