package org.hes4j.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real OpenLDAP server for a test: {@code slapd} on a free port of 127.0.0.1, its data in a
 * temporary folder.
 *
 * <pre>{@code
 * try (SlapdServer slapd = SlapdServer.builder().ldif(people).configuration("sizelimit 100").start()) {
 *   read(slapd.url());
 * }
 * }</pre>
 *
 * <p>Schemas core, cosine and inetOrgPerson are loaded, everybody may read, there is no size limit
 * (slapd's own default is 500), and the entry of the suffix exists from the start. Once started it
 * is thread-safe.
 */
public final class SlapdServer implements AutoCloseable {
  private final String suffix;
  private final String rootDn;
  private final String rootPassword;
  private final SlapdFolder folder;
  private final boolean secure;
  private volatile SlapdProcess process;

  private SlapdServer(Builder builder, SlapdFolder folder, SlapdProcess process) {
    this.suffix = builder.suffix;
    this.rootDn = builder.rootDn();
    this.rootPassword = builder.rootPassword;
    this.folder = folder;
    this.secure = builder.secure;
    this.process = process;
  }

  /** Whether {@code slapd} and {@code slapadd} are on the PATH or in the usual system folder. */
  public static boolean isInstalled() {
    return SlapdPrograms.find("slapd").isPresent() && SlapdPrograms.find("slapadd").isPresent();
  }

  /** A server to be configured. */
  public static Builder builder() {
    return new Builder();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return process.port();
  }

  /** The suffix, which is also the DN of the topmost entry. */
  public String suffix() {
    return suffix;
  }

  /** The DN that may do everything and that no limit binds. */
  public String rootDn() {
    return rootDn;
  }

  /** The password of {@link #rootDn()}. */
  public String rootPassword() {
    return rootPassword;
  }

  /** The server without a base DN: {@code ldap://127.0.0.1:PORT}. */
  public URI serverUrl() {
    return URI.create("ldap://127.0.0.1:" + port());
  }

  /** The server and its suffix: {@code ldap://127.0.0.1:PORT/dc=example,dc=com}. */
  public URI url() {
    return URI.create(serverUrl() + "/" + suffix.replace(" ", "%20"));
  }

  /**
   * The server and its suffix over TLS: {@code ldaps://localhost:PORT/dc=example,dc=com}.
   *
   * @throws IllegalStateException when it has no certificate; see {@link Builder#tls}
   */
  public URI secureUrl() {
    if (process.securePort() == 0) {
      throw new IllegalStateException(this + " has no certificate; give one with tls(...)");
    }
    return URI.create(
        "ldaps://localhost:" + process.securePort() + "/" + suffix.replace(" ", "%20"));
  }

  /** Whether the process runs. */
  public boolean isRunning() {
    return process.isRunning();
  }

  /** What the server has written to standard error so far. */
  public String log() {
    return folder.log();
  }

  /** Ends the server as an administrator would: clients are told. Returns when it has ended. */
  public void stop() {
    process.stop();
  }

  /** Kills the server as a crash would: nobody is told. Returns when it has ended. */
  public void kill() {
    process.kill();
  }

  /**
   * Starts the server again, after {@link #stop} or {@link #kill}, on the same ports and with what
   * it has stored.
   *
   * @throws IllegalStateException when it runs, or does not start
   */
  public void restart() {
    if (isRunning()) {
      throw new IllegalStateException(this + " runs; stop it first");
    }
    try {
      SlapdProcess again =
          SlapdProcess.start(folder, suffix, process.port(), secure ? process.securePort() : 0);
      if (again == null) {
        throw new IllegalStateException(this + " does not start again: " + folder.log());
      }
      process = again;
    } catch (IOException e) {
      throw new IllegalStateException(this + " does not start again: " + e.getMessage(), e);
    }
  }

  /** Stops the server and deletes its folder. */
  @Override
  public void close() {
    process.stop();
    folder.delete();
  }

  /** {@code slapd ldap://127.0.0.1:PORT/SUFFIX}. */
  @Override
  public String toString() {
    return "slapd " + url();
  }

  /** What a {@link SlapdServer} shall be. Not thread-safe. */
  public static final class Builder {
    private String suffix = "dc=example,dc=com";
    private String rootPassword = "secret";
    private final List<String> globalConfiguration = new ArrayList<>();
    private final List<String> configuration = new ArrayList<>();
    private final List<String> overlays = new ArrayList<>();
    private boolean secure;
    private boolean replica;
    private final List<Path> ldifFiles = new ArrayList<>();
    private final StringBuilder ldif = new StringBuilder();

    private Builder() {}

    /**
     * The suffix; default {@code dc=example,dc=com}.
     *
     * @throws IllegalArgumentException when it begins with neither {@code dc=}, {@code o=} nor
     *     {@code ou=}
     */
    public Builder suffix(String suffix) {
      SuffixEntry.of(suffix);
      this.suffix = suffix;
      return this;
    }

    /** The password of the root DN, {@code cn=admin,SUFFIX}; default {@code secret}. */
    public Builder rootPassword(String password) {
      this.rootPassword = password;
      return this;
    }

    /** Adds a line to the database section of {@code slapd.conf}, such as {@code sizelimit 100}. */
    public Builder configuration(String line) {
      configuration.add(line);
      return this;
    }

    /** Adds a line to the part of {@code slapd.conf} before the database, such as of SASL. */
    public Builder globalConfiguration(String line) {
      globalConfiguration.add(line);
      return this;
    }

    /**
     * Lets clients ask for changes (RFC 4533): overlay {@code syncprov}, without a session log, so
     * that the server names the entries that are still there instead of those that are gone.
     */
    public Builder contentSynchronization() {
      if (SlapdPrograms.isModule("syncprov")) {
        globalConfiguration("moduleload syncprov");
      }
      overlays.addAll(List.of("index entryCSN,entryUUID eq", "overlay syncprov"));
      return this;
    }

    /**
     * The same with a session log, from which the server can name the entries that are gone.
     *
     * @param sessionLog how many changes it holds, since the server's last start
     */
    public Builder contentSynchronization(int sessionLog) {
      contentSynchronization();
      overlays.add("syncprov-sessionlog " + sessionLog);
      return this;
    }

    /**
     * Makes the server a replica (syncrepl, refreshAndPersist) that has every entry from the other
     * one, its suffix too. It is empty when it starts.
     *
     * @param provider one with {@link #contentSynchronization} and the same suffix
     */
    public Builder replicaOf(SlapdServer provider) {
      replica = true;
      return configuration(
          "syncrepl rid=001 type=refreshAndPersist retry=\"1 +\" bindmethod=simple provider="
              + provider.serverUrl()
              + " searchbase=\""
              + provider.suffix()
              + "\" binddn=\""
              + provider.rootDn()
              + "\" credentials=\""
              + provider.rootPassword()
              + "\"");
    }

    /**
     * Lets the server speak TLS: StartTLS on its port, {@code ldaps} on a second one ({@link
     * SlapdServer#secureUrl()}). Clients may show a certificate of the same authority.
     *
     * @param certificate the server's, for localhost and 127.0.0.1, in PEM form
     * @param key its private key in PEM form
     * @param authority the issuer's certificate in PEM form
     */
    public Builder tls(Path certificate, Path key, Path authority) {
      secure = true;
      return globalConfiguration("TLSCertificateFile " + certificate)
          .globalConfiguration("TLSCertificateKeyFile " + key)
          .globalConfiguration("TLSCACertificateFile " + authority)
          .globalConfiguration("TLSVerifyClient try");
    }

    /** Adds entries below the suffix, loaded before the server starts. */
    public Builder ldif(String entries) {
      ldif.append(entries).append("\n\n");
      return this;
    }

    /** Adds a file of entries below the suffix, loaded before the server starts. */
    public Builder ldif(Path file) {
      ldifFiles.add(file);
      return this;
    }

    /**
     * Starts the server and waits until it answers, at most 30 seconds.
     *
     * @throws IllegalStateException when no slapd is installed, the entries do not load or the
     *     server does not start; the message holds what slapd said
     */
    public SlapdServer start() {
      SlapdFolder folder = SlapdFolder.create();
      try {
        List<String> database = new ArrayList<>(configuration);
        // Overlays stand on what is above them.
        database.addAll(overlays);
        folder.writeConfiguration(globalConfiguration, suffix, rootPassword, database);
        if (!replica) {
          folder.load(SuffixEntry.of(suffix) + "\n" + ldif);
        }
        for (Path file : ldifFiles) {
          folder.load(file);
        }
        return new SlapdServer(this, folder, SlapdProcess.start(folder, suffix, secure));
      } catch (IOException e) {
        folder.delete();
        throw new IllegalStateException("slapd could not be set up: " + e.getMessage(), e);
      } catch (RuntimeException e) {
        folder.delete();
        throw e;
      }
    }

    private String rootDn() {
      return "cn=admin," + suffix;
    }
  }
}
