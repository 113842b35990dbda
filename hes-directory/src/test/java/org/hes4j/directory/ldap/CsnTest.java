package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsnTest {
  private static final String NOON = "20261129120000.000000Z#000000#000#000000";
  private static final String LATER = "20261129120000.000001Z#000000#000#000000";
  private static final String OTHER = "20261129110000.000000Z#000000#001#000000";

  private static Map<String, String> known(String cookie) {
    return Csn.known(new ASN1OctetString(cookie));
  }

  @Test
  void aCookieKnowsTheChangesOfEachServer() {
    assertThat(known("rid=001,csn=" + NOON)).isEqualTo(Map.of("000", NOON));
    assertThat(known("rid=001,sid=002,csn=" + OTHER + ";" + NOON + ",delcsn=" + LATER))
        .isEqualTo(Map.of("000", NOON, "001", OTHER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "rid=001", "csn=", "csn=2026", "csn=a#b#c", "ldap.example.com#cn=x#7"})
  void whatIsNoCookieOfOpenLdapKnowsNone(String cookie) {
    assertThat(known(cookie)).isEmpty();
  }

  @Test
  void aChangeIsNewerOnlyWhereItsServerIsKnown() {
    Map<String, String> known = known("csn=" + NOON);
    assertThat(Csn.isNewer(LATER, known)).isTrue();
    assertThat(Csn.isNewer(NOON, known)).isFalse();
    assertThat(Csn.isNewer(LATER.replace("#000#", "#001#"), known)).isFalse();
    assertThat(Csn.isNewer("", known)).isFalse();
    assertThat(Csn.isNewer(LATER, Map.of())).isFalse();
  }
}
