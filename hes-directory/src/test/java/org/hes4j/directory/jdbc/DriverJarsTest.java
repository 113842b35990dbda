package org.hes4j.directory.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverJarsTest {
  private static final String H2 = "jdbc:h2:mem:jars";

  @TempDir private Path folder;

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static JdbcRecipientSource source(String url, Path... jars) {
    return JdbcRecipientSource.builder(url, "SELECT mail FROM p").driverJars(List.of(jars)).build();
  }

  /** The driver on the class path has another database of that name, without the table. */
  @Test
  void theDriverIsTheOneInTheJar() throws Exception {
    String filled =
        H2
            + ";INIT=CREATE TABLE p (mail VARCHAR(99))\\;"
            + "INSERT INTO p VALUES ('ann@example.com')";
    try (Connection keep = DriverManager.getConnection(H2)) {
      List<SourceRecord> records = new ArrayList<>();
      source(filled, jarOf(org.h2.Driver.class)).read(records::add);
      assertThat(records)
          .singleElement()
          .isInstanceOfSatisfying(
              SourceRecord.Address.class, a -> assertThat(a.value()).isEqualTo("ann@example.com"));
      assertThat(keep.getMetaData().getTables(null, null, "P", null).next()).isFalse();
    }
  }

  @Test
  void itIsSaidWhatIsWrong() throws Exception {
    Path none = folder.resolve("none.jar");
    assertThatThrownBy(() -> source(H2, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the driver's jar " + none + ": there is no such file");
    Path other = jarOf(Test.class);
    assertThatThrownBy(() -> source(H2, other))
        .hasMessage(
            "the driver's jar "
                + other
                + ": holds no JDBC driver; name the jar that the database's vendor calls so");
    Path driver = jarOf(org.h2.Driver.class);
    assertThatThrownBy(() -> source("jdbc:other:x?password=s3cret", driver))
        .hasMessage(
            "the driver's jar "
                + driver
                + ": its driver is for other URLs; check how the URL begins");
    Path broken = driverWithoutItsClass();
    assertThatThrownBy(() -> source(H2, broken))
        .hasMessageStartingWith("the driver's jar " + broken + ": its driver cannot be loaded: ")
        .hasMessageContaining("com.example.Missing")
        .hasMessageEndingWith("; name each jar it needs as well");
  }

  private Path driverWithoutItsClass() throws IOException {
    Path jar = folder.resolve("broken.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
      out.write("com.example.Missing\n".getBytes(UTF_8));
      out.closeEntry();
    }
    return jar;
  }
}
