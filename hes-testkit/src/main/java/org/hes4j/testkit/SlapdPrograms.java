package org.hes4j.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the programs and files of an installed OpenLDAP server. */
final class SlapdPrograms {
  static final String MISSING =
      "slapd is not installed: neither on the PATH nor in /usr/sbin (Debian: apt-get install slapd"
          + " ldap-utils)";

  private static final List<String> SYSTEM_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin");
  private static final List<String> MODULE_FOLDERS =
      List.of("/usr/lib/ldap", "/usr/lib64/openldap", "/usr/lib/openldap", "/usr/libexec/openldap");
  private static final List<String> SCHEMA_FOLDERS =
      List.of("/etc/ldap/schema", "/etc/openldap/schema", "/usr/local/etc/openldap/schema");

  private SlapdPrograms() {}

  static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), SYSTEM_FOLDERS.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Path require(String program) {
    return find(program).orElseThrow(() -> new IllegalStateException(MISSING));
  }

  /** Where the mdb backend lies as a module; nothing where it is compiled in. */
  static Optional<Path> modules() {
    return firstFolder(MODULE_FOLDERS)
        .filter(folder -> Files.exists(folder.resolve("back_mdb.so")));
  }

  /** Whether that overlay lies there as a module, so that it has to be loaded. */
  static boolean isModule(String overlay) {
    return modules().filter(folder -> Files.exists(folder.resolve(overlay + ".so"))).isPresent();
  }

  static Path schemas() {
    return firstFolder(SCHEMA_FOLDERS)
        .orElseThrow(
            () ->
                new IllegalStateException("no schema files of slapd in any of " + SCHEMA_FOLDERS));
  }

  private static Optional<Path> firstFolder(List<String> folders) {
    return folders.stream().map(Path::of).filter(Files::isDirectory).findFirst();
  }
}
