package org.hes4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CredentialsTest {
  /** As System.getenv gives where a variable is not set. */
  @Test
  @SuppressWarnings("NullAway")
  void whatIsNotSetIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("admin", null))
        .withMessageContaining("the Service Authentication Key is null")
        .withMessageContaining("environment variable");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of(null, "key"))
        .withMessageContaining("the account name is null");
  }

  @Test
  void whatBasicAuthenticationCannotCarryIsRefusedWithoutTheSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("ad:min", "key"))
        .withMessageContaining("colon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("admin", "the-secret\n"))
        .withMessageContaining("line break")
        .withMessageNotContaining("the-secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("admin", " "))
        .withMessageContaining("is empty");
  }

  @Test
  void theKeyIsNotShown() {
    assertThat(Credentials.of("admin", "the-secret")).hasToString("admin");
  }
}
