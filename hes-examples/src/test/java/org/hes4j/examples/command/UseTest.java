package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.held;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed where it would do nothing is refused, before anything is done. */
class UseTest extends CommandTest {
  private static final String RUNS = "add-users, delete-users, replace-users, plan, watch, restore";
  private static final String WRITES = "add-users, delete-users, replace-users, watch, restore";
  private static final String JDBC = "--jdbc-url jdbc:h2:mem:x --query SELECT";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replace-users -t csv -f PEOPLE --check | --check is for -a plan;",
        "add-users -t csv -f PEOPLE --check=true | --check is for -a plan;",
        "replace-users -t csv -f PEOPLE --run 3 | --run is for -a restore;",
        "plan -t jdbc --at-least 5 " + JDBC + " | --at-least is for -t csv, ldif;",
        "plan -t ldap --end-marker x --ldap-url ldap://127.0.0.1:1/ | --end-marker is for -t csv, ldif;",
        "plan -t ldif -f PEOPLE --header | --header is for -t csv;",
        "plan -t ldap -f PEOPLE | -f is for -t csv, ldif;",
        "plan -t csv -f PEOPLE --filter (mail=*) | --filter is for -t ldap;",
        "plan -t csv -f PEOPLE --attribute mail | --attribute is for -t ldif, ldap;",
        "plan -t csv -f PEOPLE --query SELECT | --query is for -t jdbc;",
        "plan -t ldif -f PEOPLE --read-limit 5 | --read-limit is for -t ldap, jdbc;",
        "plan -t ldap --address-column 2 | --address-column is for -t csv, jdbc;",
        "plan -t ldap --gather 2 | --gather is for -a watch;",
        "restore -f PEOPLE | -f is for -a add-users, delete-users, replace-users, plan, watch, check-source;",
        "restore -t csv | -t is for -a add-users,",
        "restore --include PEOPLE | --include is for -a add-users,",
        "add-users -t csv -f PEOPLE --must-keep a@ | --must-keep is for -a delete-users, replace-users, plan, watch, restore;",
        "check-source -t csv -f PEOPLE --must-keep a@ | --must-keep is for -a delete-users,",
        "check-source -t csv -f PEOPLE -d example.com | -d is for -a list-users, " + RUNS + ";",
        "list-users --rivals refuse | --rivals is for -a " + RUNS + ";",
        "list-domains --allow-removals 5 | --allow-removals is for -a delete-users, replace-users, plan, watch, restore;",
        "add-users -t csv -f PEOPLE --allow-removals 5 | --allow-removals is for -a delete-users,",
        "history --verify full | --verify is for -a " + WRITES + ";",
        "plan -t csv -f PEOPLE --verify full | --verify is for -a " + WRITES + ";",
        "plan -t csv -f PEOPLE --metrics-file x.prom | --metrics-file is for -a " + WRITES + ";",
        "add-users -t csv -f PEOPLE --metrics-label a=b | --metrics-label is for use with --metrics-file;",
        "plan -t ldap --full-read-after 5 | --full-read-after is for use with --incremental or -a watch;",
        "plan -t csv -f PEOPLE --full-read-after 5 | --full-read-after is for -t ldap;",
        "plan -t ldap --trust-store-password-file x | --trust-store-password-file is for use with --trust-store;",
        "plan -t ldap --key-store-password-file x | --key-store-password-file is for use with --key-store;",
        "plan -t jdbc --jdbc-password-file x "
            + JDBC
            + " | --jdbc-password-file is for use with --jdbc-user;",
        "list-domains --proxy-user x | --proxy-user is for use with --proxy;",
        "list-domains --proxy localhost:1 --proxy-password-file x | --proxy-password-file is for use with --proxy-user;",
        "replace-users -t csv -f PEOPLE --write whole-lists | --write is for use with --binding rest;",
        "list-users --unreadable-entries leave-out | --unreadable-entries is for use with --binding rest;",
      })
  void shouldRefuseWhatWouldDoNothing(String words, String message) throws IOException {
    String people = file("people.csv", "ann@example.com\n");
    String[] typed = ("-a " + words.strip().replace("PEOPLE", people)).split(" ");

    assertUsage(shell.run(typed), "imhs-cmd: " + message.strip());

    assertThat(held(hes, COM)).isEmpty();
  }

  /** A file may be for several kinds of runs, and a switch that is off asks for nothing. */
  @Test
  void shouldLetTheConfigurationFileBeForOtherRunsToo() throws IOException {
    String people = file("people.csv", "ann@example.com\n");
    String config =
        file(
            "c.properties",
            "must-keep=ann@\nfilter=(mail=*)\nquery=SELECT\nrivals=refuse\nverify=full\nfull-read-after=5\nwrite=whole-lists\n");

    for (String action : new String[] {"check-source", "add-users"}) {
      Shell.Result result =
          shell.run("-a", action, "-t", "csv", "-f", people, "--check=false", "--config", config);
      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
    }
    assertThat(shell.run("-a", "list-users", "--config", config).out())
        .isEqualTo("ann@example.com\n");
  }
}
