package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

class SortedUsersTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final EmailAddress ANN = EmailAddress.of("ann@example.com");
  private static final EmailAddress BOB = EmailAddress.of("bob@example.com");

  /** A service that lists these, and at revision 7 where one is asked for. */
  private static HesClient listing(EmailAddress... users) {
    return (HesClient)
        Proxy.newProxyInstance(
            SortedUsersTest.class.getClassLoader(),
            new Class<?>[] {HesClient.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("listUsers");
              assertThat(List.of(arguments)).isSubsetOf(DOMAIN, 7L);
              return Stream.of(users).map(Recipient::of);
            });
  }

  private static List<DomainStatus> told(EmailAddress... users) {
    List<EmailAddress> all = List.of(users);
    return List.of(DomainStatus.of(DOMAIN, new ListState(7, all.size(), ListDigest.of(all))));
  }

  @Test
  void shouldShowTheListsInOneOrder() {
    assertThat(SortedUsers.of(listing(BOB, ANN), told(ANN, BOB))).containsExactly(ANN, BOB);
    assertThat(SortedUsers.of(listing(BOB, ANN), List.of(DomainStatus.of(DOMAIN))))
        .as("of a service that tells no count")
        .containsExactly(ANN, BOB);
  }

  @Test
  void shouldShowNothingOfAListThatEndsTooEarly() {
    assertThatThrownBy(() -> SortedUsers.of(listing(ANN), told(ANN, BOB)))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(
            "the service tells 2 recipients of example.com at revision 7 and lists 1; nothing is"
                + " shown, for the list may be cut. Run again");
    assertThat(ExitStatus.of(new ProtocolException("", null, null))).isEqualTo(ExitStatus.SERVICE);
  }
}
