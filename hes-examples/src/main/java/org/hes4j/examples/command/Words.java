package org.hes4j.examples.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.hes4j.directory.ldap.DirectoryProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Constants by the words for them on the command line: lower case, with dashes. */
final class Words<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  Words(Class<E> type) {
    this.type = type;
  }

  private List<String> all() {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }

  /** The word for a constant. */
  static String of(Enum<?> constant) {
    return word(constant.name());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant; its name in Java is understood too. */
  @Override
  public E convert(String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> of(each).equals(word(text)))
        .findAny()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of " + String.join(", ", all()) + ", found '" + text + "'"));
  }

  /** For the help. */
  static final class OfProfiles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return new Words<>(DirectoryProfile.class).all().iterator();
    }
  }
}
