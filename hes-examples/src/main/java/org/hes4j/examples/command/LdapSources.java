package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.directory.ldap.LdapRecipientSourceBuilder;
import org.hes4j.directory.ldap.ReferralPolicy;

/** Makes sources of directories. */
final class LdapSources {
  private final LdapOptions options;
  private final LimitOptions limits;
  private final boolean withoutNames;
  private final Secrets secrets;

  LdapSources(Options options, Secrets secrets) {
    this.options = options.ldap;
    this.limits = options.limits;
    this.withoutNames = options.choices.withoutNames;
    this.secrets = secrets;
  }

  LdapRecipientSource make() {
    if (options.urls.isEmpty()) {
      throw new UsageException(
          "--ldap-url is missing: -t ldap needs the directory, such as"
              + " ldap://localhost:389/dc=example,dc=com");
    }
    try {
      return source(options.urls.get(0));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UsageException("the source cannot be read like this: " + e.getMessage());
    }
  }

  private LdapRecipientSource source(String url) {
    LdapRecipientSourceBuilder builder = LdapRecipientSource.builder(url);
    options.urls.stream().skip(1).forEach(builder::alternative);
    limits.connect().ifPresent(builder::connectTimeout);
    limits.response().ifPresent(builder::responseTimeout);
    limits.read().ifPresent(builder::readLimit);
    query(builder);
    encryption(builder);
    login(builder);
    return builder.build();
  }

  private void query(LdapRecipientSourceBuilder builder) {
    if (options.profile != null) {
      builder.profile(options.profile);
    }
    if (!options.attributes.isEmpty()) {
      builder.attributes(options.attributes);
    }
    if (withoutNames) {
      builder.displayNameAttributes();
    } else if (!options.displayNameAttributes.isEmpty()) {
      builder.displayNameAttributes(options.displayNameAttributes.toArray(String[]::new));
    }
    if (options.filter != null) {
      builder.filter(options.filter);
    }
    options.furtherBases.forEach(builder::alsoSearch);
    if (!options.referralHosts.isEmpty()) {
      builder
          .referrals(ReferralPolicy.FOLLOW)
          .followReferralsTo(options.referralHosts.toArray(String[]::new));
    }
    answers(builder);
  }

  private void answers(LdapRecipientSourceBuilder builder) {
    if (options.acceptServerText) {
      builder.acceptServerText();
    }
    if (options.pageSize != null) {
      if (options.pageSize == 0) {
        builder.withoutPaging();
      } else {
        builder.pageSize(options.pageSize);
      }
    }
  }

  private void encryption(LdapRecipientSourceBuilder builder) {
    if (options.startTls) {
      builder.startTls();
    }
    if (options.trust != null) {
      builder.trust(options.trust);
    }
    if (options.trustStore != null) {
      String password =
          secrets
              .find(
                  options.trustStorePasswordFile,
                  "HES_TRUST_STORE_PASSWORD",
                  "trust-store-password")
              .orElse("");
      builder.trustStore(options.trustStore, () -> password);
    }
    if (options.keyStore != null) {
      String password =
          secrets
              .find(options.keyStorePasswordFile, "HES_KEY_STORE_PASSWORD", "key-store-password")
              .orElse("");
      builder.keyStore(options.keyStore, () -> password);
    }
  }

  private void login(LdapRecipientSourceBuilder builder) {
    requireOneLogin();
    if (options.saslExternal) {
      builder.bindExternal();
    } else if (options.saslUser != null) {
      String password = bindPassword("--sasl-user");
      builder.bindPlain(options.saslUser, () -> password);
    } else if (options.bindDn != null) {
      String password = bindPassword("--bind-dn");
      builder.bind(options.bindDn, () -> password);
    }
  }

  /** Whoever is another reader than was meant may see less, and what he does not see is gone. */
  private void requireOneLogin() {
    List<String> logins = new ArrayList<>();
    if (options.bindDn != null) {
      logins.add("--bind-dn");
    }
    if (options.saslUser != null) {
      logins.add("--sasl-user");
    }
    if (options.saslExternal) {
      logins.add("--sasl-external");
    }
    if (logins.size() > 1) {
      throw new UsageException(
          String.join(" and ", logins) + " each say who reads the directory; give one");
    }
    if (logins.isEmpty() && bindPassword().isPresent()) {
      throw new UsageException(
          "a bind password is given (--bind-password-file, HES_BIND_PASSWORD or bind-password), and"
              + " nobody whose it is, so the directory would be read anonymously; give --bind-dn or"
              + " --sasl-user, or leave the password out");
    }
  }

  private Optional<String> bindPassword() {
    return secrets.find(options.bindPasswordFile, "HES_BIND_PASSWORD", "bind-password");
  }

  private String bindPassword(String option) {
    return bindPassword()
        .orElseThrow(
            () ->
                new UsageException(
                    option
                        + " needs its password: put it into a file and name it with"
                        + " --bind-password-file, or set HES_BIND_PASSWORD"));
  }
}
