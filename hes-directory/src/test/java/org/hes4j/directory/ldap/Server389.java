package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A real 389 Directory Server on a free port of 127.0.0.1, all its files in the test's folder.
 * Started straight from its program: its set-up tool writes into system folders and wants systemd.
 */
final class Server389 implements AutoCloseable {
  static final String ROOT_DN = "cn=admin,cn=root";
  static final String SUFFIX = "dc=example,dc=com";

  private static final Path PROGRAM = Path.of("/usr/sbin/ns-slapd");
  private static final Path TEMPLATE = Path.of("/usr/share/dirsrv/data/template-dse.ldif");
  private static final Path USER_SCHEMA = Path.of("/etc/dirsrv/schema/99user.ldif");
  private static final Path COLLATIONS = Path.of("/etc/dirsrv/config/slapd-collations.conf");

  /** The database and who may read it; added at run time as its own tools do. */
  private static final String DATABASE =
      """
      dn: cn=userRoot,cn=ldbm database,cn=plugins,cn=config
      objectClass: extensibleObject
      objectClass: nsBackendInstance
      cn: userRoot
      nsslapd-suffix: dc=example,dc=com

      dn: cn="dc=example,dc=com",cn=mapping tree,cn=config
      objectClass: extensibleObject
      objectClass: nsMappingTree
      cn: dc=example,dc=com
      nsslapd-state: backend
      nsslapd-backend: userRoot

      dn: dc=example,dc=com
      objectClass: domain
      dc: example
      aci: (targetattr="*")(version 3.0; acl "all"; allow (read,search,compare) userdn="ldap:///anyone";)
      """;

  private final Process process;
  private final int port;

  private Server389(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM) && Files.isReadable(TEMPLATE);
  }

  /** A server with these entries below {@link #SUFFIX}. */
  static Server389 start(Path folder, String ldif) throws Exception {
    return start(folder, Files.readString(TEMPLATE), ldif);
  }

  /** The same with the plugins that tell changes, which are off of themselves. */
  static Server389 tellingChanges(Path folder, String ldif) throws Exception {
    String template = Files.readString(TEMPLATE);
    for (String plugin : new String[] {"Content Synchronization", "Retro Changelog Plugin"}) {
      int begin = template.indexOf("dn: cn=" + plugin + ",");
      int end = template.indexOf("\n\n", begin);
      String more =
          plugin.startsWith("Retro") ? "\nnsslapd-attribute: nsuniqueid:targetUniqueId" : "";
      template =
          template.substring(0, begin)
              + template.substring(begin, end).replace("pluginenabled: off", "pluginenabled: on")
              + more
              + template.substring(end);
    }
    return start(folder, template, ldif);
  }

  private static Server389 start(Path folder, String template, String ldif) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    configure(folder, template, port);
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-D",
                folder.resolve("config").toString(),
                "-i",
                folder.resolve("pid").toString(),
                // Any -d keeps it in the foreground, so the process is ours to end.
                "-d",
                "0")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Server389 server = new Server389(process, port);
    try {
      server.awaitAnswer(folder);
      server.add(DATABASE);
      server.add(ldif);
      return server;
    } catch (Exception e) {
      server.close();
      throw e;
    }
  }

  private static void configure(Path folder, String original, int port) throws IOException {
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("schema"));
    Files.copy(USER_SCHEMA, config.resolve("schema").resolve("99user.ldif"));
    Files.copy(COLLATIONS, config.resolve("slapd-collations.conf"));
    for (String each : new String[] {"lock", "tmp", "ldif", "bak", "run", "inst", "log", "db"}) {
      Files.createDirectory(folder.resolve(each));
    }
    String template =
        original
            .replaceAll("%(lock|tmp|ldif|bak|run|inst|log|db)_dir%", folder + "/$1")
            .replace("%db_home_dir%", folder + "/db")
            .replace("%schema_dir%", config + "/schema")
            .replaceAll("%(cert|config)_dir%", config.toString())
            .replace("%fqdn%", "localhost")
            .replace("%ds_port%", port + "\nnsslapd-listenhost: 127.0.0.1")
            .replace("%ds_user%", System.getProperty("user.name"))
            .replace("%rootdn%", ROOT_DN)
            // "secret" under SHA-1; it takes no password in the clear.
            .replace("%ds_passwd%", "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=")
            .replaceAll("%ldapi(_enabled|_autobind)%", "off")
            .replace("%ldapi%", folder + "/socket")
            .replace("%ds_suffix%", SUFFIX)
            .replace("%db_lib%", "bdb");
    Files.writeString(config.resolve("dse.ldif"), template);
  }

  private void awaitAnswer(Path folder) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port, ROOT_DN, "secret")) {
        if (connection.isConnected()) {
          return;
        }
      } catch (LDAPException notYet) {
        if (System.nanoTime() - deadline > 0) {
          break;
        }
      }
    }
    throw new IllegalStateException(
        "ns-slapd does not start: " + Files.readString(folder.resolve("output")));
  }

  /** Adds entries. */
  void add(String ldif) throws LDAPException, LDIFException, IOException {
    try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port, ROOT_DN, "secret");
        LDIFReader reader = new LDIFReader(new BufferedReader(new StringReader(ldif)))) {
      for (var entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        connection.add(entry);
      }
    }
  }

  /** Changes an entry, in LDIF. */
  void modify(String... ldif) throws LDAPException, LDIFException {
    try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port, ROOT_DN, "secret")) {
      connection.modify(ldif);
    }
  }

  LdapRecipientSourceBuilder source() {
    return LdapRecipientSource.builder("ldap://127.0.0.1:" + port + "/" + SUFFIX);
  }

  /** Kills the server as a crash would. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  private boolean await() {
    try {
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!await()) {
      kill();
    }
  }
}
