package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreloadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"-a replace-users -t ldap", "--action=list-domains", "--action plan -t csv -f x"})
  void whatTalksToTheSoapServiceIsPreparedFor(String line) {
    assertThat(Preload.isOfUse(List.of(line.split(" ", -1)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "demo",
        "-a check-source -t ldap",
        "--action history",
        "-a replace-users --binding rest",
        "-a replace-users --binding=rest",
        "-a list-domains --region europe"
      })
  void othersAreNot(String line) {
    assertThat(Preload.isOfUse(List.of(line.split(" ", -1)))).isFalse();
  }

  @Test
  void tlsIsPreparedForUnlessPlainHttpIsSpokenOf() {
    List<String> words = List.of("-a", "list-domains");

    assertThat(Preload.isOverTls(words, "")).isTrue();
    assertThat(Preload.isOverTls(words, "https://hes.example.com/")).isTrue();
    assertThat(Preload.isOverTls(words, "http://127.0.0.1:8080/hes/soap")).isFalse();
    assertThat(Preload.isOverTls(List.of("--endpoint=http://localhost/"), "")).isFalse();
  }
}
