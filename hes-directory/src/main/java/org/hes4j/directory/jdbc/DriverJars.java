package org.hes4j.directory.jdbc;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Jars that are not on the class path and hold a JDBC driver with what it needs. */
final class DriverJars {
  private final List<Path> jars;

  DriverJars(List<Path> jars) {
    this.jars = jars;
  }

  /**
   * The driver for that URL. Its classes are loaded as long as this program runs.
   *
   * @throws IllegalArgumentException when there is none
   */
  Driver driver(String url) {
    URL[] urls = jars.stream().map(DriverJars::url).toArray(URL[]::new);
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    boolean any = false;
    try {
      for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
        any = true;
        if (driver.acceptsURL(url)) {
          return driver;
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw unusable("its driver cannot be loaded: " + e + "; name each jar it needs as well");
    } catch (SQLException e) {
      throw unusable("its driver refuses the URL");
    }
    throw unusable(
        any
            ? "its driver is for other URLs; check how the URL begins"
            : "holds no JDBC driver; name the jar that the database's vendor calls so");
  }

  private static URL url(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException("the driver's jar " + jar + ": there is no such file");
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("the driver's jar " + jar + ": its path makes no URL");
    }
  }

  private IllegalArgumentException unusable(String problem) {
    String names = String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    return new IllegalArgumentException("the driver's jar " + names + ": " + problem);
  }
}
