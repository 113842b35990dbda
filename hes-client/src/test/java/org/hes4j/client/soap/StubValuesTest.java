package org.hes4j.client.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubValuesTest {

  private static Recipient recipient(String address) {
    RecipientType stub = new RecipientType();
    stub.setAddress(address);
    return StubValues.recipient(stub, new AddressNormalizer());
  }

  @Test
  void takesAnAddressAsItIsListedInAnyCase() {
    assertThat(recipient("Jürgen@Example.com")).hasToString("jürgen@example.com");
  }

  /** Without what surrounds it, it would be somebody else's; refused, no run could remove it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ann@example.com",
        "\uFEFFann@example.com",
        "smtp:ann@example.com",
        "an\u200Bn@example.com",
        "lo\uFFFDst@example.com",
        "two..dots@example.com"
      })
  void takesWhatIsNoAddressAsItIsListed(String listed) {
    assertThat(recipient(listed)).hasToString(listed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "@example.com", "a\nb@example.com", "a@b.com\u200B", "a@"})
  void takesNothingThatNoListCanHold(String listed) {
    assertThatIllegalArgumentException().isThrownBy(() -> recipient(listed));
  }
}
