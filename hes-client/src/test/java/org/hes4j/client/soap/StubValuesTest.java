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

  /** Without what surrounds it, it would be somebody else's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ann@example.com",
        "\uFEFFann@example.com",
        "smtp:ann@example.com",
        "a@b.com\u200B"
      })
  void takesNoneThatIsAnotherOneByThen(String listed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recipient(listed))
        .withMessage("a recipient whose address is none");
  }
}
