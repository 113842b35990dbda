package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hes4j.directory.ldap.AttributeRoles.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeRolesTest {
  private final AttributeRoles roles =
      new AttributeRoles(
          List.of("rfc822Mailbox", "proxyAddresses"),
          List.of("displayName", "cn", "PROXYADDRESSES"));

  @ParameterizedTest
  @CsvSource({
    "mail, true, " + Role.NO_NAME,
    "rfc822mailbox, true, " + Role.NO_NAME,
    "proxyAddresses, true, 2",
    "proxyAddresses;range=0-1499, true, " + Role.NO_NAME,
    "displayname, false, 0",
    "CN, false, 1",
    "cn;lang-de, false, " + Role.NO_NAME
  })
  void anAttributeIsWhatItWasAskedForWhateverItsCase(
      String returned, boolean holdsAddresses, int nameRank) {
    Role expected = new Role(holdsAddresses, nameRank);

    assertThat(roles.of(returned)).isEqualTo(expected);
    assertThat(roles.of(returned)).isEqualTo(expected);
  }
}
