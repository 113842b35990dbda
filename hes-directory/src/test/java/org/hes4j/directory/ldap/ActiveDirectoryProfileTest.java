package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import org.hes4j.directory.Records;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.Normalized;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;

/**
 * The profile of Active Directory on OpenLDAP, which has the same rule for bits, with the few names
 * of the schema that it needs.
 */
@RequiresSlapd
class ActiveDirectoryProfileTest {
  private final StringBuilder ldif = new StringBuilder();

  private void entry(String name, String... lines) {
    ldif.append("dn: cn=").append(name).append(",dc=example,dc=com\n");
    ldif.append("objectClass: organizationalRole\nobjectClass: mailRecipient\ncn: ");
    ldif.append(name).append('\n').append(String.join("\n", lines)).append("\n\n");
  }

  private SlapdServer start() {
    return SlapdServer.builder()
        .globalConfiguration(
            "attributetype ( 1.2.840.113556.1.4.8 NAME 'userAccountControl' EQUALITY integerMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )")
        .globalConfiguration(
            "attributetype ( 1.2.840.113556.1.4.7000.102.50020 NAME 'msExchRecipientTypeDetails'"
                + " EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )")
        .globalConfiguration(
            "attributetype ( 1.2.840.113556.1.2.210 NAME 'proxyAddresses' EQUALITY caseIgnoreMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )")
        .globalConfiguration(
            "objectclass ( 1.3.6.1.4.1.99999.1 NAME 'mailRecipient' AUXILIARY MAY ( mail $"
                + " proxyAddresses $ userAccountControl $ msExchRecipientTypeDetails ) )")
        .ldif(ldif.toString())
        .start();
  }

  private static LdapRecipientSourceBuilder source(SlapdServer slapd) {
    return LdapRecipientSource.builder(slapd.url()).profile(DirectoryProfile.ACTIVE_DIRECTORY);
  }

  @Test
  void smtpAddressesOfPeopleGroupsAndContactsAreRead() {
    entry(
        "ann",
        "userAccountControl: 512",
        "mail: ann@example.com",
        "proxyAddresses: SMTP:ann@example.com",
        "proxyAddresses: smtp:a@example.com",
        "proxyAddresses: X500:/o=Example/cn=ann",
        "proxyAddresses: sip:ann@example.com");
    entry("staff", "proxyAddresses: SMTP:staff@example.com");
    entry("friend", "mail: friend@example.com");
    try (SlapdServer slapd = start()) {
      Records records = Records.of(source(slapd).build());
      assertThat(records.canonical())
          .containsExactly(
              "a@example.com", "ann@example.com", "friend@example.com", "staff@example.com");
      AddressNormalizer normalizer = new AddressNormalizer();
      assertThat(records.values())
          .hasSize(7)
          .noneMatch(value -> normalizer.normalize(value) instanceof Normalized.Rejected);
    }
  }

  @Test
  void disabledPeopleAreLeftOutButNotSharedMailboxes() {
    entry("here", "userAccountControl: 512", "mail: here@example.com");
    entry("gone", "userAccountControl: 514", "mail: gone@example.com");
    entry(
        "away",
        "userAccountControl: 66050",
        "msExchRecipientTypeDetails: 1",
        "mail: away@example.com");
    String[] shared = {"2", "4", "16", "32", "8589934592", "17179869184", "34359738368"};
    for (String type : shared) {
      entry(
          "box" + type,
          "userAccountControl: 514",
          "msExchRecipientTypeDetails: " + type,
          "mail: box" + type + "@example.com");
    }
    try (SlapdServer slapd = start()) {
      assertThat(Records.of(source(slapd).build()).canonical())
          .hasSize(shared.length + 1)
          .contains("here@example.com", "box4@example.com")
          .doesNotContain("gone@example.com", "away@example.com");
      assertThat(
              Records.of(source(slapd).filter("(|(mail=*)(proxyAddresses=*))").build()).canonical())
          .hasSize(shared.length + 3);
    }
  }
}
