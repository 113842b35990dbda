package org.hes4j.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class FolderNameTest {
  private static String name(String endpoint, String account) {
    return FolderName.of(URI.create(endpoint), account);
  }

  @Test
  void peopleCanReadWhoseFolderItIs() {
    assertThat(name("https://HES.example.com/imhs/", "admin@example.com"))
        .matches("hes\\.example\\.com-admin@example\\.com-[0-9a-f]{16}");
  }

  @Test
  void noAccountNameLeadsOutOfTheFolder() {
    assertThat(name("https://hes.example.com/", "../../etc/pass\nwd ü:*?" + "x".repeat(300)))
        .matches("[a-z0-9._@-]{1,110}")
        .doesNotContain("/");
  }

  @Test
  void writingTheSameEndpointOtherwiseChangesNothing() {
    assertThat(name("https://hes.example.com", "a"))
        .isEqualTo(name("HTTPS://HES.example.com:443/", "a"))
        .isEqualTo(name("https://user:secret@hes.example.com/?x=y", "a"));
  }

  /** It stands in the folder's about, and one that differs is taken for damaged. */
  @Test
  void itIsShownTheSameForAllWaysToWriteIt() {
    assertThat(FolderName.shown(URI.create("https://hes.example.com/hes/soap")))
        .isEqualTo("https://hes.example.com/hes/soap")
        .isEqualTo(FolderName.shown(URI.create("HTTPS://u:s@HES.example.com:443/hes/soap/?x=y")));
    assertThat(FolderName.shown(URI.create("http://hes.example.com:443")))
        .isEqualTo("http://hes.example.com:443");
  }

  @Test
  void eachEndpointAndAccountHasItsOwn() {
    assertThat(
            java.util.Set.of(
                name("https://hes.example.com/", "a/b"),
                name("https://hes.example.com/", "a_b"),
                name("https://hes.example.com/", "A_b"),
                name("https://hes.example.com/soap", "a_b"),
                name("https://hes.example.com:8443/", "a_b"),
                name("http://hes.example.com:443/", "a_b"),
                name("https://hes.example.org/", "a_b")))
        .hasSize(7);
  }

  @Test
  void anEndpointWithoutAHostIsRefused() {
    assertThatThrownBy(() -> name("file:///tmp", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a host");
  }
}
