package org.hes4j.sync;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of a directory: addresses of two domains, and what only looks like some. */
final class HostileValues {
  private HostileValues() {}

  static Arbitrary<String> any() {
    Arbitrary<String> local =
        Arbitraries.strings()
            .withChars(
                ("abzAZ019.-_+'\"! \u00e9\u212A\u017F:\u0000\u00A0\u200B\u200D\uFEFF\u3164\uE000"
                        + "\u2028\u2800\uD83D")
                    .toCharArray())
            .ofMaxLength(6);
    Arbitrary<String> plainLocal =
        Arbitraries.strings().withChars("abzAZ019.-_").ofMinLength(1).ofMaxLength(5);
    Arbitrary<String> longer =
        Arbitraries.strings().withChars("ab.").ofMinLength(62).ofMaxLength(66);
    Arbitrary<String> domain =
        Arbitraries.of(
            "example.com",
            "example.com",
            "EXAMPLE.com",
            "mail.example.org",
            "mail.example.org.",
            "example.net",
            "exa\u017Fple.com",
            "example.com ",
            "\u212Aexample.com",
            "example.com\u00A0",
            "example.com\u200B",
            "exam\u00ADple.com",
            "exam\u200Dple.com",
            "stra\u00DFe.example",
            "strasse.example",
            "");
    Arbitrary<String> prefix =
        Arbitraries.of(
            "", "", "", "", "", "smtp:", "SMTP:", "sip:", " ", "a@", "\uFEFF", "\u00A0", "\u202A");
    return Combinators.combine(
            prefix,
            Arbitraries.frequencyOf(
                Tuple.of(5, local), Tuple.of(5, plainLocal), Tuple.of(1, longer)),
            Arbitraries.of("@", "@", "@", ""),
            domain)
        .as((p, l, at, d) -> p + l + at + d);
  }
}
