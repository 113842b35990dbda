package org.hes4j.directory.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.directory.ldap.LdapRecipientSourceBuilder;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.testkit.RecipientSourceContract;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SampleDirectory;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** In memory, and on a real OpenLDAP whose size limit cuts the broken read off. */
class LdapSourceContractTest {

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InMemory extends RecipientSourceContract {
    private SampleDirectory directory;

    @BeforeAll
    void start() {
      directory = SampleDirectory.start(30);
      directory.remove("partner");
    }

    @AfterAll
    void stop() {
      directory.close();
    }

    @Override
    protected RecipientSource source() {
      return LdapRecipientSource.builder(directory.url()).pageSize(7).build();
    }

    @Override
    protected Set<String> addresses() {
      return directory.recipients().stream().map(Object::toString).collect(Collectors.toSet());
    }

    @Override
    protected Optional<RecipientSource> brokenSource() {
      return Optional.of(
          LdapRecipientSource.builder(
                  directory.url().toString().replace("dc=example", "ou=typo,dc=example"))
              .build());
    }
  }

  @Nested
  @RequiresSlapd
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnSlapd extends RecipientSourceContract {
    private static final String PASSWORD = "s3cret-word";

    private SlapdServer slapd;

    @BeforeAll
    void start() {
      StringBuilder ldif = new StringBuilder();
      for (String uid : List.of("ann", "ben", "eva", "reader")) {
        ldif.append("dn: uid=").append(uid).append(",dc=example,dc=com\n");
        ldif.append("objectClass: inetOrgPerson\ncn: Person\nsn: P\n");
        ldif.append("userPassword: ").append(PASSWORD).append('\n');
        ldif.append(uid.equals("reader") ? "\n" : "mail: " + uid + "@example.com\n\n");
      }
      slapd =
          SlapdServer.builder()
              .ldif(ldif.toString())
              .rootPassword(PASSWORD)
              .configuration("sizelimit 2")
              .start();
    }

    @AfterAll
    void stop() {
      slapd.close();
    }

    private LdapRecipientSourceBuilder builder() {
      return LdapRecipientSource.builder(slapd.url()).pageSize(1);
    }

    @Override
    protected RecipientSource source() {
      return builder().bind(slapd.rootDn(), () -> PASSWORD).build();
    }

    @Override
    protected Set<String> addresses() {
      return Set.of("ann@example.com", "ben@example.com", "eva@example.com");
    }

    @Override
    protected Optional<RecipientSource> brokenSource() {
      return Optional.of(builder().bind("uid=reader,dc=example,dc=com", () -> PASSWORD).build());
    }

    @Override
    protected List<String> secrets() {
      return List.of(PASSWORD);
    }
  }
}
