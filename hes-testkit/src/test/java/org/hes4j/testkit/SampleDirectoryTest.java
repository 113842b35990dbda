package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import org.hes4j.recipient.EmailAddress;
import org.junit.jupiter.api.Test;

class SampleDirectoryTest {

  @Test
  void holdsAThousandEntriesOfTwoDomainsWithSomeOddOnes() throws LDAPException {
    try (SampleDirectory directory = SampleDirectory.start();
        LDAPConnection connection = new LDAPConnection("127.0.0.1", directory.url().getPort())) {
      assertThat(
              connection
                  .search(directory.baseDn(), SearchScope.SUB, "(objectClass=person)", "mail")
                  .getEntryCount())
          .isEqualTo(directory.people())
          .isEqualTo(SampleDirectory.DEFAULT_PEOPLE);
      assertThat(directory.peopleWithoutMail()).isBetween(10, 60);
      assertThat(directory.recipients().size()).isLessThan(directory.mailValues());
      for (var domain : directory.domains()) {
        assertThat(directory.recipients())
            .filteredOn(address -> address.domain().equals(domain))
            .hasSizeGreaterThan(300);
      }
    }
  }

  @Test
  void isTheSameEveryTime() {
    try (SampleDirectory one = SampleDirectory.start(200);
        SampleDirectory other = SampleDirectory.start(200)) {
      assertThat(one.recipients()).isEqualTo(other.recipients());
      assertThat(one.url()).isNotEqualTo(other.url());
    }
  }

  @Test
  void peopleCanJoinLeaveAndChangeTheirAddresses() {
    try (SampleDirectory directory = SampleDirectory.start(20)) {
      int before = directory.people();
      directory.add("new.one", "New One", "new.one@example.com");
      assertThat(directory.recipients()).contains(EmailAddress.of("new.one@example.com"));
      directory.changeMail("new.one", "other@example.org");
      assertThat(directory.recipients())
          .contains(EmailAddress.of("other@example.org"))
          .doesNotContain(EmailAddress.of("new.one@example.com"));
      directory.remove("new.one");
      assertThat(directory.people()).isEqualTo(before);
    }
  }

  @Test
  void aPersonWhoIsNotThereCannotLeave() {
    try (SampleDirectory directory = SampleDirectory.start(20)) {
      assertThatThrownBy(() -> directory.remove("nobody"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot remove from the sample directory");
    }
  }
}
