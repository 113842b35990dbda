package org.hes4j.directory.ldap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a kind of directory keeps its mail addresses.
 *
 * <p>A recipient left out has her mail refused, one too many does little harm. So a profile takes
 * every entry that has an address: people, and also groups, distribution lists, rooms and mail-in
 * databases; where it leaves some out, it says which and how to have them. Display names come from
 * {@code displayName}, else {@code cn}.
 *
 * <pre>{@code
 * LdapRecipientSource.builder("ldaps://dc1.example.com:3269/dc=example,dc=com")
 *     .profile(DirectoryProfile.ACTIVE_DIRECTORY)
 *     .bind("CN=reader,CN=Users,DC=example,DC=com", () -> password)
 *     .build();
 * }</pre>
 */
public enum DirectoryProfile {
  /**
   * OpenLDAP and others with people as {@code inetOrgPerson} (RFC 2798): {@code mail} (RFC 4524,
   * 2.16; known as {@code rfc822Mailbox} too), and {@code mailLocalAddress} of {@code
   * inetLocalMailRecipient} (OpenLDAP's misc.schema).
   */
  OPENLDAP("OpenLDAP", null, "mail mailLocalAddress"),

  /**
   * 389 Directory Server and FreeIPA: {@code mail}, and {@code mailAlternateAddress} of {@code
   * mailRecipient} (389's own schema file 50ns-mail.ldif). FreeIPA's accounts and groups lie below
   * {@code cn=accounts}; with that as base DN nothing is read twice. Locked accounts ({@code
   * nsAccountLock}) are read: the lock forbids the login, not mail.
   */
  DIRECTORY_SERVER_389("389 Directory Server", null, "mail mailAlternateAddress"),

  /**
   * HCL Domino: {@code mail}, which Domino's LDAP service forms from the Internet address, the
   * short name, the forwarding address or the Global Domain's rules, in that order (HCL Domino
   * documentation, "How the LDAP service forms a value for the mail attribute"). As the value may
   * be formed while answering, the filter names kinds of entries besides the attribute. Other names
   * under which the router delivers (full name, short name) are in no address attribute; where they
   * matter, give each an Internet address, or read those that are written as addresses with {@code
   * .attributes("mail", "uid")}.
   */
  DOMINO(
      "HCL Domino",
      "(|(mail=*)(objectClass=dominoPerson)(objectClass=dominoGroup)"
          + "(objectClass=dominoServerMailInDatabase))",
      "mail"),

  /**
   * NetIQ (OpenText) eDirectory: {@code mail}, its LDAP name of {@code Internet EMail Address}, and
   * {@code rfc822Mailbox}, the older name of the same (RFC 1274, 9.3.3), for servers whose mapping
   * has only that.
   */
  EDIRECTORY("NetIQ eDirectory", null, "mail rfc822Mailbox"),

  /**
   * Oracle (Sun) Directory Server Enterprise Edition with Messaging Server: {@code mail}, {@code
   * mailAlternateAddress}, {@code mailEquivalentAddress} (Sun Java Communications Suite Schema
   * Reference). A value {@code @example.com} takes all mail of a domain; it is rejected and named
   * in the report, for a list of recipients cannot say that.
   */
  ORACLE_DSEE("Oracle DSEE", null, "mail mailAlternateAddress mailEquivalentAddress"),

  /**
   * Zimbra: {@code mail}, {@code zimbraMailDeliveryAddress} and {@code zimbraMailAlias} (Zimbra's
   * zimbra-attrs.xml). Accounts of every {@code zimbraAccountStatus} are read, closed ones too; to
   * leave those out, add {@code (!(zimbraAccountStatus=closed))} to a filter of your own.
   */
  ZIMBRA("Zimbra", null, "mail zimbraMailDeliveryAddress zimbraMailAlias"),

  /** qmail-ldap: {@code mail} and {@code mailAlternateAddress} of {@code qmailUser}. */
  QMAIL_LDAP("qmail-ldap", null, "mail mailAlternateAddress"),

  /** Kolab: {@code mail}, and {@code alias} of {@code kolabInetOrgPerson}. */
  KOLAB("Kolab", null, "mail alias"),

  /**
   * Microsoft Active Directory, with or without Exchange: {@code mail} and {@code proxyAddresses}
   * (MS-ADA2, MS-ADA3). Of the latter {@code smtp:} and {@code SMTP:} values are addresses; others
   * ({@code x500:}, {@code sip:}) are left out and counted. Long lists come in ranges, which are
   * read to their end.
   *
   * <p><strong>Disabled accounts</strong> (bit 2 of {@code userAccountControl}, MS-ADTS 2.2.16,
   * tested with the matching rule 1.2.840.113556.1.4.803, MS-ADTS 3.1.1.3.4.4) are left out.
   * Beware: Active Directory forbids them to log in, and nothing more; Exchange goes on delivering
   * to the mailbox of a disabled person, so leaving her out means refusing her mail. Shared, room,
   * equipment and linked mailboxes belong to accounts that are disabled by design; these ({@code
   * msExchRecipientTypeDetails} 2, 4, 16, 32 and their remote kinds) are read all the same. To read
   * every account, set {@code .filter("(|(mail=*)(proxyAddresses=*))")} after the profile.
   *
   * <p>A domain controller answers a search from the domain's root with referrals to its other
   * partitions, which end the read. Ask the global catalog (port 3268, with TLS 3269), which holds
   * the whole forest and these attributes, or choose a base DN below the root.
   */
  ACTIVE_DIRECTORY(
      "Active Directory",
      "(&(|(mail=*)(proxyAddresses=*))"
          + "(|(!(userAccountControl:1.2.840.113556.1.4.803:=2))"
          + "(msExchRecipientTypeDetails=2)(msExchRecipientTypeDetails=4)"
          + "(msExchRecipientTypeDetails=16)(msExchRecipientTypeDetails=32)"
          + "(msExchRecipientTypeDetails=8589934592)(msExchRecipientTypeDetails=17179869184)"
          + "(msExchRecipientTypeDetails=34359738368)))",
      "mail proxyAddresses");

  private final String title;
  private final @Nullable String filter;
  private final String addressAttributes;

  DirectoryProfile(String title, @Nullable String filter, String addressAttributes) {
    this.title = title;
    this.filter = filter;
    this.addressAttributes = addressAttributes;
  }

  /** The product's name. */
  public String title() {
    return title;
  }

  /**
   * Which entries are read (RFC 4515); where it is empty, those that have any of the attributes.
   */
  public Optional<String> filter() {
    return Optional.ofNullable(filter);
  }

  /** The attributes that hold addresses, at least one. */
  public List<String> addressAttributes() {
    return List.of(addressAttributes.split(" ", -1));
  }

  /** The attributes that hold a name for people, the best first. */
  public List<String> displayNameAttributes() {
    return List.of("displayName", "cn");
  }
}
