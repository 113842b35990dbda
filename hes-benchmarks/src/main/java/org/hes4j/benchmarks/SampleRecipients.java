package org.hes4j.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * People for any number: the same number is always the same person, and no two share an address.
 */
public final class SampleRecipients {
  /** The domain of all of them. */
  public static final String DOMAIN = "example.com";

  private static final List<String> GIVEN =
      List.of("Maria", "Jan", "Aylin", "Thomas", "Chiara", "Oluwaseun", "Li", "Katharina");
  private static final List<String> FAMILY =
      List.of("Schneider", "Yilmaz", "Rossi", "Adeyemi", "Wang", "Svensson", "Ng", "Kowalczyk");

  private SampleRecipients() {}

  /** The name of a person, such as {@code Maria Schneider}. */
  public static String name(int number) {
    return GIVEN.get(number % GIVEN.size()) + " " + FAMILY.get(number / 8 % FAMILY.size());
  }

  /** The family name of a person. */
  public static String familyName(int number) {
    return FAMILY.get(number / 8 % FAMILY.size());
  }

  /** The address as a directory may hold it, such as {@code Maria.Schneider.17@example.com}. */
  public static String mail(int number) {
    return name(number).replace(' ', '.') + "." + number + "@" + DOMAIN;
  }

  /** The address by which the service knows the same person. */
  public static String canonical(int number) {
    return mail(number).toLowerCase(Locale.ROOT);
  }
}
