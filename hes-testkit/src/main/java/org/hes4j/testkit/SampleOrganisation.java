package org.hes4j.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes up the people of the sample directory: the same ones every time. */
final class SampleOrganisation {
  static final String FIRST_DOMAIN = "example.com";
  static final String SECOND_DOMAIN = "example.org";

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ann", "Ben", "Carla", "David", "Eva", "Felix", "Grace", "Hugo", "Ines", "Jan", "Kate",
          "Leo", "Maria", "Nils", "Olga", "Paul", "Rosa", "Sam", "Tina", "Umar", "Vera", "Will",
          "Yara", "Zoe", "José", "Jürgen", "Łucja", "Søren", "Renée", "Björn");

  private static final List<String> LAST_NAMES =
      List.of(
          "Adams",
          "Baker",
          "Costa",
          "Dubois",
          "Evans",
          "Fischer",
          "Garcia",
          "Hansen",
          "Ito",
          "Jensen",
          "Keller",
          "Lopez",
          "Martin",
          "Novak",
          "Okafor",
          "Patel",
          "Quinn",
          "Rossi",
          "Silva",
          "Tanaka",
          "Ueda",
          "Vogel",
          "Weber",
          "Xu",
          "Young",
          "Zimmer",
          "Müller",
          "Núñez",
          "Çelik",
          "Ångström",
          "O'Neill",
          "Smith-Jones",
          "Petrov",
          "Kowalski",
          "Lindgren",
          "Moreau");

  /** The letters of the names above that mail addresses write otherwise. */
  private static final String ACCENTED = "éüłøöúñçåáóèê";

  private static final String PLAIN = "eulooincaaoee";

  private SampleOrganisation() {}

  static List<SamplePerson> people(int count) {
    List<SamplePerson> people = new ArrayList<>(oddOnes());
    Set<String> uids = new HashSet<>();
    people.forEach(person -> uids.add(person.uid()));
    for (int number = 0; people.size() < count; number++) {
      // The two lists' lengths share the factor 6, so the second index drifts to reach every pair.
      String first = FIRST_NAMES.get(number % FIRST_NAMES.size());
      String last = LAST_NAMES.get((number + number / FIRST_NAMES.size() * 7) % LAST_NAMES.size());
      people.add(person(number, first, last, uids));
    }
    return people.subList(0, count);
  }

  private static SamplePerson person(int number, String first, String last, Set<String> uids) {
    String base = plain(first) + "." + plain(last);
    String uid = base;
    for (int next = 2; !uids.add(uid); next++) {
      uid = base + next;
    }
    String domain = number % 3 == 2 ? SECOND_DOMAIN : FIRST_DOMAIN;
    List<String> mail = new ArrayList<>();
    if (number % 40 != 39) {
      mail.add(uid + "@" + domain);
    }
    if (number % 4 == 0) {
      mail.add(
          plain(first).charAt(0) + uid.substring(uid.indexOf('.')) + "." + number + "@" + domain);
    }
    if (number % 25 == 0) {
      mail.add(uid + "@" + (domain.equals(FIRST_DOMAIN) ? SECOND_DOMAIN : FIRST_DOMAIN));
    }
    List<String> alternates = number % 7 == 0 ? List.of(uid + ".old@" + domain) : List.of();
    return new SamplePerson(uid, first + " " + last, List.copyOf(mail), alternates);
  }

  /** What real directories hold besides people with one good address each. */
  private static List<SamplePerson> oddOnes() {
    return List.of(
        SamplePerson.of(
            "postmaster", "Postmaster", "postmaster@example.com", "postmaster@example.org"),
        SamplePerson.of("info", "Information Desk", "info@example.com", "info@example.org"),
        SamplePerson.of("mailer", "Newsletter Mailer", "mailer@example.com"),
        SamplePerson.of("shouting", "Sheila Shout", "SHEILA.SHOUT@EXAMPLE.COM"),
        SamplePerson.of("prefixed", "Pia Prefix", "SMTP:pia.prefix@example.com"),
        SamplePerson.of("broken", "Bob Broken", "bob.broken(at)example.com"),
        SamplePerson.of("dotted", "Dora Dot", "dora..dot@example.org"),
        SamplePerson.of(
            "exchange",
            "Xavier Change",
            "xavier.change@example.com",
            "x500:/o=Example/ou=Exchange/cn=Recipients/cn=xchange",
            "sip:xavier.change@example.com"),
        SamplePerson.of("partner", "Petra Partner", "petra@partner.example.net"),
        SamplePerson.of("meetingroom", "Meeting Room 1"),
        SamplePerson.of("printer", "Printer Second Floor"));
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .chars()
        .map(c -> ACCENTED.indexOf(c) < 0 ? c : PLAIN.charAt(ACCENTED.indexOf(c)))
        .filter(c -> c != '\'')
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
