package org.hes4j.directory.ldif;

import java.util.List;

/** One small directory, in every form that ldapsearch writes; the forms are those of 2.5.13. */
enum SampleDump {
  PLAIN,
  L,
  LL,
  LLL,
  PLAIN_PAGED,
  L_PAGED,
  LLL_PAGED;

  private static final List<String> ENTRIES =
      List.of(
          "dn: dc=example,dc=com\n\n",
          "dn: uid=ann,dc=example,dc=com\nmail: ann@example.com\nmail: ann@exam\n ple.com\n\n",
          "dn: uid=ben,dc=example,dc=com\nmail: ben@example.com\n\n",
          "dn:: dWlkPWrDvHJnZW4sZGM9ZXhhbXBsZSxkYz1jb20=\nmail:: IGpAZXhhbXBsZS5jb20=\n\n");

  private static final String HEADER =
      """
      #
      # LDAPv3
      # base <dc=example,dc=com> with scope subtree
      # filter: (objectclass=*)
      # requesting: mail\040
      """;

  private static final String PAGING = "# with pagedResults control: size=2\n";
  private static final String RESULT = "# search result\nsearch: 2\nresult: 0 Success\n";

  String text() {
    return switch (this) {
      case PLAIN -> "# extended LDIF\n" + HEADER + "#\n\n" + named(0, 4) + RESULT + counts(4, 1);
      case L ->
          "version: 1\n\n" + HEADER + "#\n\n" + named(0, 4) + "# search result\n" + counts(4, 1);
      case LL -> "version: 1\n\n" + entries(0, 4);
      case LLL -> entries(0, 4);
      case PLAIN_PAGED -> plainPage(0, "AgAAAA=") + plainPage(2, "") + counts(4, 2);
      case L_PAGED -> page(0, "AgAAAA=") + page(2, "") + counts(4, 2);
      case LLL_PAGED ->
          entries(0, 2)
              + "# pagedresults: cookie=AgA=\n"
              + entries(2, 4)
              + "# pagedresults: cookie=\n";
    };
  }

  private static String plainPage(int from, String cookie) {
    return "# extended LDIF\n"
        + HEADER
        + PAGING
        + "#\n\n"
        + named(from, from + 2)
        + RESULT
        + "control: 1.2.840.113556.1.4.319 false MA0CAQAECAIAAAAAAAAA\npagedresults: cookie="
        + cookie
        + "\n";
  }

  private static String page(int from, String cookie) {
    return "version: 1\n\n"
        + HEADER
        + PAGING
        + "#\n\n"
        + named(from, from + 2)
        + "# search result\n# control: 1.2.840.113556.1.4.319 false MA0CAQAECAIAAAAAAAAA\n"
        + "# pagedresults: cookie="
        + cookie
        + "\n";
  }

  private static String counts(int entries, int results) {
    return "\n# numResponses: " + (entries + results) + "\n# numEntries: " + entries + "\n";
  }

  private static String entries(int from, int to) {
    return String.join("", ENTRIES.subList(from, to));
  }

  private static String named(int from, int to) {
    StringBuilder text = new StringBuilder();
    ENTRIES
        .subList(from, to)
        .forEach(entry -> text.append("# somebody, example.com\n").append(entry));
    return text.toString();
  }
}
