package org.hes4j.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.client.rest.SampleUsers.ANN;
import static org.hes4j.client.rest.SampleUsers.BOB;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.address;

import java.util.List;
import org.hes4j.client.HesClient;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that the wire cannot carry, and those that it can. */
class UncarriedAddressTest {
  @Test
  void shouldRefuseAnAddressOfAnotherDomainBeforeAnythingIsSent() throws Exception {
    Recipient stranger = Recipient.of(EmailAddress.of("ann@example.org"));
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(1).build()) {
      assertThatThrownBy(() -> hes.addUsers(DOMAIN, List.of(ANN, stranger)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("addUsers of example.com with an address of example.org");
      assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, List.of(ANN, stranger)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(stranger.address())))
          .isInstanceOf(IllegalArgumentException.class);

      assertThat(service.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b", "jürgen", "\"a b\"", "\"a@b\"", "\"a,b\"", "\".\\\"\""})
  void shouldRefuseAnAddressThatTheWireCannotCarryBeforeAnythingIsSent(String local)
      throws Exception {
    Recipient bad = Recipient.of(address(local));
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(1).build()) {
      assertThat(hes.check(bad)).isPresent();
      InvalidRecipientsException failure =
          catchThrowableOfType(
              InvalidRecipientsException.class, () -> hes.addUsers(DOMAIN, List.of(BOB, bad)));
      assertThat(failure.reasons()).containsOnlyKeys(bad.address().toString());
      assertThat(failure)
          .hasMessageContaining("1 of 2 addresses")
          .hasMessageContaining("nothing was sent")
          .hasMessageNotContaining(bad.address().toString());
      assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, List.of(bad)))
          .isInstanceOf(InvalidRecipientsException.class);
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(bad.address())))
          .isInstanceOf(InvalidRecipientsException.class);

      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void shouldCarryEveryCharacterThatTheVendorAllows() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      for (String local : List.of("a.b", "-!#$%&'+/=?^_`{|}~09az", "\"ab\"", "a".repeat(64))) {
        assertThat(hes.check(Recipient.of(address(local)))).as(local).isEmpty();
      }
      assertThat(hes.check(Recipient.of(address("a*b"))))
          .contains("U+002A in the local part, which the REST API does not take");
      assertThat(hes.check(Recipient.of(address("a\uD83D\uDE00*"))))
          .contains("U+1F600 in the local part, which the REST API does not take");
    }
  }

  /** Within quotes, which the vendor allows, nearly every character may stand. */
  @Test
  void shouldCarryNoCharacterThatTheVendorDoesNotName() throws Exception {
    String named = "abcdefghijklmnopqrstuvwxyz0123456789.-!#$%&'+/=?^_`{|}~";
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      for (char c = ' '; c < 0x100; c++) {
        Recipient recipient = quoted(c);
        if (recipient != null) {
          boolean allowed = named.indexOf(Character.toLowerCase(c)) >= 0;
          assertThat(hes.check(recipient).isEmpty()).as("U+%04X", (int) c).isEqualTo(allowed);
        }
      }
    }
  }

  private static @Nullable Recipient quoted(char c) {
    return new AddressNormalizer().normalize("\"x" + c + "x\"@example.com")
            instanceof Normalized.Accepted accepted
        ? Recipient.of(accepted.address())
        : null;
  }
}
