package org.hes4j.benchmarks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures were measured on. */
final class Machine {
  private static final Pattern SLAPD_VERSION = Pattern.compile("slapd (\\S+)");

  private Machine() {}

  /** One line: cores, memory, Java, OpenLDAP, and how busy the machine is now. */
  static String line() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    String memory =
        system instanceof com.sun.management.OperatingSystemMXBean more
            ? (more.getTotalMemorySize() >> 30) + " GiB"
            : "memory unknown";
    return String.format(
        Locale.ROOT,
        "%d cores, %s; %s %s; Java %s; OpenLDAP %s; load average %.1f",
        system.getAvailableProcessors(),
        memory,
        system.getName(),
        system.getArch(),
        System.getProperty("java.vm.version"),
        slapd(),
        system.getSystemLoadAverage());
  }

  private static String slapd() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "PATH=$PATH:/usr/sbin slapd -VV 2>&1").start();
      Matcher version =
          SLAPD_VERSION.matcher(new String(process.getInputStream().readAllBytes(), UTF_8));
      return version.find() ? version.group(1) : "unknown";
    } catch (IOException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
